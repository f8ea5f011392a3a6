import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Logger } from '../../platform/logger.ts';
import { isAlive } from './owner-lock.ts';
import type { RunAs } from './run-as.ts';

/** A socket's path may have 107 bytes; `.s.PGSQL.5432.lock` and a margin go from that. */
const LONGEST_SOCKET_DIRECTORY = 80;
const LARGEST_LOG = 10_000_000;
/** Above any process number: PostgreSQL takes the lock file that names it for a stale one. */
const NO_PROCESS = 4_194_305;

export interface ClusterFiles {
  /** The directory that Chairside owns. */
  readonly home: string;
  /** PostgreSQL's own data directory within it. */
  readonly cluster: string;
  readonly log: string;
  readonly password: string;
}

/** Searchable by others, so that PostgreSQL under another uid reaches its own directory, which is 0700. */
const HOME_MODE = 0o711;
const WRITABLE_BY_OTHERS = 0o022;

export function prepareHome(dataDir: string, logger: Pick<Logger, 'warn'>): string {
  mkdirSync(dataDir, { recursive: true, mode: HOME_MODE });
  const home = realpathSync(dataDir);
  const { mode } = statSync(home);
  if (process.platform === 'win32' || (mode & WRITABLE_BY_OTHERS) === 0) return home;
  const was = (mode & 0o777).toString(8);
  try {
    chmodSync(home, HOME_MODE);
  } catch (cause) {
    throw new Error(
      `The data directory ${home} can be written by other users (mode ${was}) and belongs to somebody else, so this cannot be mended here: give it to the user that runs Chairside, or run "chmod 711 ${home}".`,
      { cause },
    );
  }
  logger.warn({ was }, 'the data directory could be written by other users; its mode is 711 now');
  return home;
}

export function clusterFiles(home: string): ClusterFiles {
  const log = join(home, 'postgres.log');
  const size = statSync(log, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LARGEST_LOG) renameSync(log, `${log}.1`);
  return { home, cluster: join(home, 'postgres'), log, password: readPassword(home) };
}

function readPassword(home: string): string {
  const path = join(home, 'postgres.password');
  if (!existsSync(path)) {
    if (existsSync(join(home, 'postgres', 'PG_VERSION'))) {
      throw new Error(
        `The password of the embedded database, ${path}, is missing, and nothing opens the database without it: put the file back from your backup of the data directory.`,
      );
    }
    writeFileSync(path, randomBytes(24).toString('base64url'), { mode: 0o600 });
  }
  chmodSync(path, 0o600);
  return readFileSync(path, 'utf8').trim();
}

/** A private directory with a short path for the socket, the same for every start on one data directory. */
export function socketDirectory(home: string, runAs: RunAs): string {
  const name = `chairside-${createHash('sha256').update(home).digest('hex').slice(0, 16)}`;
  const parent =
    Buffer.byteLength(tmpdir()) <= LONGEST_SOCKET_DIRECTORY - name.length ? tmpdir() : '/tmp';
  const path = join(parent, name);
  mkdirSync(path, { recursive: true, mode: 0o700 });
  const info = lstatSync(path);
  const owners = [process.getuid?.(), runAs.owner?.uid];
  // Anyone may make this name in a shared temporary directory first, and would then hold our socket.
  if (!info.isDirectory() || (process.getuid && !owners.includes(info.uid))) {
    throw new Error(
      `${path} belongs to another user: remove it, or set TMPDIR to a directory of your own.`,
    );
  }
  chmodSync(path, 0o700);
  return path;
}

export interface PidFile {
  readonly pid: number;
  readonly port: number;
  readonly socketDirectory: string;
}

export function readPidFile(cluster: string): PidFile | null {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    const pid = Number(lines[0]);
    if (!Number.isInteger(pid) || pid <= 0) return null;
    return { pid, port: Number(lines[3]), socketDirectory: lines[4] ?? '' };
  } catch {
    return null;
  }
}

/** Whether this process is the postmaster of this cluster: a postmaster works in its data directory. */
export function isPostmasterOf(pid: number, cluster: string): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform !== 'linux') return true;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
  } catch {
    return false;
  }
}

/**
 * After a crash the files may name a process number that some other program has by now, or a zombie that nobody
 * has waited for yet, and PostgreSQL would refuse to start. The lock file itself stays: it also names the shared
 * memory by which PostgreSQL sees backends that outlived their postmaster. Only where none of ours runs.
 */
export function disarmStaleFiles(cluster: string, sockets: string): void {
  const path = join(cluster, 'postmaster.pid');
  const stale = readPidFile(cluster);
  if (stale) {
    const lines = readFileSync(path, 'utf8').split('\n');
    writeFileSync(path, [String(NO_PROCESS), ...lines.slice(1)].join('\n'));
  } else if (existsSync(path)) {
    rmSync(path);
  }
  for (const name of ['.s.PGSQL.5432', '.s.PGSQL.5432.lock']) {
    rmSync(join(sockets, name), { force: true });
  }
}
