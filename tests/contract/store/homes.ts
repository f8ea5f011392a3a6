import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger } from '@chairside/server/platform/logger';
import { readPidFile } from '@chairside/server/store/embedded/cluster-files';
import { createFakeStore, type FakeStoreOptions } from '@chairside/server/store/fake/store.fake';
import { openStore } from '@chairside/server/store/open';
import type { Store } from '@chairside/server/store/ports/store';
import { startPlainPostgres } from '../../support/postgres.ts';

/** A store to hold to the contract. */
export interface Home {
  readonly store: Store;
  /** Connects as the owner of the database, past the policies; null where there is no database. */
  readonly sql:
    | { readonly connectionString: string }
    | { host: string; port: number; user: string; password: string; database: string }
    | null;
  compactBefore(before: number): Promise<number>;
  close(): Promise<void>;
}

const options = {
  logger: createLogger('silent'),
  commitWindowMs: 5,
  spoolLimit: 100_000,
  fsync: false,
};

/** Of what is opened for a test of its own. */
export type HomeOptions = Pick<FakeStoreOptions, 'readingsPerSession'>;

async function embedded(own: HomeOptions = {}): Promise<Home> {
  const dataDir = mkdtempSync(join(tmpdir(), 'chairside-contract-'));
  const store = await openStore({ ...options, ...own, dataDir });
  const cluster = join(dataDir, 'postgres');
  const running = readPidFile(cluster);
  if (!running) throw new Error('no postmaster is running');
  return {
    store,
    sql: {
      ...{
        host: running.socketDirectory,
        port: running.port,
        user: 'chairside',
        database: 'chairside',
      },
      password: readFileSync(join(dataDir, 'postgres.password'), 'utf8'),
    },
    compactBefore: (before) => store.compactBefore(before),
    async close() {
      await store.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function server(own: HomeOptions = {}): Promise<Home> {
  const postgres = await startPlainPostgres();
  const databaseUrl = await postgres.createDatabase('clinic');
  const store = await openStore({ ...options, ...own, databaseUrl });
  return {
    store,
    sql: { connectionString: databaseUrl },
    compactBefore: (before) => store.compactBefore(before),
    async close() {
      await store.close();
      await postgres.stop();
    },
  };
}

async function fake(own: HomeOptions = {}): Promise<Home> {
  const store = createFakeStore(own);
  return { store, sql: null, compactBefore: async () => 0, close: () => store.close() };
}

export const HOMES = [
  ['embedded PostgreSQL', embedded],
  ['a server by DATABASE_URL', server],
  ['the fake', fake],
] as const;
export const DATABASES = [HOMES[0], HOMES[1]] as const;
