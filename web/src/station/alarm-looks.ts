import type { Alarm } from '@chairside/shared/alarms/alarm';
import { type Look, lookOf } from '../alarms/urgency.ts';

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

/** The worst look that still asks for somebody; null when nobody is needed. */
export function askingLook(alarms: readonly Alarm[]): Look | null {
  let worst: Look | null = null;
  for (const alarm of alarms) {
    if (alarm.acknowledged) continue;
    const look = lookOf(alarm);
    if (worst === null || ORDER[look] > ORDER[worst]) worst = look;
  }
  return worst;
}
