import { setImmediate } from 'node:timers/promises';
import type pg from 'pg';
import type { Logger } from '../../platform/logger.ts';
import { machineTimers, pause, type Timers } from '../../platform/timers.ts';
import type { Connection } from '../database/connection.ts';
import { decodeBlock, encodeBlock } from './block-codec.ts';
import { fromHotRow, HOT_COLUMNS, type HotRow } from './hot-rows.ts';
import { byArrival, type Row } from './packing.ts';
import { windowOf } from './window.ts';

/** Rows that are read before others have their turn. */
const IN_ONE_GO = 2_000;

/** Any constant: sessions are compacted one at a time, whichever process does it. */
const SEAL_LOCK = 730_114_502;

export interface SessionToCompact {
  readonly clinicId: number;
  readonly sessionKey: number;
}

export interface Compaction {
  /** Seals all that is hot of these sessions, in the background: for sessions that have just closed. */
  compactClosed(sessions: readonly SessionToCompact[]): void;
  /** Seals every window that ended before `before`, of every session, and all of those that are closed. Answers with the count of rows. */
  compactBefore(before: number): Promise<number>;
  close(): Promise<void>;
}

export interface CompactionOptions {
  readonly connection: Connection;
  readonly logger: Logger;
  readonly everyMs: number;
  /** Server time, epoch ms. */
  readonly now: () => number;
  /** How long after its end a window is left hot, for readings on their way. */
  readonly graceMs: number;
  /** Without them those of the machine. */
  readonly timers?: Timers;
}

export function createCompaction({
  connection,
  logger,
  now,
  everyMs,
  graceMs,
  timers = machineTimers,
}: CompactionOptions): Compaction {
  const { pool } = connection;
  const stopping = new AbortController();
  let tail: Promise<unknown> = Promise.resolve();

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = tail.then(work);
    tail = done.catch(() => undefined);
    return done;
  };

  async function compactBefore(before: number): Promise<number> {
    let compacted = 0;
    for (const { clinicId, sessionKey, closed } of await hotSessions(pool)) {
      if (stopping.signal.aborted) break;
      const to = closed ? Number.MAX_SAFE_INTEGER : windowOf(before);
      compacted += await compactSession(pool, { clinicId, sessionKey }, to);
    }
    return compacted;
  }

  const loop = (async () => {
    while (!stopping.signal.aborted) {
      await pause(timers, everyMs, { signal: stopping.signal, idle: true });
      if (stopping.signal.aborted) return;
      try {
        await inTurn(() => compactBefore(now() - graceMs));
      } catch (error) {
        if (!stopping.signal.aborted) logger.warn({ err: error }, 'compacting readings is put off');
      }
    }
  })();

  return {
    compactClosed(sessions) {
      for (const session of sessions) {
        inTurn(() => compactSession(pool, session, Number.MAX_SAFE_INTEGER)).catch(
          (error: unknown) => logger.warn({ err: error }, 'compacting a closed session is put off'),
        );
      }
    },
    compactBefore: (before) => inTurn(() => compactBefore(before)),
    async close() {
      stopping.abort();
      await loop;
      await tail;
    },
  };
}

/** Sessions that have hot rows, found by jumping from key to key in the index. */
async function hotSessions(
  pool: pg.Pool,
): Promise<(SessionToCompact & { readonly closed: boolean })[]> {
  return scopedQuery(pool, null, async (client) => {
    const found = await client.query<{ key: number; clinic_id: number; closed: boolean }>(
      `with recursive hot(key) as (
        select min(session_key) from readings
        union all select (select min(session_key) from readings where session_key > hot.key) from hot where hot.key is not null
      ) select s.key, s.clinic_id, s.closed_at is not null as closed from hot join sessions s on s.key = hot.key`,
    );
    return found.rows.map((row) => ({
      sessionKey: row.key,
      clinicId: row.clinic_id,
      closed: row.closed,
    }));
  });
}

/** Moves the hot rows measured before `to` into blocks, in one transaction. What arrives meanwhile stays hot. */
async function compactSession(
  pool: pg.Pool,
  session: SessionToCompact,
  to: number,
): Promise<number> {
  const { clinicId, sessionKey } = session;
  return scopedQuery(pool, clinicId, async (client) => {
    await client.query('select pg_advisory_xact_lock($1, $2)', [SEAL_LOCK, sessionKey]);
    const taken = await client.query<HotRow & unknown[]>({
      text: `with taken as (
        delete from readings where session_key = $1 and clinic_id = $2 and at < $3 returning *
      ) select ${HOT_COLUMNS} from taken order by arrived_at, stream_key, seq`,
      values: [sessionKey, clinicId, to],
      rowMode: 'array',
    });
    const windows = new Map<number, Row[]>();
    for (const [index, hot] of taken.rows.entries()) {
      if (index % IN_ONE_GO === IN_ONE_GO - 1) await setImmediate();
      const row = fromHotRow(hot);
      const window = windows.get(windowOf(row.at));
      if (window) window.push(row);
      else windows.set(windowOf(row.at), [row]);
    }
    for (const [windowAt, rows] of windows) await writeBlock(client, session, windowAt, rows);
    return taken.rows.length;
  });
}

async function writeBlock(
  client: pg.PoolClient,
  { clinicId, sessionKey }: SessionToCompact,
  windowAt: number,
  fresh: readonly Row[],
): Promise<void> {
  const there = await client.query<{ data: Buffer }>(
    'select data from reading_blocks where session_key = $1 and window_at = $2',
    [sessionKey, windowAt],
  );
  const compacted = there.rows[0] ? decodeBlock(there.rows[0].data) : [];
  const rows = [...compacted, ...fresh].sort(byArrival);
  const data = await encodeBlock(rows);
  await client.query(
    `insert into reading_blocks (session_key, window_at, clinic_id, count, last_arrived_at, data)
    values ($1, $2, $3, $4, $5, $6)
    on conflict (session_key, window_at) do update
      set count = excluded.count, last_arrived_at = excluded.last_arrived_at, data = excluded.data`,
    [sessionKey, windowAt, clinicId, rows.length, rows.at(-1)?.arrivedAt ?? 0, data],
  );
}

/** `clinic` null: every clinic there is. */
async function scopedQuery<T>(
  pool: pg.Pool,
  clinic: number | null,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query(
      `select set_config('chairside.clinics', coalesce($1, (select string_agg(id::text, ',') from clinics), ''), true)`,
      [clinic === null ? null : String(clinic)],
    );
    const result = await work(client);
    await client.query('commit');
    client.release();
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    client.release(error instanceof Error ? error : true);
    throw error;
  }
}
