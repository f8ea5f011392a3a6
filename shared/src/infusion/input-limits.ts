/**
 * What is asked before an order is taken as it is. The figures are clinic defaults, not from a published
 * source, but for the weights that two trials took in [S17, S21] (docs/clinical.md 2). Ratios are compared
 * as they are shown, with two decimals: a dose rounded to 0.1 mg must not trip the limit that it was
 * worked out with.
 */
import { doseOf, mgPerKgPerHourOf, rateOf } from './arithmetic.ts';
import type { Order } from './order.ts';
import { regimenOf } from './regimens.ts';
import { round, shown } from './rounding.ts';

export const INPUT_LIMIT_CODES = [
  'incomplete',
  'weight-impossible',
  'weight-unusual',
  'dose-high',
  'dose-very-high',
  'duration-unusual',
  'rate-high',
  'concentration-unlisted',
  'undiluted',
  'drug-not-of-regimen',
  'route-not-of-regimen',
  'arithmetic-dose',
  'arithmetic-volume',
  'arithmetic-rate',
] as const;
export type InputLimitCode = (typeof INPUT_LIMIT_CODES)[number];

export interface InputLimit {
  readonly code: InputLimitCode;
  /**
   * soft: passed by a reason; second-person: by a reason, and by another person than the one who wrote the
   * order; hard: by nothing, the order has to be changed.
   */
  readonly level: 'soft' | 'second-person' | 'hard';
  /** A sentence for the person at the form. */
  readonly message: string;
  /** The order names a reason for it; never true for a hard one. */
  readonly confirmed: boolean;
}

export const WEIGHT_KG = { hard: { low: 20, high: 300 }, soft: { low: 45, high: 115 } } as const;
export const DOSE_MG_PER_KG = { soft: 1, secondPerson: 2 } as const;
export const RATE_MG_PER_KG_H = 1.5;
/** mg/mL that a form offers: of bags and syringes, and of vials. */
export const CONCENTRATIONS_MG_PER_ML = [0.35, 0.5, 1, 2, 10, 50, 100] as const;
/** Between the weakest and the strongest bag any value may come of making a dose up to a volume. */
const BAG_MG_PER_ML = { low: 0.35, high: 2 } as const;
/** From here on a vial's content has not been diluted. */
const UNDILUTED_MG_PER_ML = 50;
/** A prescriber rounds a dose, and a pump a rate; more than so much is a slip. Relative. */
const ROUNDED = { dose: 0.05, volume: 0.01, rate: 0.01 } as const;

type Level = InputLimit['level'];
type Found = Omit<InputLimit, 'confirmed'>;

const limit = (code: InputLimitCode, level: Level, message: string): Found => ({
  code,
  level,
  message,
});

/** All that the order goes beyond, confirmed or not; hard ones first. */
export function inputLimits(order: Order): InputLimit[] {
  const reasons = new Set(order.confirmed.map(({ code }) => code));
  const rank: Record<Level, number> = { hard: 0, 'second-person': 1, soft: 2 };
  const intravenous = order.route === 'iv-infusion';
  return [
    ...weightLimits(order),
    ...kindLimits(order),
    ...(intravenous
      ? [
          ...missing(order),
          ...doseLimits(order),
          ...minutesLimits(order),
          ...concentrationLimits(order),
          ...rateLimits(order),
        ]
      : []),
    ...arithmeticLimits(order),
  ]
    .sort((a, b) => rank[a.level] - rank[b.level])
    .map((found) => ({ ...found, confirmed: found.level !== 'hard' && reasons.has(found.code) }));
}

/** What a second person has to answer for, beside the reason: whoever signs is not who wrote the order. */
export function needsSecondPerson(order: Order): boolean {
  return inputLimits(order).some(({ level }) => level === 'second-person');
}

function weightLimits({ weightKg }: Order): Found[] {
  const { hard, soft } = WEIGHT_KG;
  const weight = shown(weightKg, 'kg');
  if (weightKg < hard.low || weightKg > hard.high) {
    const range = `${hard.low} to ${hard.high} kg`;
    return [limit('weight-impossible', 'hard', `A weight of ${weight} lies outside ${range}.`)];
  }
  if (weightKg < soft.low || weightKg > soft.high) {
    const range = `${soft.low} to ${soft.high} kg`;
    return [limit('weight-unusual', 'soft', `A weight of ${weight} lies outside ${range}.`)];
  }
  return [];
}

function kindLimits({ regimen, drug, route }: Order): Found[] {
  const usual = regimenOf(regimen);
  const found: Found[] = [];
  if (drug !== usual.drug) {
    const text = `${usual.label} is given with ${usual.drug}; the order says ${drug}.`;
    found.push(limit('drug-not-of-regimen', 'soft', text));
  }
  if (route !== usual.route) {
    const text = `${usual.label} is not given by this route (${route}).`;
    found.push(limit('route-not-of-regimen', 'soft', text));
  }
  return found;
}

