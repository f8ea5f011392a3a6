import { sql } from 'drizzle-orm';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import type { Logger } from '../../platform/logger.ts';

export interface ConnectionSettings extends pg.ClientConfig {
  /** The user is not the server's own login: each connection takes the role of the server. */
  readonly becomesApp?: boolean | undefined;
}

const INT8 = 20;
/** Epoch ms and counters fit a double; the driver would hand 64-bit integers out as text. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    oid === INT8 && format !== 'binary'
      ? (value: string) => Number(value)
      : pg.types.getTypeParser(oid, format),
};

export function connectionSettings(settings: ConnectionSettings, name: string): pg.ClientConfig {
  const { becomesApp: _becomesApp, ...client } = settings;
  return {
    application_name: name,
    keepAlive: true,
    connectionTimeoutMillis: 5000,
    ...client,
    types,
  };
}

/** Everything but migrations has the rights of the role that owns nothing and cannot bypass row-level security. */
export async function becomeApp(
  client: pg.ClientBase,
  { becomesApp = false }: ConnectionSettings,
): Promise<void> {
  if (becomesApp) await client.query('set role chairside_app');
}

type Schema = Record<string, never>;
export type Database = NodePgDatabase<Schema>;
type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];

export interface Connection {
  readonly pool: pg.Pool;
  readonly db: Database;
  /** Runs `work` in one transaction that sees and writes these clinics only. */
  scoped<T>(
    clinics: number | readonly number[],
    work: (tx: Transaction) => Promise<T>,
    options?: { readonly snapshot?: boolean },
  ): Promise<T>;
}
export type { Transaction };

export function openPool(settings: ConnectionSettings, logger: Logger, max = 8): Connection {
  const pool = new pg.Pool({
    ...connectionSettings(settings, 'chairside'),
    max,
    statement_timeout: 30_000,
    onConnect: (client) => becomeApp(client, settings),
  });
  // An idle connection that dies emits here; without a listener it would end the process.
  pool.on('error', (error) => logger.debug({ err: error }, 'an idle database connection ended'));
  const db = drizzle(pool);
  return {
    pool,
    db,
    scoped: (clinics, work, options) =>
      db.transaction(
        async (tx) => {
          const ids = typeof clinics === 'number' ? String(clinics) : clinics.join(',');
          await tx.execute(sql`select set_config('chairside.clinics', ${ids}, true)`);
          return work(tx);
        },
        options?.snapshot
          ? { isolationLevel: 'repeatable read', accessMode: 'read only' }
          : undefined,
      ),
  };
}
