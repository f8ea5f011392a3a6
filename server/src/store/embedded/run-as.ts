import { type SpawnSyncOptions, spawnSync } from 'node:child_process';
import { chownSync, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** How PostgreSQL, which refuses to run as root, is started by whoever runs the server. */
export interface RunAs {
  readonly how: 'same user' | 'other user' | 'user namespace';
  /** Owner of the files that PostgreSQL must own; null leaves them as they are. */
  readonly owner: { readonly uid: number; readonly gid: number } | null;
  command(
    binary: string,
    args: readonly string[],
  ): { readonly file: string; readonly args: string[] };
  readonly ids: { readonly uid?: number; readonly gid?: number };
}

/** `nobody` on every Unix that matters; nothing else of ours runs under it. */
const OTHER = { uid: 65534, gid: 65534 };
const NAMESPACE = ['--user', '--map-user=1000'];

/**
 * A library path of the caller's (a bundled browser sets one, and so do some launchers) would load foreign
 * libraries into PostgreSQL: it gets an environment of its own.
 */
export const CLEAN_ENVIRONMENT = {
  PATH: '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin',
  LC_ALL: 'C',
  TZ: 'UTC',
} as const;

const succeeds = (file: string, args: readonly string[], options: SpawnSyncOptions = {}) =>
  spawnSync(file, args, { stdio: 'ignore', env: CLEAN_ENVIRONMENT, timeout: 10_000, ...options })
    .status === 0;

/** Tries in order: the same user, another uid, the same root in a user namespace of its own. */
export function chooseRunAs(binary: string, home: string): RunAs {
  const plain = (file: string, args: readonly string[]) => ({ file, args: [...args] });
  if (process.getuid?.() !== 0) {
    return { how: 'same user', owner: null, command: plain, ids: {} };
  }
  if (
    succeeds(binary, ['--version'], OTHER) &&
    succeeds('/bin/sh', ['-c', 'test -x "$1"', 'sh', home], OTHER)
  ) {
    return { how: 'other user', owner: OTHER, command: plain, ids: OTHER };
  }
  if (succeeds('unshare', [...NAMESPACE, binary, '--version'])) {
    return {
      how: 'user namespace',
      owner: { uid: 0, gid: 0 },
      command: (file, args) => ({ file: 'unshare', args: [...NAMESPACE, file, ...args] }),
      ids: {},
    };
  }
  throw new Error(
    `PostgreSQL does not run as root, and neither uid ${OTHER.uid} can reach ${binary} and ${home} nor are user namespaces allowed here: start Chairside as an ordinary user, or set DATABASE_URL.`,
  );
}

/** Gives a stopped cluster to the user it will run as: the way chosen may differ from the last start's. */
export function giveTo(owner: RunAs['owner'], path: string): void {
  if (!owner) return;
  const info = lstatSync(path);
  if (info.uid === owner.uid && info.gid === owner.gid) return;
  const give = (each: string) => {
    const entry = lstatSync(each);
    if (entry.isSymbolicLink()) return;
    if (entry.isDirectory()) for (const name of readdirSync(each)) give(join(each, name));
    chownSync(each, owner.uid, owner.gid);
  };
  give(path);
}
