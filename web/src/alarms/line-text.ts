import type { Alarm } from '@chairside/shared/alarms/alarm';
import { SIGNAL_INFO, SIGNALS } from '@chairside/shared/vitals/catalogue';
import { durationText } from '../ui/time-text.ts';

const TECHNICAL: Readonly<Record<string, string>> = {
  'no-data': 'no data',
  'monitor-silent': 'Monitor silent',
  'not-recording': 'Not recording',
  'evaluation-gap': 'Alarm check was late',
};

/** What the alarm says: "SpO2 88 < 90", "SpO2 no data". The worst value stands beside its limit. */
export function conditionText(alarm: Alarm): string {
  if (alarm.kind === 'technical') {
    const [, condition = '', vital] = alarm.key.split(':');
    const text = TECHNICAL[condition] ?? condition;
    return vital ? `${labelOf(vital)} ${text}` : text;
  }
  const label = labelOf(alarm.key.split(':')[0] ?? '');
  const value = alarm.worst ?? alarm.value ?? '--';
  return alarm.limit
    ? `${label} ${value} ${alarm.limit.op} ${alarm.limit.value}`
    : `${label} ${value}`;
}

function labelOf(signal: string): string {
  const known = SIGNALS.find((candidate) => candidate === signal);
  return known ? SIGNAL_INFO[known].label : signal.toUpperCase();
}

/** How long it has held, and what else a nurse must know about it. */
export function noteText(alarm: Alarm, now: number): string {
  const notes: string[] = [];
  if (alarm.state === 'returned') notes.push('back in range');
  if (alarm.unconfirmed) notes.push('unconfirmed, repeat the cuff');
  if (alarm.unresolved) notes.push('no recent reading, repeat the cuff');
  if (alarm.signalLost && !alarm.unresolved) notes.push('signal lost');
  if (alarm.acknowledged) notes.push('acknowledged');
  notes.push(durationText(now - alarm.since));
  return notes.join(', ');
}
