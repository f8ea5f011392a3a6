/**
 * A stored session played again: readings and log in, the session's state and its alarm transitions out. A restart, the
 * check of a record, a rehearsal and the tests all go through here.
 */
import type { AlarmTransition } from '../alarms/alarm.ts';
import { SessionAlarms, type SessionInput } from '../alarms/engine/session-alarms.ts';
import { initialAlarms } from '../alarms/state/state.ts';
import type { SessionEvent } from '../moves/events.ts';
import type { ProtocolDocument } from '../protocols/document/document.ts';
import type { SessionState } from '../session/state.ts';
import type { Reading } from '../vitals/reading.ts';
import { inputsOfLog, withReadings } from './inputs-of-log.ts';
import { engineOf, rulesFor } from './recorded-engine.ts';

type Readings = AsyncIterable<Reading> | Iterable<Reading>;

export interface Played {
  /** As the whole log says. */
  readonly state: SessionState;
  /** The last instant that is known of the running session, server clock, epoch ms. */
  readonly lastAt: number;
}

/**
 * Gives `take` every input of the session's alarms, in order, up to the close of the session or to the last that is known
 * of it; it ends with a tick at that instant.
 */
export async function playAgain(
  events: readonly SessionEvent[],
  readings: Readings,
  take: (given: SessionInput) => void,
): Promise<Played> {
  const { state, inputs, until } = inputsOfLog(events);
  let lastAt = until;
  for await (const given of withReadings(inputs, readings)) {
    // Nothing moves the alarms of a session that is closed.
    if (state.phase === 'closed' && given.at > until) continue;
    lastAt = Math.max(lastAt, given.at);
    take(given);
  }
  take({ at: lastAt, input: { kind: 'tick', at: lastAt } });
  return { state, lastAt };
}

export interface Replay extends Played {
  /** As they stand: a session that goes on takes them over. */
  readonly alarms: SessionAlarms;
  /** Acknowledgements left out: the log has them as the commands that gave them. */
  readonly transitions: readonly AlarmTransition[];
}

/** By the rules of the engine that recorded the log, see `rulesFor`. */
export async function replay(
  events: readonly SessionEvent[],
  readings: Readings,
  protocol: ProtocolDocument,
): Promise<Replay> {
  const alarms = new SessionAlarms(protocol, initialAlarms('before', rulesFor(engineOf(events))));
  const transitions: AlarmTransition[] = [];
  const played = await playAgain(events, readings, (given) => {
    for (const one of alarms.take(given)) if (one.change !== 'acknowledged') transitions.push(one);
  });
  return { ...played, alarms, transitions };
}
