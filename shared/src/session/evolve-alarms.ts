/** What alarms, paused sound and moved limits change in the state of a session. */
import { liveAfter } from '../alarms/occurrences.ts';
import { STANDBY } from '../alarms/technical/standby.ts';
import type { BodyOf, SessionEvent } from './events.ts';
import { remainingPause } from './sound-pause.ts';
import type { SessionState } from './state.ts';

type AlarmBody = BodyOf<
  | 'alarm-changed'
  | 'alarm-acknowledged'
  | 'sound-paused'
  | 'sound-resumed'
  | 'limit-changed'
  | 'patient-up'
  | 'patient-back'
>;

export function alarmChanges(
  session: SessionState,
  { at, by }: SessionEvent,
  body: AlarmBody,
): Partial<SessionState> {
  switch (body.type) {
    case 'alarm-changed': {
      const { alarm } = body.transition;
      const alarms = liveAfter(session.alarms, alarm);
      const { alarmOccurrences: seen = {} } = session;
      const occurrence = Math.max(seen[alarm.key] ?? 0, alarm.occurrence);
      const alarmOccurrences = { ...seen, [alarm.key]: occurrence };
      const back = alarm.key === STANDBY && alarm.state === 'cleared' && session.standby;
      const standby = back ? { standby: null } : {};
      return { alarms, alarmOccurrences, ...standby, ...pauseIn(session, alarms) };
    }
    case 'alarm-acknowledged': {
      const alarm = session.alarms[body.key];
      // The log may be behind the engine: an older occurrence says nothing about the one shown now.
      if (alarm === undefined || alarm.id !== body.alarmId) return {};
      const { wasCritical: _, wasWarning: __, ...told } = alarm;
      const alarms = { ...session.alarms, [body.key]: { ...told, acknowledged: { by, at } } };
      return { alarms, ...pauseIn(session, alarms) };
    }
    case 'sound-paused': {
      const { until, covers } = body;
      return { soundPause: { by, from: at, until, covers } };
    }
    case 'sound-resumed':
      return { soundPause: null };
    case 'patient-up': {
      const { type: _, ...standby } = body;
      return { standby: { ...standby, by, at } };
    }
    case 'patient-back':
      return { standby: null };
    case 'limit-changed': {
      const { limitId, to: value, reset, reason } = body;
      const { [limitId]: _, ...others } = session.limitChanges ?? {};
      if (reset) return { limitChanges: others };
      return { limitChanges: { ...others, [limitId]: { value, by, at, reason } } };
    }
  }
}

function pauseIn(
  { soundPause }: SessionState,
  alarms: SessionState['alarms'],
): Pick<SessionState, 'soundPause'> {
  return soundPause ? { soundPause: remainingPause(soundPause, alarms) } : {};
}
