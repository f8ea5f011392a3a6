import type { SessionEvent } from '@chairside/shared/moves/events';
import type { EventBatch } from '../ports/store.ts';
import type { LaneMemory } from './lane-memory.ts';

/** What is to be done with one batch of events. */
export interface EventPlan {
  readonly batch: EventBatch;
  readonly sessionId: string;
  /** Not durable yet. */
  readonly fresh: readonly SessionEvent[];
  /** Durable already: this batch was given before. */
  readonly known: readonly SessionEvent[];
  /** Last `seq` of the log once this is stored; null leaves it. */
  readonly last: number | null;
  /** Why the batch cannot be stored: the log would have a hole or two entries of one number. */
  refused: string | null;
  /** The log that is there under this id is another's. */
  foreign: boolean;
  /** One per event, filled by `writeEvents`. */
  positions: number[];
}

/** Sorts what is durable from what is not, and refuses what does not follow on. Changes nothing. */
export function planEvents(memory: LaneMemory, batches: readonly EventBatch[]): EventPlan[] {
  const logs = new Map<string, number>();
  return batches.map((batch) => {
    const sessionId = batch.events[0]?.sessionId ?? '';
    const before = logs.get(sessionId) ?? memory.logs.get(sessionId) ?? 0;
    const known: SessionEvent[] = [];
    const fresh: SessionEvent[] = [];
    let next = before + 1;
    let refused: string | null = null;
    for (const event of batch.events) {
      if (event.sessionId !== sessionId) refused = 'The batch holds events of two sessions.';
      else if (event.seq < next) known.push(event);
      else if (event.seq === next) {
        fresh.push(event);
        next++;
      } else
        refused = `Event ${event.seq} does not follow on ${next - 1}, the last of its session.`;
    }
    const stored = fresh.length > 0 && refused === null;
    if (stored) logs.set(sessionId, next - 1);
    return {
      batch,
      sessionId,
      known,
      fresh: refused === null ? fresh : [],
      last: stored ? next - 1 : null,
      refused,
      foreign: false,
      positions: [],
    };
  });
}
