/** Values in one line. */
import { TRACKED } from '../alarms/state/plan.ts';
import type { Baseline } from '../vitals/baseline.ts';
import { SIGNAL_INFO } from '../vitals/catalogue.ts';
import type { ManualVitals, VitalsSnapshot } from './entries.ts';

export function describeBaseline(baseline: Baseline): string {
  const parts: string[] = [];
  if (baseline.sys !== undefined || baseline.dia !== undefined) {
    parts.push(`BP ${baseline.sys ?? '--'}/${baseline.dia ?? '--'} mmHg`);
  }
  for (const signal of TRACKED) {
    const value = baseline[signal];
    if (value === undefined) continue;
    const { label, unit, decimals } = SIGNAL_INFO[signal];
    parts.push(`${label} ${value.toFixed(decimals)} ${unit}`);
  }
  return parts.length === 0 ? 'no values' : parts.join(', ');
}

/** `HR 84, SpO2 97, BP 142/88`: what was measured when an effect was noted. */
export function describeVitals(vitals: VitalsSnapshot): string {
  const parts: string[] = [];
  for (const signal of ['hr', 'spo2', 'rr'] as const) {
    const value = vitals[signal];
    if (value !== undefined) parts.push(`${SIGNAL_INFO[signal].label} ${value.value}`);
  }
  if (vitals.sys !== undefined || vitals.dia !== undefined) {
    parts.push(`BP ${vitals.sys?.value ?? '--'}/${vitals.dia?.value ?? '--'}`);
  }
  return parts.join(', ');
}

/** `BP 142/88 mmHg, SpO2 97 % on air`: as a person entered them. */
export function describeManualVitals({ map, onAir, ...values }: ManualVitals): string {
  const mean = map === undefined ? '' : `, mean ${map} mmHg`;
  const air = onAir === undefined ? '' : onAir ? ', on air' : ', with oxygen';
  return `${describeBaseline(values)}${mean}${air}`;
}
