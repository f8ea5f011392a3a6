import type pg from 'pg';
import type { EventBatch } from '../ports/store.ts';
import type { EventPlan } from './event-plan.ts';
import type { LaneMemory } from './lane-memory.ts';
import { writeProjection } from './projection-writer.ts';

/** Learns how far the log of every session has come that the lane does not know. */
export async function recallLogs(
  db: pg.Client,
  memory: LaneMemory,
  batches: readonly EventBatch[],
  begun: Promise<unknown>,
): Promise<void> {
  const unknown = new Set<string>();
  for (const { events } of batches) {
    for (const { sessionId } of events) if (!memory.logs.has(sessionId)) unknown.add(sessionId);
  }
  if (unknown.size === 0) return;
  await begun;
  const found = await db.query<{ session_id: string; seq: number }>({
    name: 'recall-logs',
    text: `select session_id, max(seq) as seq from session_events where session_id = any ($1::uuid[]) group by session_id`,
    values: [[...unknown]],
  });
  for (const sessionId of unknown) memory.logs.set(sessionId, 0);
  for (const row of found.rows) memory.logs.set(row.session_id, row.seq);
}

/** Stores what is fresh, in the order of the lane, with all that follows from it, and fills in the positions. */
export async function writeEvents(db: pg.Client, plans: readonly EventPlan[]): Promise<void> {
  if (plans.length === 0) return;
  await findKnown(db, plans);
  const good = plans.filter((plan) => plan.refused === null && plan.fresh.length > 0);
  if (good.length === 0) return;
  await writeProjection(db, good, async () => {
    const positions = await insertEvents(db, good);
    let next = 0;
    for (const plan of good) {
      plan.positions = [...plan.positions, ...positions.slice(next, next + plan.fresh.length)];
      next += plan.fresh.length;
    }
  });
}

async function findKnown(db: pg.Client, plans: readonly EventPlan[]): Promise<void> {
  const ids = plans.flatMap((plan) => plan.known.map((event) => event.id));
  if (ids.length === 0) return;
  const found = await db.query<{ id: string; position: number }>(
    'select id, position from session_events where id = any ($1::uuid[])',
    [ids],
  );
  const positions = new Map(found.rows.map((row) => [row.id, row.position]));
  for (const plan of plans) {
    for (const event of plan.known) {
      const position = positions.get(event.id);
      if (position === undefined) {
        plan.refused = `Event ${event.seq} of this session is another one in the log.`;
        plan.foreign = event.seq === 1;
      } else plan.positions.push(position);
    }
  }
}

async function insertEvents(db: pg.Client, plans: readonly EventPlan[]): Promise<number[]> {
  const rows = plans.flatMap(({ batch, fresh }) => fresh.map((event) => ({ batch, event })));
  const stored = await db.query<{ position: number }>({
    name: 'store-events',
    text: `insert into session_events
        (session_id, seq, clinic_id, session_key, id, at, recorded_at, by, command_id, type, body, hash)
      select session_id, seq, clinic_id, session_key, id, at, recorded_at, by::json, command_id, type, body::json, hash
      from unnest($1::uuid[], $2::int4[], $3::int4[], $4::int4[], $5::uuid[], $6::int8[], $7::int8[], $8::text[],
        $9::uuid[], $10::text[], $11::text[], $12::text[]) with ordinality
        v(session_id, seq, clinic_id, session_key, id, at, recorded_at, by, command_id, type, body, hash, place)
      order by place returning position`,
    values: [
      rows.map(({ event }) => event.sessionId),
      rows.map(({ event }) => event.seq),
      rows.map(({ batch }) => batch.clinicId),
      rows.map(({ batch }) => batch.sessionKey),
      rows.map(({ event }) => event.id),
      rows.map(({ event }) => Math.round(event.at)),
      rows.map(({ event }) => Math.round(event.recordedAt)),
      rows.map(({ event }) => JSON.stringify(event.by)),
      rows.map(({ event }) => event.commandId),
      rows.map(({ event }) => event.body.type),
      rows.map(({ event }) => JSON.stringify(event.body)),
      rows.map(({ event }) => event.hash),
    ],
  });
  return stored.rows.map((row) => row.position);
}
