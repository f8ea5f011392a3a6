/** How each criterion for leaving is measured or arranged, and which one comes next. */
import type { Criterion } from '@chairside/shared/session/discharge';
import type { Sheet } from '../sheet/sheet-store.ts';

const STEPS: Readonly<Record<string, { readonly action: string; readonly sheet: Sheet }>> = {
  padss: { action: 'Score PADSS', sheet: { kind: 'assess', scale: 'padss' } },
  gait: { action: 'Score gait (PADSS)', sheet: { kind: 'assess', scale: 'padss' } },
  moaas: { action: 'Score sedation (MOAA/S)', sheet: { kind: 'assess', scale: 'moaas' } },
  dissociation: { action: 'Score dissociation', sheet: { kind: 'assess', scale: 'dissociation' } },
  pressure: { action: 'Enter blood pressure', sheet: { kind: 'manual-vitals' } },
  spo2: { action: 'Enter SpO2 on room air', sheet: { kind: 'manual-vitals' } },
  effects: { action: 'Follow up effects', sheet: { kind: 'open-effects' } },
  escort: { action: 'Record ride home', sheet: { kind: 'prepare' } },
  instructions: { action: 'Record written instructions', sheet: { kind: 'prepare' } },
  'next-appointment': { action: 'Record next appointment', sheet: { kind: 'prepare' } },
  'follow-up-call': { action: 'Record follow-up call', sheet: { kind: 'prepare' } },
  'left-over': { action: 'Record waste', sheet: { kind: 'waste' } },
  waste: { action: 'Witness waste', sheet: { kind: 'waste' } },
};

/** Null where waiting or an alarm decides. */
export const sheetOfCriterion = (code: string): Sheet | null => STEPS[code]?.sheet ?? null;

/**
 * What is done next before the patient leaves; null once nothing is left that a person can do. `ready`: every criterion
 * is met, or there is none.
 */
export function nextForDischarge(criteria: readonly Criterion[]): {
  readonly ready: boolean;
  readonly next: { readonly action: string; readonly sheet: Sheet } | null;
} {
  const unmet = criteria.filter(({ status }) => status !== 'met');
  const step = unmet.flatMap(({ code }) => STEPS[code] ?? [])[0];
  return { ready: unmet.length === 0, next: step ?? null };
}
