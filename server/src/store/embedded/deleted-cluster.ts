import { readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { pause, type Timers } from '../../platform/timers.ts';

const ENDS_WITHIN_MS = 5_000;

/** On Linux a process shows that its working directory was deleted; elsewhere nobody can tell. */
function worksInDeleted(pid: number, cluster: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === `${realpathSync(cluster)} (deleted)`;
  } catch {
    return false;
  }
}

/** Process number and cluster in PostgreSQL's lock beside its socket; null where there is none. */
function holderOf(sockets: string): { pid: number; cluster: string } | null {
  try {
    const [pid, cluster] = readFileSync(join(sockets, '.s.PGSQL.5432.lock'), 'utf8').split('\n');
    return Number(pid) > 0 && cluster !== undefined ? { pid: Number(pid), cluster } : null;
  } catch {
    return null;
  }
}

/**
 * Whoever deletes the data directory after a `kill -9` leaves a PostgreSQL without files, on the very socket that
 * the next one will have. Within a minute it notices, ends, and takes the socket of its successor away with it.
 * It holds nothing any more, so it is ended first.
 */
export async function endPostmasterOfDeleted(
  cluster: string,
  sockets: string,
  timers: Timers,
): Promise<void> {
  const holder = holderOf(sockets);
  if (holder === null || holder.cluster !== cluster || !worksInDeleted(holder.pid, cluster)) return;
  for (const signal of ['SIGQUIT', 'SIGKILL'] as const) {
    try {
      process.kill(holder.pid, signal);
    } catch {
      return;
    }
    const until = timers.now() + ENDS_WITHIN_MS;
    while (worksInDeleted(holder.pid, cluster) && timers.now() < until) await pause(timers, 20);
    if (!worksInDeleted(holder.pid, cluster)) return;
  }
}
