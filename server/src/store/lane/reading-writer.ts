import type pg from 'pg';
import type { ReadingBatch } from '../ports/store.ts';
import type { LaneMemory } from './lane-memory.ts';

interface StreamRow {
  readonly key: number;
  readonly channel_id: string;
  readonly stream: string;
  readonly seq: number;
}

const FIND = {
  name: 'find-streams',
  // The row lock waits for a transaction of a lost connection that is still ending.
  text: `select w.key, w.channel_id, w.stream, w.seq from watermarks w
    join unnest($1::uuid[], $2::uuid[]) v(channel_id, stream) using (channel_id, stream) for update of w`,
};
const MAKE = {
  name: 'make-streams',
  // Only for channels that the clinic has: a batch for another's is refused, not stored under a wrong clinic.
  text: `insert into watermarks (clinic_id, channel_id, stream)
    select c.clinic_id, c.id, v.stream from unnest($1::int4[], $2::uuid[], $3::uuid[]) v(clinic_id, channel_id, stream)
    join channels c on c.id = v.channel_id and c.clinic_id = v.clinic_id
    on conflict do nothing`,
};

const streamName = (channelId: string, stream: string) => `${channelId}/${stream}`;

/** Learns the watermark of every stream that the lane does not know, and makes one for every new stream. */
export async function recallStreams(
  db: pg.Client,
  memory: LaneMemory,
  batches: readonly ReadingBatch[],
  begun: Promise<unknown>,
): Promise<void> {
  const unknown = new Map<string, ReadingBatch>();
  for (const batch of batches) {
    const { channelId, stream } = batch;
    if (!memory.place(channelId, stream)) unknown.set(streamName(channelId, stream), batch);
  }
  if (unknown.size === 0) return;
  await begun;
  await find(db, memory, unknown);
  if (unknown.size === 0) return;
  const list = [...unknown.values()];
  await db.query({
    ...MAKE,
    values: [
      list.map((batch) => batch.clinicId),
      list.map((batch) => batch.channelId),
      list.map((batch) => batch.stream),
    ],
  });
  await find(db, memory, unknown);
}

async function find(
  db: pg.Client,
  memory: LaneMemory,
  unknown: Map<string, ReadingBatch>,
): Promise<void> {
  const list = [...unknown.values()];
  const found = await db.query<StreamRow>({
    ...FIND,
    values: [list.map((batch) => batch.channelId), list.map((batch) => batch.stream)],
  });
  for (const row of found.rows) {
    memory.learn(row.channel_id, row.stream, { key: row.key, seq: row.seq });
    unknown.delete(streamName(row.channel_id, row.stream));
  }
}

const COUNT = {
  name: 'count-readings',
  text: `select v.key, (select count(*) from readings r where r.session_key = v.key)
    + (select coalesce(sum(b.count), 0) from reading_blocks b where b.session_key = v.key) as held
    from unnest($1::int4[]) v(key)`,
};

/** Learns how many readings the sessions hold that the lane does not know. */
export async function recallHeld(
  db: pg.Client,
  memory: LaneMemory,
  batches: readonly ReadingBatch[],
  begun: Promise<unknown>,
): Promise<void> {
  const unknown = new Set<number>();
  for (const { readings } of batches) {
    for (const { sessionKey } of readings) {
      if (sessionKey !== null && !memory.held.has(sessionKey)) unknown.add(sessionKey);
    }
  }
  if (unknown.size === 0) return;
  await begun;
  const counted = await db.query<{ key: number; held: number | string }>({
    ...COUNT,
    values: [[...unknown]],
  });
  for (const { key, held } of counted.rows) memory.held.set(key, Number(held));
}
