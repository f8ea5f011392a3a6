import { setImmediate } from 'node:timers/promises';
import type { Reading } from '@chairside/shared/vitals/reading';
import type pg from 'pg';
import { decodeBlock } from './block-codec.ts';
import { fromHotRow, HOT_COLUMNS, type HotRow } from './hot-rows.ts';
import { type Row, unpackReading } from './packing.ts';

/** Sixteen hours of one chair: further back nobody repeats. */
const MOST_BLOCKS = 100;

interface Wanted {
  readonly clinicId: number;
  readonly channelId: string;
  readonly stream: string;
  readonly fromSeq: number;
}

/**
 * What is stored of one stream, newest windows first. Block by block with a turn of the event loop in between:
 * whoever repeats a whole day must not hold up anybody's alarms.
 */
export async function* readStream(pool: pg.Pool, wanted: Wanted): AsyncGenerator<Reading> {
  const client = await pool.connect();
  let broken = true;
  try {
    // One snapshot: a window that is compacted meanwhile would be seen twice or not at all.
    await client.query(
      `begin isolation level repeatable read read only; select set_config('chairside.clinics', '${Number(wanted.clinicId)}', true)`,
    );
    yield* rowsOf(client, wanted);
    await client.query('commit');
    broken = false;
  } finally {
    client.release(broken);
  }
}

/** The streams of stored rows, by their keys. */
export async function streamNames(
  pool: pg.Pool,
  clinicId: number,
  rows: readonly Row[],
): Promise<Map<number, string>> {
  const found = await streamsOf(pool, clinicId, rows);
  return new Map(found.map(({ key, stream }) => [key, stream]));
}

/** The channels that measured stored rows, by the keys of their streams. */
export async function streamChannels(
  pool: pg.Pool,
  clinicId: number,
  rows: readonly Row[],
): Promise<Map<number, string>> {
  const found = await streamsOf(pool, clinicId, rows);
  return new Map(found.map(({ key, channel_id }) => [key, channel_id]));
}

interface StreamRow {
  readonly key: number;
  readonly stream: string;
  readonly channel_id: string;
}

async function streamsOf(
  pool: pg.Pool,
  clinicId: number,
  rows: readonly Row[],
): Promise<StreamRow[]> {
  const keys = [...new Set(rows.map(({ streamKey }) => streamKey))];
  const client = await pool.connect();
  let broken = true;
  try {
    await client.query(
      `begin; select set_config('chairside.clinics', '${Number(clinicId)}', true)`,
    );
    const found = await client.query<StreamRow>(
      'select key, stream, channel_id from watermarks where clinic_id = $1 and key = any ($2::int4[])',
      [clinicId, keys],
    );
    await client.query('commit');
    broken = false;
    return found.rows;
  } finally {
    client.release(broken);
  }
}

async function* rowsOf(client: pg.PoolClient, wanted: Wanted): AsyncGenerator<Reading> {
  const { clinicId, channelId, stream, fromSeq } = wanted;
  const found = await client.query<{ key: number }>(
    'select key from watermarks where channel_id = $1 and stream = $2 and clinic_id = $3',
    [channelId, stream, clinicId],
  );
  const key = found.rows[0]?.key;
  if (key === undefined) return;
  const mine = (row: Row) => row.streamKey === key && row.seq >= fromSeq;
  const hot = await client.query<HotRow & unknown[]>({
    rowMode: 'array',
    text: `select ${HOT_COLUMNS} from readings where clinic_id = $1 and stream_key = $2 and seq >= $3`,
    values: [clinicId, key, fromSeq],
  });
  for (const row of hot.rows) yield unpackReading(fromHotRow(row));
  const blocks = await client.query<{ session_key: number; window_at: number }>(
    `select session_key, window_at from reading_blocks where clinic_id = $1 and session_key in
      (select session_key from session_channels where channel_id = $2 and clinic_id = $1)
    order by window_at desc limit $3`,
    [clinicId, channelId, MOST_BLOCKS],
  );
  for (const block of blocks.rows) {
    const { rows } = await client.query<{ data: Buffer }>(
      'select data from reading_blocks where session_key = $1 and window_at = $2 and clinic_id = $3',
      [block.session_key, block.window_at, clinicId],
    );
    const own = rows.flatMap(({ data }) => decodeBlock(data)).filter(mine);
    for (const row of own) yield unpackReading(row);
    if (own.some(({ seq }) => seq === fromSeq)) return;
    await setImmediate();
  }
}
