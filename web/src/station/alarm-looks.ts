import type { Alarm } from '@chairside/shared/alarms/alarm';
import { isClinicWide, type Look, lookOf } from '@chairside/shared/alarms/urgency';

const ORDER: Readonly<Record<Look, number>> = { high: 2, medium: 1, low: 0 };

/** Which number of a tile an alarm belongs to. */
export type MarkedVital = 'hr' | 'spo2' | 'nibp' | 'rr';

function vitalOf(alarm: Alarm): MarkedVital | null {
  const parts = alarm.key.split(':');
  const signal = alarm.kind === 'technical' ? parts[2] : parts[0];
  switch (signal) {
    case 'hr':
    case 'pulse':
      return 'hr';
    case 'spo2':
      return 'spo2';
    case 'sys':
    case 'dia':
    case 'nibp':
      return 'nibp';
    case 'rr':
      return 'rr';
    default:
      return null;
  }
}

/** The worst look by number, for its mark. */
export function looksByVital(alarms: readonly Alarm[]): Partial<Record<MarkedVital, Look>> {
  const looks: Partial<Record<MarkedVital, Look>> = {};
  for (const alarm of alarms) {
    const vital = vitalOf(alarm);
    if (vital === null || alarm.state === 'returned') continue;
    const look = lookOf(alarm);
    const known = looks[vital];
    if (known === undefined || ORDER[look] > ORDER[known]) looks[vital] = look;
  }
  return looks;
}

/** What a tile shows from afar: the worst look that nobody has taken, and whether it holds right now. */
export interface Asking {
  readonly look: Look;
  readonly holds: boolean;
}

/**
 * Null when nobody is needed at this chair: a frame around all of them would hide the one that needs
 * somebody. The worst that nobody has seen owns the frame, also once its value is back.
 */
export function asking(alarms: readonly Alarm[]): Asking | null {
  let worst: Asking | null = null;
  for (const alarm of alarms) {
    if (alarm.acknowledged || isClinicWide(alarm)) continue;
    const next = { look: lookOf(alarm), holds: alarm.state === 'active' };
    if (worst === null || rank(next) > rank(worst)) worst = next;
  }
  return worst;
}

const rank = ({ look, holds }: Asking): number => ORDER[look] * 2 + (holds ? 1 : 0);
