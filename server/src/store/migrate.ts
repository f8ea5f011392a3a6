import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import { type ConnectionSettings, connectionSettings } from './connection.ts';
import { databaseError } from './database-error.ts';

/** Any constant: servers that start together on one database migrate one after the other. */
const MIGRATION_LOCK = 730_114_501;
const OLDEST_SERVER = 150_000;

/** Brings the schema up to date as the owner of the database. Safe to run from several processes at once. */
export async function migrateDatabase(settings: ConnectionSettings): Promise<void> {
  const client = new pg.Client(connectionSettings(settings, 'chairside-migrate'));
  // A connection that is lost between two statements emits as well as rejecting the next one.
  client.on('error', () => undefined);
  await client.connect();
  try {
    const answer = await client.query<{ version: string }>(
      `select current_setting('server_version_num') as version`,
    );
    if (Number(answer.rows[0]?.version) < OLDEST_SERVER) {
      throw new Error('Chairside needs PostgreSQL 15 or newer.');
    }
    await client.query(`set client_min_messages = warning`);
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await migrate(drizzle(client), {
      migrationsFolder: fileURLToPath(new URL('./migrations', import.meta.url)),
    });
  } catch (error) {
    const said = databaseError(error);
    // Of a statement that fails, the message of the driver's wrapper is the statement: what the database said is within.
    if (said === null) throw error;
    throw new Error(`The database could not be brought up to date: ${said.message}`, {
      cause: error,
    });
  } finally {
    await client.end();
  }
}
