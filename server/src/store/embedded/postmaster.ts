import { execFile, spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { pause, type Timers } from '../../platform/timers.ts';
import { databaseError } from '../database/database-error.ts';
import type { Binaries } from './binaries.ts';
import {
  type ClusterFiles,
  disarmStaleFiles,
  isPostmasterOf,
  readPidFile,
} from './cluster-files.ts';
import { endPostmasterOfDeleted } from './deleted-cluster.ts';
import type { Endpoint } from './endpoint.ts';
import { CLEAN_ENVIRONMENT, giveTo, type RunAs } from './run-as.ts';

const run = promisify(execFile);
export const OWNER = 'chairside';
const STARTING_UP = '57P03';
const WRONG_PASSWORD = '28P01';
/** Crash recovery replays at most `max_wal_size`; a minute is generous. */
const READY_WITHIN_MS = 60_000;
/** An adopted postmaster is no child: its end is looked for. */
const GONE_LOOK_MS = 200;

/** Modest: the server shares the machine with the web browser of a nurse station. */
const SETTINGS: Readonly<Record<string, string>> = {
  shared_buffers: '64MB',
  max_connections: '40',
  max_wal_size: '512MB',
  min_wal_size: '64MB',
  work_mem: '8MB',
  maintenance_work_mem: '32MB',
  jit: 'off',
  max_parallel_workers_per_gather: '0',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  // Our own log has a refused statement by its SQLSTATE; PostgreSQL's would have it with its values.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  unix_socket_permissions: '0700',
};
const durability = (on: boolean): Record<string, string> => ({
  fsync: on ? 'on' : 'off',
  // Costs little without the sync, and a killed server then still has what it confirmed.
  synchronous_commit: 'on',
  full_page_writes: on ? 'on' : 'off',
});

export interface Setting {
  readonly binaries: Binaries;
  readonly runAs: RunAs;
  readonly files: ClusterFiles;
  readonly endpoint: Endpoint;
  readonly fsync: boolean;
  readonly timers: Timers;
}

/** Makes the cluster beside its place and moves it there whole: an interrupted start leaves no half of one. */
export async function createCluster(setting: Setting): Promise<void> {
  const { files, runAs, binaries, endpoint } = setting;
  if (existsSync(join(files.cluster, 'PG_VERSION'))) return;
  const making = `${files.cluster}.making`;
  const passwordFile = join(endpoint.directory, 'initdb-password');
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { mode: 0o700 });
  writeFileSync(passwordFile, files.password, { mode: 0o600 });
  giveTo(runAs.owner, endpoint.directory);
  giveTo(runAs.owner, making);
  giveTo(runAs.owner, passwordFile);
  const { file, args } = runAs.command(binaries.initdb, [
    ...['-D', making, '-U', OWNER, '-A', 'scram-sha-256', '--pwfile', passwordFile],
    ...['-E', 'UTF8', '--no-locale', '--data-checksums', ...(setting.fsync ? [] : ['--no-sync'])],
  ]);
  try {
    await run(file, args, { ...runAs.ids, env: CLEAN_ENVIRONMENT, cwd: '/' });
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(making, files.cluster);
}

export interface Postmaster {
  readonly pid: number;
  readonly host: string;
  readonly port: number;
  readonly adopted: boolean;
  /** Resolves when the process is gone. */
  readonly gone: Promise<void>;
}

async function answers(
  host: string,
  port: number,
  password: string,
): Promise<'yes' | 'soon' | 'no' | 'wrong-password'> {
  const client = new pg.Client({
    host,
    port,
    user: OWNER,
    password,
    database: 'postgres',
    connectionTimeoutMillis: 5000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return 'yes';
  } catch (error) {
    const code = databaseError(error)?.code;
    if (code === WRONG_PASSWORD) return 'wrong-password';
    return code === STARTING_UP ? 'soon' : 'no';
  } finally {
    await client.end().catch(() => undefined);
  }
}

function wrongPassword({ home }: ClusterFiles): Error {
  return new Error(
    `The embedded database does not take the password in ${join(home, 'postgres.password')}: put back the file that belongs to this data directory.`,
  );
}

async function waitForGone(pid: number, cluster: string, timers: Timers): Promise<void> {
  while (isPostmasterOf(pid, cluster)) await pause(timers, GONE_LOOK_MS, { idle: true });
}

/** The postmaster that a server which was killed left behind, where it still answers; one that does not is ended. */
async function adopt(setting: Setting): Promise<Postmaster | null> {
  const { timers } = setting;
  const { cluster, password } = setting.files;
  const running = readPidFile(cluster);
  if (!running || !isPostmasterOf(running.pid, cluster)) return null;
  const host = running.socketDirectory || '127.0.0.1';
  const deadline = timers.now() + READY_WITHIN_MS;
  let refusals = 0;
  while (timers.now() < deadline && refusals < 20 && isPostmasterOf(running.pid, cluster)) {
    const answer = await answers(host, running.port, password);
    if (answer === 'yes') {
      const gone = waitForGone(running.pid, cluster, timers);
      return { pid: running.pid, host, port: running.port, adopted: true, gone };
    }
    if (answer === 'wrong-password') throw wrongPassword(setting.files);
    if (answer === 'no') refusals++;
    await pause(timers, 100);
  }
  await stopPostmaster(running.pid, cluster, timers);
  return null;
}

/** The processes of a postmaster that was killed hold its memory until they have noticed; no new one may start before. */
export class OldProcessesLeft extends Error {
  override readonly name = 'OldProcessesLeft';
}
const MEMORY_IN_USE = /pre-existing shared memory block .* is still in use/;

export async function startPostmaster(setting: Setting): Promise<Postmaster> {
  const { files, runAs, binaries, endpoint, timers } = setting;
  const found = await adopt(setting);
  if (found) return found;
  await endPostmasterOfDeleted(files.cluster, endpoint.directory, timers);
  disarmStaleFiles(files.cluster, endpoint.directory);
  giveTo(runAs.owner, files.cluster);
  giveTo(runAs.owner, endpoint.directory);
  const port = await endpoint.port();
  const settings = { ...SETTINGS, ...durability(setting.fsync), ...endpoint.settings };
  const { file, args } = runAs.command(binaries.postgres, [
    ...['-D', files.cluster, '-p', String(port)],
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]);
  const log = openSync(files.log, 'a', 0o600);
  const logged = fstatSync(log).size;
  // A session of its own: the Ctrl-C that stops the server must not stop the database under its last commit.
  const child = spawn(file, args, {
    ...runAs.ids,
    env: CLEAN_ENVIRONMENT,
    cwd: '/',
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  let ended: string | null = null;
  const gone = new Promise<void>((resolve) => {
    const end = (how: string) => {
      ended = how;
      resolve();
    };
    child.once('exit', (code, signal) => end(signal ?? `exit code ${code}`));
    child.once('error', (error) => end(error.message));
  });
  const { pid } = child;
  const deadline = timers.now() + READY_WITHIN_MS;
  while (ended === null && timers.now() < deadline) {
    if (existsSync(endpoint.socketFile ?? files.cluster) && pid !== undefined) {
      const answer = await answers(endpoint.host, port, files.password);
      if (answer === 'yes') return { pid, host: endpoint.host, port, adopted: false, gone };
      if (answer === 'wrong-password') {
        await stopPostmaster(pid, files.cluster, timers);
        throw wrongPassword(files);
      }
    }
    await pause(timers, 15);
  }
  if (ended === null && pid !== undefined) await stopPostmaster(pid, files.cluster, timers);
  const sentence = `PostgreSQL did not start (${ended ?? 'no answer'}): see ${files.log}`;
  const said = readFileSync(files.log).subarray(logged).toString();
  throw MEMORY_IN_USE.test(said) ? new OldProcessesLeft(sentence) : new Error(sentence);
}

/** Fast shutdown; when that takes too long immediate, then none at all. Each is safe: the log is replayed on the next start. */
export async function stopPostmaster(pid: number, cluster: string, timers: Timers): Promise<void> {
  for (const [signal, waitMs] of [
    ['SIGINT', 10_000],
    ['SIGQUIT', 5000],
    ['SIGKILL', 5000],
  ] as const) {
    if (!isPostmasterOf(pid, cluster)) return;
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    const deadline = timers.now() + waitMs;
    while (isPostmasterOf(pid, cluster) && timers.now() < deadline) await pause(timers, 10);
  }
}
