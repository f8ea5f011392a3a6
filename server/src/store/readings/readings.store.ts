import type pg from 'pg';
import type { Connection } from '../database/connection.ts';
import type { ReadingStore } from '../ports/store.ts';
import { decodeBlock } from './block-codec.ts';
import { chartOf } from './chart.ts';
import { fromHotRow, HOT_COLUMNS, type HotRow } from './hot-rows.ts';
import { byArrival, type Row, unpackReading } from './packing.ts';
import { readStream, streamChannels, streamNames } from './stream-readings.ts';
import { windowOf } from './window.ts';

interface Span {
  readonly from: number;
  readonly to: number;
  readonly arrivedFrom: number;
}

/** All rows of a session that the span may need, compacted or hot, as of one instant. */
async function readRows(
  pool: pg.Pool,
  clinicId: number,
  sessionKey: number,
  span: Span,
): Promise<Row[]> {
  const client = await pool.connect();
  try {
    // One snapshot: a window that is compacted between the two reads would be seen twice or not at all.
    await client.query(
      `begin isolation level repeatable read read only; select set_config('chairside.clinics', '${Number(clinicId)}', true)`,
    );
    const blocks = await client.query<{ data: Buffer }>({
      name: 'read-blocks',
      text: `select data from reading_blocks where session_key = $1 and clinic_id = $2
        and window_at >= $3 and window_at <= $4 and last_arrived_at >= $5 order by window_at`,
      values: [sessionKey, clinicId, windowOf(span.from), span.to, span.arrivedFrom],
    });
    const hot = await client.query<HotRow & unknown[]>({
      name: 'read-hot',
      rowMode: 'array',
      text: `select ${HOT_COLUMNS} from readings where session_key = $1 and clinic_id = $2
        and at >= $3 and at <= $4 and arrived_at >= $5`,
      values: [sessionKey, clinicId, span.from, span.to, span.arrivedFrom],
    });
    await client.query('commit');
    client.release();
    return [...blocks.rows.flatMap(({ data }) => decodeBlock(data)), ...hot.rows.map(fromHotRow)];
  } catch (error) {
    client.release(true);
    throw error;
  }
}

/** Asked for sessions alone that several monitors measured. */
async function channelsOf(pool: pg.Pool, clinicId: number, rows: readonly Row[]) {
  const sourced = rows.filter((row) => row.sourced);
  return sourced.length === 0 ? undefined : streamChannels(pool, clinicId, sourced);
}

export function createReadingStore({ pool }: Connection): ReadingStore {
  const whole = { from: -(2 ** 52), to: Number.MAX_SAFE_INTEGER };
  return {
    async *recorded(clinicId, sessionKey) {
      const rows = await readRows(pool, clinicId, sessionKey, { ...whole, arrivedFrom: 0 });
      const streams = await streamNames(pool, clinicId, rows);
      const channels = await channelsOf(pool, clinicId, rows);
      for (const row of rows.sort(byArrival)) {
        yield { ...unpackReading(row, channels), stream: streams.get(row.streamKey) ?? '' };
      }
    },
    ofStream: (clinicId, channelId, stream, fromSeq) =>
      readStream(pool, { clinicId, channelId, stream, fromSeq }),
    async chart(clinicId, sessionKey, from, to, points) {
      const rows = await readRows(pool, clinicId, sessionKey, { from, to, arrivedFrom: 0 });
      return chartOf(rows, from, to, points);
    },
    async *replay(clinicId, sessionKey, from = 0) {
      const rows = await readRows(pool, clinicId, sessionKey, { ...whole, arrivedFrom: from });
      const wanted = rows.filter((row) => row.arrivedAt >= from).sort(byArrival);
      const channels = await channelsOf(pool, clinicId, wanted);
      for (const row of wanted) yield unpackReading(row, channels);
    },
  };
}
