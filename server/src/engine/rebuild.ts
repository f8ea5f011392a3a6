import type { AlarmTransition } from '@chairside/shared/alarms/alarm';
import { effectiveProtocol } from '@chairside/shared/alarms/limit-changes';
import type { ProtocolDocument } from '@chairside/shared/alarms/limits';
import { type AlarmInput, type AlarmState, initialAlarms } from '@chairside/shared/alarms/state';
import { step } from '@chairside/shared/alarms/step';
import type { SessionEvent } from '@chairside/shared/session/events';
import { evolve } from '@chairside/shared/session/evolve';
import type { SessionState } from '@chairside/shared/session/state';
import type { Reading } from '@chairside/shared/vitals/reading';
import { alarmInputOf, technicalInputOf } from './alarm-inputs.ts';

export interface Rebuilt {
  readonly state: SessionState;
  readonly alarms: AlarmState;
  /** What the log does not have: alarms that changed in readings whose events were not committed any more. */
  readonly missing: readonly AlarmTransition[];
  /** The last instant that is known of the session, server clock, epoch ms. */
  readonly lastAt: number;
}

/** What the log does to the alarms at an instant: an input, or other limits from there on. */
type Move =
  | { readonly at: number; readonly input: AlarmInput }
  | { readonly at: number; readonly under: ProtocolDocument };

/** One transition, however often it is told. */
export const transitionKey = ({ alarm, change, at }: AlarmTransition): string =>
  `${alarm.id} ${change} ${at}`;

/**
 * A session as it was: its log folded, and the alarm engine run over the stored readings in order of arrival,
 * merged with what the log told it. A reading goes before an event of the same millisecond: live, the intake
 * gives a reading that follows an event a later instant.
 */
export async function rebuild(
  events: readonly SessionEvent[],
  readings: AsyncIterable<Reading>,
  protocol: ProtocolDocument,
): Promise<Rebuilt> {
  let state: SessionState | null = null;
  const moves: Move[] = [];
  const recorded = new Set<string>();
  let lastAt = 0;
  for (const event of events) {
    const before: SessionState | null = state;
    const after = evolve(before, event);
    const input = alarmInputOf(event, before, after) ?? technicalInputOf(event);
    if (input) moves.push({ at: input.at, input });
    if (after.limitChanges !== before?.limitChanges) {
      const under = effectiveProtocol(protocol, after.limitChanges ?? {});
      moves.push({ at: event.recordedAt, under });
    }
    if (event.body.type === 'alarm-changed') recorded.add(transitionKey(event.body.transition));
    state = after;
    lastAt = Math.max(lastAt, event.recordedAt);
  }
  if (state === null) throw new Error('a session without events cannot run');
  moves.sort((a, b) => a.at - b.at);

  let alarms = initialAlarms();
  let effective = protocol;
  const missing: AlarmTransition[] = [];
  const apply = (input: AlarmInput): void => {
    const result = step(alarms, input, effective);
    alarms = result.alarms;
    for (const transition of result.transitions) {
      if (transition.change === 'acknowledged') continue;
      if (!recorded.has(transitionKey(transition))) missing.push(transition);
    }
  };
  const make = (move: Move): void => {
    if ('under' in move) effective = move.under;
    else apply(move.input);
  };
  let next = 0;
  for await (const reading of readings) {
    const at = reading.arrivedAt;
    for (let move = moves[next]; move && move.at < at; move = moves[next]) {
      make(move);
      next += 1;
    }
    apply({ kind: 'reading', at, reading });
    lastAt = Math.max(lastAt, at);
  }
  for (const move of moves.slice(next)) make(move);
  return { state, alarms, missing, lastAt };
}
