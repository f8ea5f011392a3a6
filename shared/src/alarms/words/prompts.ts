/** What an alarm may remind the nurse of. Words only: nothing here commands a pump, a drug or a cuff. */
import { type Message, message } from '../../wording/message.ts';
import type { Words } from '../../wording/words.ts';
import type { Alarm } from '../alarm.ts';
import { alarmText } from './alarm-line.ts';

/** Below 90 % for so long, arousal and oxygen have not helped; clinic default, not from a published source. */
const LOW_OXYGEN_FOR_MS = 30_000;

type Live = Pick<Alarm, 'key' | 'tier' | 'state' | 'since' | 'unconfirmed' | 'entry' | 'kind'>;

function asksForPause(alarm: Live, now: number): boolean {
  if (alarm.state !== 'active') return false;
  if (alarm.entry !== undefined) return true;
  if (alarm.tier !== 'critical') return false;
  switch (alarm.key) {
    // Confirmed, or 200 systolic or 120 diastolic, which need no second reading (clinic defaults).
    case 'sys:high':
    case 'dia:high':
      return !alarm.unconfirmed;
    case 'spo2:low':
      return now - alarm.since >= LOW_OXYGEN_FOR_MS;
    case 'rr:low':
    case 'moaas:low':
      return true;
    default:
      return false;
  }
}

/**
 * Why a nurse may want to pause the infusion (docs/clinical.md 7), in the words of the alarms, worst first; none while
 * nothing runs. `now`: server clock, epoch ms.
 */
export function pauseReasons(
  alarms: readonly Alarm[],
  infusing: boolean,
  now: number,
  words: Words,
): readonly string[] {
  if (!infusing) return [];
  return alarms
    .filter((alarm) => asksForPause(alarm, now))
    .map((alarm) => alarmText(alarm, now, words));
}

/** What is usually done first (S19, and clinic defaults); null where there is nothing of the kind. */
export function firstSteps({ key, state, kind }: Live): Message | null {
  if (kind !== 'physiological' || state !== 'active') return null;
  switch (key) {
    case 'sys:high':
    case 'dia:high':
      return message('alarm-line.first-high-pressure');
    case 'spo2:low':
    case 'rr:low':
    case 'combination:low-oxygen-slow-breathing':
      return message('alarm-line.first-low-oxygen');
    default:
      return null;
  }
}
