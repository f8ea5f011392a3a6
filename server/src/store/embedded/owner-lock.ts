import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface Owner {
  readonly pid: number;
  /** Start of the process in clock ticks since boot, where the system tells: a number used again is another process. */
  readonly started: string | null;
}

function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // A zombie has ended, whoever has not yet waited for it.
    return fields[0] === 'Z' ? null : (fields[19] ?? null);
  } catch {
    return null;
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  return process.platform !== 'linux' || startOf(pid) !== null;
}

function stillOwns(owner: Owner): boolean {
  return isAlive(owner.pid) && (owner.started === null || startOf(owner.pid) === owner.started);
}

function read(path: string): Owner | null {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof value !== 'object' || value === null || !('pid' in value)) return null;
    const started = 'started' in value && typeof value.started === 'string' ? value.started : null;
    return typeof value.pid === 'number' ? { pid: value.pid, started } : null;
  } catch {
    return null;
  }
}

/**
 * One server per data directory. The lock names a process and is void once that process is gone, so a
 * `kill -9` leaves nothing behind that a person has to remove. Returns the way to release it.
 */
export function takeOwnership(directory: string): () => void {
  const path = join(directory, 'server.lock');
  const mine: Owner = { pid: process.pid, started: startOf(process.pid) };
  for (let attempt = 0; attempt < 20; attempt++) {
    try {
      writeFileSync(path, JSON.stringify(mine), { flag: 'wx', mode: 0o600 });
      return () => {
        const owner = read(path);
        if (owner?.pid === mine.pid && owner.started === mine.started)
          rmSync(path, { force: true });
      };
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    const owner = read(path);
    if (owner && stillOwns(owner)) {
      throw new Error(
        `The data directory ${directory} is in use by another Chairside server (process ${owner.pid}): stop that one, or choose another directory.`,
      );
    }
    // Moved, not removed: of two servers that find the same stale lock only one can move it.
    const stale = `${path}.${process.pid}.stale`;
    try {
      renameSync(path, stale);
      const moved = read(stale);
      if (moved && stillOwns(moved)) renameSync(stale, path);
      else rmSync(stale, { force: true });
    } catch {
      // The other one was faster: look again.
    }
  }
  throw new Error(`The lock ${path} could not be taken.`);
}
