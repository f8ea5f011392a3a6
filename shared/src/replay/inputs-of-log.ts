/** A session's log as what it did to the alarms, and the stored readings merged with it. */
import type { SessionInput } from '../alarms/engine/session-alarms.ts';
import { technicalInputOf } from '../moves/alarm-changed.ts';
import { alarmInputsOf } from '../moves/alarm-inputs.ts';
import type { SessionEvent } from '../moves/events.ts';
import { evolve } from '../moves/evolve.ts';
import type { SessionState } from '../session/state.ts';
import type { Reading } from '../vitals/reading.ts';

export interface FoldedEvent {
  readonly event: SessionEvent;
  readonly before: SessionState | null;
  readonly after: SessionState;
}

/** The log, event by event, with the session before and after each. */
export function* folded(events: readonly SessionEvent[]): Generator<FoldedEvent> {
  let before: SessionState | null = null;
  for (const event of events) {
    const after: SessionState = evolve(before, event);
    yield { event, before, after };
    before = after;
  }
}

/** What an event says to the alarms of its session while it runs. */
export function sessionInputsOf({ event, before, after }: FoldedEvent): SessionInput[] {
  const inputs: SessionInput[] = alarmInputsOf(event, before, after).map((input) => ({
    at: input.at,
    input,
  }));
  if (after.limitChanges !== before?.limitChanges) {
    inputs.push({ at: event.recordedAt, changes: after.limitChanges ?? {} });
  }
  return inputs;
}

export interface InputsOfLog {
  readonly state: SessionState;
  /** In order of time. */
  readonly inputs: readonly SessionInput[];
  /** Server clock, epoch ms: nothing after it moved an alarm. Of a session that runs: the last event so far. */
  readonly until: number;
}

/** @throws Error for a log without events */
export function inputsOfLog(events: readonly SessionEvent[]): InputsOfLog {
  let state: SessionState | null = null;
  let until = 0;
  const inputs: SessionInput[] = [];
  for (const one of folded(events)) {
    const { event, before, after } = one;
    const told = sessionInputsOf(one);
    // What the server knew of itself is in the log as the alarms that came of it.
    const technical = told.length === 0 ? technicalInputOf(event) : null;
    inputs.push(...(technical === null ? told : [{ at: technical.at, input: technical }]));
    if (before?.phase !== 'closed') until = Math.max(until, event.recordedAt);
    state = after;
  }
  if (state === null) throw new Error('a session without events cannot run');
  inputs.sort((a, b) => a.at - b.at);
  return { state, inputs, until };
}

/**
 * The inputs of the log and the readings as they came. A reading goes before an event of the same millisecond: live, the
 * intake gives a reading that follows an event a later instant.
 */
export async function* withReadings(
  inputs: readonly SessionInput[],
  readings: AsyncIterable<Reading> | Iterable<Reading>,
): AsyncGenerator<SessionInput> {
  let next = 0;
  for await (const reading of readings) {
    const at = reading.arrivedAt;
    for (let given = inputs[next]; given && given.at < at; given = inputs[next]) {
      yield given;
      next += 1;
    }
    yield { at, input: { kind: 'reading', at, reading } };
  }
  yield* inputs.slice(next);
}
