/** Amounts that are asked about before they are taken, once the drug runs (docs/clinical.md 2). */
import { mgPerKgPerHourOf } from '../infusion/arithmetic.ts';
import { isNasal } from '../infusion/course.ts';
import { delivered } from '../infusion/delivered.ts';
import { DOSE_MG_PER_KG, RATE_MG_PER_KG_H } from '../infusion/input-limits.ts';
import { round, shown } from '../infusion/rounding.ts';
import type { SessionState } from './state.ts';

/** The weight that the order was worked out with, else today's, kg. */
function weightOf({ order, weight }: SessionState): number | undefined {
  return order?.order.weightKg ?? weight?.kg;
}

/** What is unusual about a rate, mL/h, as a sentence; null where nothing is, or where it cannot be told. */
export function unusualRate(session: SessionState, rateMlPerH: number): string | null {
  const concentration = session.infusion?.concentrationMgPerMl;
  const weight = weightOf(session);
  if (concentration === undefined || weight === undefined) return null;
  const rate = mgPerKgPerHourOf(rateMlPerH, concentration, weight);
  if (rate <= RATE_MG_PER_KG_H) return null;
  return `${shown(rate, 'mg/kg/h')} is more than ${shown(RATE_MG_PER_KG_H, 'mg/kg/h')}.`;
}

/** The same of a bolus, with what has been given by then. Nasal devices hold a fixed dose: they are not asked about. */
export function unusualBolus(session: SessionState, mg: number, at: number): string | null {
  const { infusion } = session;
  const weight = weightOf(session);
  if (infusion === null || weight === undefined || isNasal(infusion)) return null;
  const before = delivered(infusion, at)?.mg ?? 0;
  const dose = round((before + mg) / weight, 'mg/kg');
  if (dose <= DOSE_MG_PER_KG.soft) return null;
  const limit = shown(DOSE_MG_PER_KG.soft, 'mg/kg');
  return `With this bolus ${shown(dose, 'mg/kg')} are given, more than ${limit}.`;
}
