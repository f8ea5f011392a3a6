/** How each criterion for leaving is measured or arranged, and which one comes next. */
import type { Criterion } from '@chairside/shared/session/discharge';
import { say } from '../../language/say.ts';
import type { Sheet } from '../sheet/sheet-store.ts';

const STEPS: Readonly<Record<string, { readonly action: string; readonly sheet: Sheet }>> = {
  padss: {
    action: say('charting-recovery.score-padss'),
    sheet: { kind: 'assess', scale: 'padss' },
  },
  gait: {
    action: say('charting-recovery.score-gait-padss'),
    sheet: { kind: 'assess', scale: 'padss' },
  },
  moaas: {
    action: say('charting-recovery.score-sedation-moaa-s'),
    sheet: { kind: 'assess', scale: 'moaas' },
  },
  dissociation: {
    action: say('charting-recovery.score-dissociation'),
    sheet: { kind: 'assess', scale: 'dissociation' },
  },
  pressure: {
    action: say('charting-recovery.enter-blood-pressure'),
    sheet: { kind: 'manual-vitals' },
  },
  spo2: {
    action: say('charting-recovery.enter-spo2-on-room-air'),
    sheet: { kind: 'manual-vitals' },
  },
  effects: { action: say('charting-recovery.follow-up-effects'), sheet: { kind: 'open-effects' } },
  escort: { action: say('charting-recovery.record-ride-home'), sheet: { kind: 'prepare' } },
  instructions: {
    action: say('charting-recovery.record-written-instructions'),
    sheet: { kind: 'prepare' },
  },
  'next-appointment': {
    action: say('charting-recovery.record-next-appointment'),
    sheet: { kind: 'prepare' },
  },
  'follow-up-call': {
    action: say('charting-recovery.record-follow-up-call'),
    sheet: { kind: 'prepare' },
  },
  'left-over': { action: say('charting-recovery.record-waste'), sheet: { kind: 'waste' } },
  waste: { action: say('charting-recovery.witness-waste'), sheet: { kind: 'waste' } },
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
