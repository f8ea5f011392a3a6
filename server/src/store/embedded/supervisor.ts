import { rmSync } from 'node:fs';
import pg from 'pg';
import type { Logger } from '../../platform/logger.ts';
import { machineTimers, pause, type Timers } from '../../platform/timers.ts';
import type { ConnectionSettings } from '../database/connection.ts';
import { findBinaries } from './binaries.ts';
import { clusterFiles, prepareHome, socketDirectory } from './cluster-files.ts';
import { endpointIn } from './endpoint.ts';
import { takeOwnership } from './owner-lock.ts';
import {
  createCluster,
  OldProcessesLeft,
  OWNER,
  type Postmaster,
  type Setting,
  startPostmaster,
  stopPostmaster,
} from './postmaster.ts';
import { programVersion, refuseOtherVersion } from './program-version.ts';
import { chooseRunAs } from './run-as.ts';

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 5000;
const STEADY_AFTER_MS = 30_000;
const OLD_PROCESSES_WITHIN_MS = 15_000;

export interface EmbeddedPostgres {
  readonly settings: ConnectionSettings;
  /** Stops PostgreSQL in order and gives the directory back. */
  close(): Promise<void>;
}

export interface EmbeddedOptions {
  readonly dataDir: string;
  readonly logger: Logger;
  /** Off for tests only: a power cut then loses the database. */
  readonly fsync?: boolean;
  /** Without them those of the machine. */
  readonly timers?: Timers;
}

/** Brings up a private PostgreSQL on the directory, keeps it up until closed, and refuses a directory in use. */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const { logger, fsync = true, timers = machineTimers } = options;
  const home = prepareHome(options.dataDir, logger);
  const release = takeOwnership(home);
  try {
    const binaries = await findBinaries();
    const runAs = chooseRunAs(binaries.postgres, home);
    const endpoint = endpointIn(socketDirectory(home, runAs));
    const files = clusterFiles(home);
    refuseOtherVersion(files.cluster, programVersion(binaries, runAs));
    const setting: Setting = { binaries, runAs, files, endpoint, fsync, timers };
    await createCluster(setting);
    const first = await startFirst(setting);
    logger.info(
      { pid: first.pid, adopted: first.adopted, runsAs: runAs.how },
      first.adopted ? 'found PostgreSQL still running' : 'started PostgreSQL',
    );
    const stop = supervise(setting, first, logger);
    const settings: ConnectionSettings = {
      host: first.host,
      port: first.port,
      user: OWNER,
      password: files.password,
      database: 'chairside',
    };
    try {
      await createDatabase(settings);
    } catch (error) {
      await stop();
      throw error;
    }
    return {
      settings,
      close: async () => {
        await stop();
        rmSync(endpoint.directory, { recursive: true, force: true });
        release();
      },
    };
  } catch (error) {
    release();
    throw error;
  }
}

/** Where server and database were killed at once, what is left of the old one has this long to end. */
async function startFirst(setting: Setting): Promise<Postmaster> {
  const until = setting.timers.now() + OLD_PROCESSES_WITHIN_MS;
  for (;;) {
    try {
      return await startPostmaster(setting);
    } catch (error) {
      if (!(error instanceof OldProcessesLeft) || setting.timers.now() > until) throw error;
      await pause(setting.timers, FIRST_PAUSE_MS);
    }
  }
}

/** Starts it again whenever it is gone without having been told to. Returns the way to stop both. */
function supervise(setting: Setting, first: Postmaster, logger: Logger): () => Promise<void> {
  const stopping = new AbortController();
  let current = first;
  const watching = (async () => {
    let waitMs = FIRST_PAUSE_MS;
    let since = setting.timers.now();
    for (;;) {
      await current.gone;
      if (stopping.signal.aborted) return;
      logger.warn({ pid: current.pid }, 'PostgreSQL has gone; starting it again');
      if (setting.timers.now() - since > STEADY_AFTER_MS) waitMs = FIRST_PAUSE_MS;
      for (;;) {
        try {
          await pause(setting.timers, waitMs, { signal: stopping.signal });
          if (stopping.signal.aborted) return;
          current = await startPostmaster(setting);
          // Told to stop while it was starting: whoever stops us ends this one too, it will not go by itself.
          if (stopping.signal.aborted) return;
          since = setting.timers.now();
          logger.info({ pid: current.pid }, 'PostgreSQL is back');
          break;
        } catch (error) {
          if (stopping.signal.aborted) return;
          waitMs = Math.min(LONGEST_PAUSE_MS, waitMs * 2);
          logger.warn({ err: error }, 'PostgreSQL did not come back yet');
        }
      }
    }
  })();
  return async () => {
    stopping.abort();
    await stopPostmaster(current.pid, setting.files.cluster, setting.timers);
    await watching;
    // One that was being started while we stopped.
    await stopPostmaster(current.pid, setting.files.cluster, setting.timers);
  };
}

async function createDatabase(settings: ConnectionSettings): Promise<void> {
  const client = new pg.Client({ ...settings, database: 'postgres' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const found = await client.query('select from pg_database where datname = $1', [
      settings.database,
    ]);
    if (found.rowCount === 0) await client.query(`create database "${settings.database}"`);
  } finally {
    await client.end();
  }
}
