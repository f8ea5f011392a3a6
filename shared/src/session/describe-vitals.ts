/** Values in one line. */
import { TRACKED } from '../alarms/state/plan.ts';
import type { Baseline } from '../vitals/baseline.ts';
import { SIGNAL_INFO } from '../vitals/catalogue.ts';
import type { Words } from '../wording/words.ts';
import type { ManualVitals, VitalsSnapshot } from './entries.ts';

export function describeBaseline({ sys, dia, ...baseline }: Baseline, { say }: Words): string {
  const parts: string[] = [];
  if (sys !== undefined || dia !== undefined) {
    parts.push(say('charted.pressure-with-unit', { sys: sys ?? '--', dia: dia ?? '--' }));
  }
  for (const signal of TRACKED) {
    const value = baseline[signal];
    if (value === undefined) continue;
    const { label, unit, decimals } = SIGNAL_INFO[signal];
    parts.push(`${label} ${value.toFixed(decimals)} ${unit}`);
  }
  return parts.length === 0 ? say('charted.no-values') : parts.join(', ');
}

/** `HR 84, SpO2 97, BP 142/88`: what was measured when an effect was noted. */
export function describeVitals({ sys, dia, ...vitals }: VitalsSnapshot, { say }: Words): string {
  const parts: string[] = [];
  for (const signal of ['hr', 'spo2', 'rr'] as const) {
    const value = vitals[signal];
    if (value !== undefined) parts.push(`${SIGNAL_INFO[signal].label} ${value.value}`);
  }
  if (sys !== undefined || dia !== undefined) {
    parts.push(say('charted.pressure', { sys: sys?.value ?? '--', dia: dia?.value ?? '--' }));
  }
  return parts.join(', ');
}

/** `BP 142/88 mmHg, SpO2 97 % on air`: as a person entered them. */
export function describeManualVitals(
  { map, onAir, ...values }: ManualVitals,
  words: Words,
): string {
  const { say } = words;
  return [
    describeBaseline(values, words),
    ...(map === undefined ? [] : [say('charted.mean', { map })]),
    ...(onAir === undefined ? [] : [onAir ? say('charted.on-air') : say('charted.with-oxygen')]),
  ].join(', ');
}
