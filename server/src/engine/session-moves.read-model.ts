import type { SessionMove } from '@chairside/shared/replay/rehearsal';
import type { SessionEvent } from '@chairside/shared/session/events';
import { evolve } from '@chairside/shared/session/evolve';
import type { SessionState } from '@chairside/shared/session/state';
import type { Reading } from '@chairside/shared/vitals/reading';
import { alarmInputsOf, technicalInputOf } from './alarm-inputs.ts';

/** What a log did to the alarms of its session, in order of time. */
export interface LoggedMoves {
  readonly state: SessionState;
  readonly moves: readonly SessionMove[];
  /** When the last event was recorded, server clock, epoch ms. */
  readonly lastAt: number;
}

/** @throws Error for a log without events */
export function loggedMoves(events: readonly SessionEvent[]): LoggedMoves {
  let state: SessionState | null = null;
  const moves: SessionMove[] = [];
  let lastAt = 0;
  for (const event of events) {
    const before: SessionState | null = state;
    const after: SessionState = evolve(before, event);
    const inputs = alarmInputsOf(event, before, after);
    const technical = inputs.length === 0 ? technicalInputOf(event) : null;
    for (const input of technical === null ? inputs : [technical])
      moves.push({ at: input.at, input });
    if (after.limitChanges !== before?.limitChanges) {
      moves.push({ at: event.recordedAt, changes: after.limitChanges ?? {} });
    }
    state = after;
    lastAt = Math.max(lastAt, event.recordedAt);
  }
  if (state === null) throw new Error('a session without events cannot run');
  moves.sort((a, b) => a.at - b.at);
  return { state, moves, lastAt };
}

/**
 * The log's moves and the stored readings as they came. A reading goes before an event of the same millisecond:
 * live, the intake gives a reading that follows an event a later instant.
 */
export async function* mergedMoves(
  moves: readonly SessionMove[],
  readings: AsyncIterable<Reading> | Iterable<Reading>,
): AsyncIterable<SessionMove> {
  let next = 0;
  for await (const reading of readings) {
    const at = reading.arrivedAt;
    for (let move = moves[next]; move && move.at < at; move = moves[next]) {
      yield move;
      next += 1;
    }
    yield { at, input: { kind: 'reading', at, reading } };
  }
  yield* moves.slice(next);
}
