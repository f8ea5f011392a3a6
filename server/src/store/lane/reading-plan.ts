import { AppError } from '../../platform/errors.ts';
import type { ReadingBatch } from '../ports/store.ts';
import type { Outcome } from './lane-item.ts';
import type { LaneMemory, StreamPlace } from './lane-memory.ts';
import type { Moved, ReadingColumns } from './reading-columns.ts';
import { NEARLY_FULL } from './readings-limit.ts';

export interface ReadingPlan {
  readonly moved: ReadonlyMap<StreamPlace, Moved>;
  /** How many readings each session of the commit holds after it. */
  readonly held: ReadonlyMap<number, number>;
  /** One for each batch, good once the commit is through. */
  readonly outcomes: readonly Outcome[];
}

/** Fills the columns with what is not durable yet. A batch is stored whole or refused whole. */
export function planReadings(
  memory: LaneMemory,
  batches: readonly ReadingBatch[],
  columns: ReadingColumns,
  limit: number,
): ReadingPlan {
  const moved = new Map<StreamPlace, Moved>();
  const held = new Map<number, number>();
  const stopped = new Set<StreamPlace>();
  const outcomes = batches.map((batch): Outcome => {
    const place = memory.place(batch.channelId, batch.stream);
    if (!place) return { kind: 'refused', error: unknownChannel() };
    if (stopped.has(place)) return { kind: 'refused', error: behindRefused() };
    const {
      seq: before,
      t,
      known,
    } = moved.get(place) ?? {
      ...{ seq: place.seq, t: 0, known: undefined },
    };
    const fresh = batch.readings.filter(({ reading }) => reading.seq > before);
    const more = new Map<number, number>();
    for (const { sessionKey: key } of fresh) {
      if (key === null) continue;
      more.set(key, (more.get(key) ?? held.get(key) ?? memory.held.get(key) ?? 0) + 1);
    }
    if ([...more.values()].some((count) => count > limit)) {
      stopped.add(place);
      return { kind: 'refused', error: sessionFull(limit) };
    }
    for (const [key, count] of more) held.set(key, count);
    for (const { sessionKey, reading } of fresh) {
      if (sessionKey === null) continue;
      columns.add(sessionKey, batch.clinicId, place.key, reading, batch.skewMs);
    }
    const last = fresh.at(-1)?.reading.seq;
    if (last !== undefined) {
      moved.set(place, {
        seq: last,
        t: fresh.reduce((most, one) => Math.max(most, one.reading.t), t),
        known: batch.known ?? known,
      });
    }
    return stored(more, limit);
  });
  for (const [place, to] of moved) columns.mark(place.key, to);
  return { moved, held, outcomes };
}

export function stored(held: ReadonlyMap<number, number>, limit: number): Outcome {
  const nearlyFull = [...held].filter(([, count]) => count >= limit * NEARLY_FULL);
  return {
    kind: 'stored',
    positions: [],
    ...(nearlyFull.length === 0 ? {} : { nearlyFull: nearlyFull.map(([key]) => key) }),
  };
}

export function sessionFull(limit: number): AppError {
  return new AppError(
    'session-full',
    `The session holds ${limit} readings, which is all that one can. They are shown and evaluated, and not stored. Open a new session.`,
  );
}

export function behindRefused(): AppError {
  return new AppError('too-far-ahead', 'What came before it was refused. Send that first.');
}

function unknownChannel(): AppError {
  return new AppError('unknown-channel', 'The clinic has no such channel.');
}