function missing(order: Order): Found[] {
  const absent = [
    order.concentrationMgPerMl === undefined && 'the concentration',
    order.volumeMl === undefined && 'the volume',
    order.minutes === undefined && 'the minutes',
    order.rateMlPerH === undefined && 'the rate',
  ].filter((name) => name !== false);
  if (absent.length === 0) return [];
  return [limit('incomplete', 'hard', `The order leaves out ${absent.join(', ')}.`)];
}

function doseLimits({ doseMg, bolusMg = 0, weightKg, mgPerKg = 0 }: Order): Found[] {
  const dose = Math.max(round((doseMg + bolusMg) / weightKg, 'mg/kg'), round(mgPerKg, 'mg/kg'));
  const { soft, secondPerson } = DOSE_MG_PER_KG;
  if (dose > secondPerson) {
    const text = `${shown(dose, 'mg/kg')} is more than ${shown(secondPerson, 'mg/kg')}: a second person has to agree.`;
    return [limit('dose-very-high', 'second-person', text)];
  }
  if (dose > soft) {
    const text = `${shown(dose, 'mg/kg')} is more than ${shown(soft, 'mg/kg')}.`;
    return [limit('dose-high', 'soft', text)];
  }
  return [];
}

function minutesLimits({ regimen, minutes }: Order): Found[] {
  const usual = regimenOf(regimen).minutes;
  if (minutes === undefined || usual === null) return [];
  if (minutes >= usual.low && minutes <= usual.high) return [];
  const text = `${shown(minutes, 'min')} lies outside ${usual.low} to ${usual.high} min.`;
  return [limit('duration-unusual', 'soft', text)];
}

function concentrationLimits({ concentrationMgPerMl: mgPerMl }: Order): Found[] {
  if (mgPerMl === undefined) return [];
  if (mgPerMl >= UNDILUTED_MG_PER_ML) {
    const text = `${shown(mgPerMl, 'mg/mL')} has not been diluted: a second person has to check it.`;
    return [limit('undiluted', 'second-person', text)];
  }
  const bag = mgPerMl >= BAG_MG_PER_ML.low && mgPerMl <= BAG_MG_PER_ML.high;
  if (bag || CONCENTRATIONS_MG_PER_ML.some((listed) => listed === mgPerMl)) return [];
  const text = `${shown(mgPerMl, 'mg/mL')} is none of the usual concentrations.`;
  return [limit('concentration-unlisted', 'soft', text)];
}

function rateLimits({ rateMlPerH, concentrationMgPerMl, weightKg }: Order): Found[] {
  if (rateMlPerH === undefined || concentrationMgPerMl === undefined) return [];
  const rate = mgPerKgPerHourOf(rateMlPerH, concentrationMgPerMl, weightKg);
  if (rate <= RATE_MG_PER_KG_H) return [];
  const text = `${shown(rate, 'mg/kg/h')} is more than ${shown(RATE_MG_PER_KG_H, 'mg/kg/h')}.`;
  return [limit('rate-high', 'soft', text)];
}

/** The fields must tell one story: which of them is the slip, the form cannot know. */
function arithmeticLimits(order: Order): Found[] {
  const { weightKg, mgPerKg, doseMg, concentrationMgPerMl, volumeMl, minutes, rateMlPerH } = order;
  const found: Found[] = [];
  if (mgPerKg !== undefined && !near(doseMg, weightKg * mgPerKg, ROUNDED.dose)) {
    const worked = shown(doseOf(weightKg, mgPerKg), 'mg');
    const text = `${shown(weightKg, 'kg')} x ${shown(mgPerKg, 'mg/kg')} is ${worked}; the order says ${shown(doseMg, 'mg')}.`;
    found.push(limit('arithmetic-dose', 'hard', text));
  }
  if (concentrationMgPerMl !== undefined && volumeMl !== undefined) {
    const holds = volumeMl * concentrationMgPerMl;
    if (!near(doseMg, holds, ROUNDED.volume)) {
      const text = `${shown(volumeMl, 'mL')} of ${shown(concentrationMgPerMl, 'mg/mL')} hold ${shown(holds, 'mg')}; the order says ${shown(doseMg, 'mg')}.`;
      found.push(limit('arithmetic-volume', 'hard', text));
    }
  }
  if (volumeMl !== undefined && minutes !== undefined && rateMlPerH !== undefined) {
    if (!near(rateMlPerH, (volumeMl * 60) / minutes, ROUNDED.rate)) {
      const worked = shown(rateOf(volumeMl, minutes), 'mL/h');
      const text = `${shown(volumeMl, 'mL')} in ${shown(minutes, 'min')} need ${worked}; the order says ${shown(rateMlPerH, 'mL/h')}.`;
      found.push(limit('arithmetic-rate', 'hard', text));
    }
  }
  return found;
}

/** Within the rounding of one decimal, or within a share of what was worked out. */
function near(entered: number, worked: number, share: number): boolean {
  return Math.abs(entered - worked) <= Math.max(0.1, worked * share) * (1 + 1e-9);
}
