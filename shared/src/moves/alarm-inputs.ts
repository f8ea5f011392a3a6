import type { AlarmInput } from '../alarms/state/state.ts';
import type { SessionState } from '../session/state.ts';
import { eventMove, type SessionEvent } from './events.ts';

/**
 * What an event of the log says to the alarm engine: the same for the running session and for its replay.
 * `before` and `after`: the session without and with the event.
 */
export function alarmInputsOf(
  event: SessionEvent,
  before: SessionState | null,
  after: SessionState,
): AlarmInput[] {
  return eventMove(event.body).alarmInputs(event, before, after);
}
