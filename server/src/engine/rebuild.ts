import type { AlarmTransition } from '@chairside/shared/alarms/alarm';
import { step } from '@chairside/shared/alarms/engine/step';
import { effectiveProtocol } from '@chairside/shared/alarms/limits/limit-changes';
import { type AlarmState, initialAlarms } from '@chairside/shared/alarms/state/state';
import type { ProtocolDocument } from '@chairside/shared/protocols/document/document';
import { engineOf } from '@chairside/shared/replay/recorded-engine';
import type { SessionEvent } from '@chairside/shared/session/events';
import type { SessionState } from '@chairside/shared/session/state';
import type { Reading } from '@chairside/shared/vitals/reading';
import { loggedMoves, mergedMoves } from './session-moves.read-model.ts';

export interface Rebuilt {
  readonly state: SessionState;
  readonly alarms: AlarmState;
  /** What the log does not have: alarms that changed in readings whose events were not committed any more. */
  readonly missing: readonly AlarmTransition[];
  /** The last instant that is known of the session, server clock, epoch ms. */
  readonly lastAt: number;
}

/** One transition, however often it is told. */
export const transitionKey = ({ alarm, change, at }: AlarmTransition): string =>
  `${alarm.id} ${change} ${at}`;

/** A session as it was: its log folded, and the alarm engine run over the stored readings merged with it. */
export async function rebuild(
  events: readonly SessionEvent[],
  readings: AsyncIterable<Reading>,
  protocol: ProtocolDocument,
): Promise<Rebuilt> {
  const logged = loggedMoves(events);
  const recorded = new Set(
    events.flatMap(({ body }) =>
      body.type === 'alarm-changed' ? [transitionKey(body.transition)] : [],
    ),
  );
  let { lastAt } = logged;
  let alarms = initialAlarms('before', engineOf(events));
  let effective = protocol;
  const missing: AlarmTransition[] = [];
  for await (const move of mergedMoves(logged.moves, readings)) {
    if ('changes' in move) {
      effective = effectiveProtocol(protocol, move.changes);
      continue;
    }
    if (move.input.kind === 'reading') lastAt = Math.max(lastAt, move.at);
    const result = step(alarms, move.input, effective);
    alarms = result.alarms;
    for (const transition of result.transitions) {
      if (transition.change === 'acknowledged') continue;
      if (!recorded.has(transitionKey(transition))) missing.push(transition);
    }
  }
  return { state: logged.state, alarms, missing, lastAt };
}
