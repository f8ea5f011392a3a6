import { machineClock } from '../platform/clock.ts';
import type { Logger } from '../platform/logger.ts';
import { appLogin, requireRestricted } from './app-login.ts';
import { createAuditStore } from './audit.store.ts';
import { createClinicStore } from './clinics.store.ts';
import { type ConnectionSettings, openPool } from './database/connection.ts';
import { createDeliveryStore } from './delivery.store.ts';
import { createDeviceStore } from './devices.store.ts';
import { startEmbedded } from './embedded/supervisor.ts';
import { createIdentityStore } from './identity.store.ts';
import { createCommitLane } from './lane/commit-lane.ts';
import { createPgCommitter } from './lane/pg-committer.ts';
import { migrateDatabase } from './migrate.ts';
import { createPatientStore } from './patients.store.ts';
import type { ReaderSettings, Store } from './ports/store.ts';
import { createProtocolStore } from './protocols.store.ts';
import { type Compaction, createCompaction } from './readings/compaction.ts';
import { createReadingStore } from './readings/readings.store.ts';
import { createSessionStore } from './sessions.store.ts';
import { createSigningKeyStore } from './signing.store.ts';

export interface StoreOptions {
  /** Any PostgreSQL 15 or newer; without it a private one is brought up in `dataDir`. */
  readonly databaseUrl?: string | undefined;
  /** Migrates as this user; `databaseUrl` is then the server's own login, which owns nothing. */
  readonly databaseOwnerUrl?: string | undefined;
  readonly dataDir?: string | undefined;
  readonly logger: Logger;
  /** How long a commit waits for others to join it, ms; 0 commits at once. */
  readonly commitWindowMs: number;
  /** Most readings held in memory while the database is away. */
  readonly spoolLimit: number;
  /** Most readings of one session; without it what the product allows. */
  readonly readingsPerSession?: number;
  /** After every commit of the lane that became durable; `ms` is what it took. */
  readonly onCommit?: (commit: { ms: number }) => void;
  /** Server time, epoch ms; without it the machine's clock. */
  readonly now?: () => number;
  /** Embedded only; off for tests. */
  readonly fsync?: boolean;
  /** How often, and how long after its end, a 10-minute window is compacted, ms. */
  readonly compacting?: { readonly everyMs: number; readonly graceMs: number };
}

/** A store, and what its owner alone may ask of it. */
export interface OpenedStore extends Store {
  /** Seals what ended before this instant now, and all of closed sessions. */
  compactBefore(before: number): Promise<number>;
}

const COMPACTING = { everyMs: 60_000, graceMs: 120_000 };
/** What is still queued when the store closes has this long to become durable. */
const LAST_COMMIT_WITHIN_MS = 2000;

/** Brings the database up where it is ours, migrates it, and opens everything that the server asks of it. */
export async function openStore(options: StoreOptions): Promise<OpenedStore> {
  const { logger, now = machineClock().wall } = options;
  const home = await openHome(options);
  let settings: ConnectionSettings;
  try {
    await migrateDatabase(home.owner);
    settings = home.login ?? (await appLogin(home.owner, logger));
    if (home.login) await requireRestricted(settings);
  } catch (error) {
    await home.close();
    throw error;
  }
  const connection = openPool(settings, logger);
  const { pool } = connection;
  const committer = createPgCommitter(settings, logger, options.readingsPerSession);
  const compaction: Compaction = createCompaction({
    connection,
    logger,
    now,
    ...(options.compacting ?? COMPACTING),
  });
  const lane = createCommitLane({
    committer,
    logger,
    now,
    windowMs: options.commitWindowMs,
    spoolLimit: options.spoolLimit,
    ...(options.onCommit ? { onCommit: options.onCommit } : {}),
    onClosed: (sessions) => compaction.compactClosed(sessions),
  });
  let closing: Promise<void> | null = null;
  return {
    reader: readerOf(settings),
    lane,
    sessions: createSessionStore(connection),
    readings: createReadingStore(connection),
    devices: createDeviceStore(connection),
    clinics: createClinicStore(connection),
    identity: createIdentityStore(connection),
    protocols: createProtocolStore(connection),
    delivery: createDeliveryStore(connection),
    signing: createSigningKeyStore(connection),
    patients: createPatientStore(connection),
    audit: createAuditStore(connection),
    compactBefore: (before) => compaction.compactBefore(before),
    async ping() {
      await pool.query('select 1');
    },
    close() {
      closing ??= (async () => {
        await lane.close(LAST_COMMIT_WITHIN_MS);
        await compaction.close();
        await committer.close();
        await pool.end();
        await home.close();
      })();
      return closing;
    },
  };
}

function readerOf(settings: ConnectionSettings): ReaderSettings {
  const { connectionString, host, port, user, database, password, becomesApp } = settings;
  return {
    ...{ connectionString, host, port, user, database, becomesApp },
    ...(typeof password === 'string' ? { password } : {}),
  };
}

interface HomeConnection {
  readonly owner: ConnectionSettings;
  /** The user that the operator made for the server; null: it makes one. */
  readonly login: ConnectionSettings | null;
  close(): Promise<void>;
}

async function openHome(options: StoreOptions): Promise<HomeConnection> {
  const { databaseUrl, databaseOwnerUrl, dataDir, logger, fsync } = options;
  if (databaseUrl !== undefined) {
    const given = { connectionString: databaseUrl };
    const owner = databaseOwnerUrl === undefined ? given : { connectionString: databaseOwnerUrl };
    const login = databaseOwnerUrl === undefined ? null : given;
    return { owner, login, close: async () => undefined };
  }
  if (dataDir === undefined) throw new Error('The store needs DATABASE_URL or a data directory.');
  const { settings, close } = await startEmbedded({
    ...{ dataDir, logger },
    ...(fsync === undefined ? {} : { fsync }),
  });
  return { owner: settings, login: null, close };
}
