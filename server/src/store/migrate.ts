import { fileURLToPath } from 'node:url';
import { utcText } from '@chairside/shared/time/calendar';
import { type MigrationConfig, readMigrationFiles } from 'drizzle-orm/migrator';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import { type ConnectionSettings, connectionSettings } from './database/connection.ts';
import { databaseError } from './database/database-error.ts';
import { refoldNames } from './name-keys.ts';

/** Any constant: servers that start together on one database migrate one after the other. */
const MIGRATION_LOCK = 730_114_501;
const OLDEST_SERVER = 150_000;
const MIGRATIONS: MigrationConfig = {
  migrationsFolder: fileURLToPath(new URL('./migrations', import.meta.url)),
};

class NewerDatabase extends Error {
  override readonly name = 'NewerDatabase';
}

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
    await refuseNewer(client);
    await migrate(drizzle(client), MIGRATIONS);
    await refoldNames(client);
  } catch (error) {
    if (error instanceof NewerDatabase) throw error;
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

/** A database that a newer program has changed may keep its data in ways that this one does not read: it is not touched. */
async function refuseNewer(client: pg.Client): Promise<void> {
  const table = await client.query<{ there: boolean }>(
    `select to_regclass('drizzle.__drizzle_migrations') is not null as there`,
  );
  if (!table.rows[0]?.there) return;
  const newest = Math.max(...readMigrationFiles(MIGRATIONS).map((file) => file.folderMillis));
  const answer = await client.query<{ at: string | null }>(
    'select max(created_at) as at from drizzle.__drizzle_migrations',
  );
  const at = Number(answer.rows[0]?.at ?? 0);
  if (at <= newest) return;
  const day = (instant: number) => utcText(instant).slice(0, 10);
  throw new NewerDatabase(
    `This database was used by a newer version of Chairside (its tables are of ${day(at)}, this program knows them up to ${day(newest)}). Start that version or a later one, or restore a backup from before the update.`,
  );
}
