/** A low value that is this patient's own, as earlier visits say. */

import type { GateSection, GateSignal } from '../protocols/document/gate.ts';
import type { Baseline } from '../vitals/baseline.ts';
import { message } from '../wording/message.ts';
import type { BeyondGate, Found } from './gate-found.ts';

const PERCENT = 100;

function near(value: number, baseline: number, percent: number): boolean {
  // Multiply first: 10 % of 90 is 9 exactly.
  return Math.abs(value - baseline) * PERCENT <= baseline * percent;
}

function isKnown(
  { signal, side, value }: BeyondGate,
  earlier: readonly Baseline[],
  { percent, baselines }: NonNullable<GateSection['knownLow']>,
): boolean {
  const own = earlier.flatMap((one) => one[signal as GateSignal] ?? []);
  return side === 'low' && own.filter((base) => near(value, base, percent)).length >= baselines;
}

/** The stop as it is, or asking for a reason where every value of it is low and known. */
export function withKnownLow(
  found: Found,
  earlier: readonly Baseline[],
  rules: GateSection['knownLow'],
): Found {
  const { level, met, beyond = [] } = found;
  if (met || level !== 'hard' || rules === undefined || beyond.length === 0) return found;
  if (!beyond.every((one) => isKnown(one, earlier, rules))) return found;
  const says = message('gate.known-low', { found: found.message });
  return { ...found, level: 'soft', message: says };
}
