import { alarmTransitionSchema, SERVER_CONDITIONS, type ServerCondition } from '../alarms/alarm.ts';
import { liveAfter } from '../alarms/occurrences.ts';
import type { AlarmInput } from '../alarms/state/state.ts';
import { STANDBY } from '../alarms/technical/standby.ts';
import { describeTransition } from '../alarms/words/describe-alarm.ts';
import type { Logged } from '../session/logged.ts';
import { remainingPause } from '../session/sound-pause.ts';
import type { SessionState } from '../session/state.ts';
import { type EventMove, eventBody, isOf, noInput } from './event-move.ts';

/** The alarm engine's own event: an alarm is raised, changes, or is over. No command gives it. */
const body = eventBody('alarm-changed', { transition: alarmTransitionSchema });

export const alarmChanged: EventMove<typeof body> = {
  body,
  evolve(session, { body: { transition } }) {
    const { alarm } = transition;
    const alarms = liveAfter(session.alarms, alarm);
    const { alarmOccurrences: seen = {} } = session;
    const occurrence = Math.max(seen[alarm.key] ?? 0, alarm.occurrence);
    const alarmOccurrences = { ...seen, [alarm.key]: occurrence };
    const back = alarm.key === STANDBY && alarm.state === 'cleared' && session.standby;
    const standby = back ? { standby: null } : {};
    return { alarms, alarmOccurrences, ...standby, ...pauseIn(session, alarms) };
  },
  alarmInputs: noInput,
  lane: ({ body: { transition } }) =>
    transition.alarm.kind === 'technical' ? 'technical' : 'alarms',
  sentence: ({ body: { transition } }, { words }) => describeTransition(transition, words),
  project(change, { body: { transition } }) {
    // Each of these begins an occurrence; the others are changes within one.
    const { change: how, alarm } = transition;
    if (how !== 'raised' && how !== 'escalated') return;
    // A probe that fell off does not measure the patient.
    if (alarm.kind !== 'physiological') return;
    if (alarm.tier === 'critical') change.criticalAlarms++;
    if (alarm.tier === 'warning') change.warningAlarms++;
  },
  subject: ({ transition }) => `${transition.alarm.id} ${transition.change}`,
  grade: ({ transition }) => transition.alarm.tier,
};

/** What is left of a pause of the sound once alarms have changed. */
export function pauseIn(
  { soundPause }: SessionState,
  alarms: SessionState['alarms'],
): Pick<SessionState, 'soundPause'> {
  return soundPause ? { soundPause: remainingPause(soundPause, alarms) } : {};
}

/**
 * What the server knew about itself is not among the readings: a replay takes it from the alarms that came of it.
 */
export function technicalInputOf(event: Logged): AlarmInput | null {
  if (!isOf(body, event)) return null;
  const { change, at, alarm } = event.body.transition;
  const condition = TECHNICAL[alarm.key];
  if (condition === undefined) return null;
  switch (change) {
    case 'raised':
    case 'resumed':
      return {
        ...{ kind: 'technical', at, condition, present: true },
        ...(alarm.offMs === undefined ? {} : { offMs: alarm.offMs }),
      };
    case 'returned':
    case 'cleared':
      return { kind: 'technical', at, condition, present: false };
    case 'escalated':
    case 'de-escalated':
    case 'confirmed':
    case 'signal-lost':
    case 'signal-regained':
    case 'unresolved':
    case 'acknowledged':
      return null;
  }
}

const TECHNICAL: Readonly<Record<string, ServerCondition>> = Object.fromEntries(
  SERVER_CONDITIONS.map((condition) => [`technical:${condition}`, condition]),
);
