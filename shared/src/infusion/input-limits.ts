/**
 * What is asked before an order is taken as it is. The figures of a regimen are those of the protocol, or the
 * product's own clinic defaults (docs/clinical.md 2). Ratios are compared as they are shown, with two decimals: a
 * dose rounded to 0.1 mg must not trip the limit that it was worked out with.
 */
import { DEFAULT_DOSING, type DosingSection, dosingOf } from '../protocols/document/dosing.ts';
import { doseOf, mgPerKgPerHourOf, mgPerKgPerMinOf, rateOf } from './arithmetic.ts';
import type { Body } from './body-weight.ts';
import { nasalLimits } from './nasal-limits.ts';
import type { Order } from './order.ts';
import { type FoundLimit, type InputLimit, limit } from './order-limit.ts';
import { regimenOf } from './regimens.ts';
import { round, shown } from './rounding.ts';
import { basisLimits, weightLimits } from './weight-limits.ts';

/** What an order is held against besides itself. */
export interface OrderAbout {
  readonly body: Body;
  /** Which infusion of the course this is; null where no course is known. */
  readonly courseNumber: number | null;
  /** Limits of the protocol; absent: the product's. */
  readonly dosing?: DosingSection | undefined;
  /** What the allergies of the patient say against a drug, as a sentence; null where nothing. */
  readonly allergyTo: (drug: string) => string | null;
}

/** mg/mL that a form offers: of bags and syringes, and of vials. */
export const CONCENTRATIONS_MG_PER_ML = [0.35, 0.5, 1, 2, 10, 50, 100] as const;
/** Between the weakest and the strongest bag any value may come of making a dose up to a volume. */
const BAG_MG_PER_ML = { low: 0.35, high: 2 } as const;
/** From here on a vial's content has not been diluted. */
const UNDILUTED_MG_PER_ML = 50;
/** A prescriber rounds a dose, and a pump a rate; more than so much is a slip. Relative. */
const ROUNDED = { dose: 0.05, volume: 0.01, rate: 0.01 } as const;

type Level = InputLimit['level'];

/** All that the order goes beyond, confirmed or not; hard ones first. */
export function inputLimits(order: Order, about: OrderAbout): InputLimit[] {
  const reasons = new Set(order.confirmed.map(({ code }) => code));
  const rank: Record<Level, number> = { hard: 0, 'second-person': 1, soft: 2 };
  const { body, courseNumber, dosing = DEFAULT_DOSING } = about;
  return [
    ...weightLimits(order),
    ...basisLimits(order, body),
    ...kindLimits(order),
    ...allergyLimits(order, about),
    ...(order.route === 'nasal'
      ? nasalLimits(order.doseMg, courseNumber)
      : [
          ...missing(order),
          ...doseLimits(order, dosing),
          ...minutesLimits(order),
          ...concentrationLimits(order),
          ...rateLimits(order, dosing),
          ...paceLimits(order, dosing),
        ]),
    ...arithmeticLimits(order),
  ]
    .sort((a, b) => rank[a.level] - rank[b.level])
    .map((found) => ({ ...found, confirmed: found.level !== 'hard' && reasons.has(found.code) }));
}

/** What a second person has to answer for, beside the reason: whoever signs is not who wrote the order. */
export function needsSecondPerson(order: Order, about: OrderAbout): boolean {
  return inputLimits(order, about).some(({ level }) => level === 'second-person');
}

function kindLimits({ regimen, drug, route }: Order): FoundLimit[] {
  const usual = regimenOf(regimen);
  const found: FoundLimit[] = [];
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

function missing(order: Order): FoundLimit[] {
  const absent = [
    order.concentrationMgPerMl === undefined && 'the concentration',
    order.volumeMl === undefined && 'the volume',
    order.minutes === undefined && 'the minutes',
    order.rateMlPerH === undefined && 'the rate',
    order.bolusMg !== undefined &&
      order.bolusMinutes === undefined &&
      'the minutes over which the bolus is given',
  ].filter((name) => name !== false);
  if (absent.length === 0) return [];
  return [limit('incomplete', 'hard', `The order leaves out ${absent.join(', ')}.`)];
}

function allergyLimits({ drug, prn = [] }: Order, { allergyTo }: OrderAbout): FoundLimit[] {
  const said = [drug, ...prn].flatMap((one) => allergyTo(one) ?? []);
  return said.length === 0 ? [] : [limit('allergy', 'soft', said.join(' '))];
}

function doseLimits(
  { regimen, doseMg, bolusMg = 0, weightKg, mgPerKg = 0 }: Order,
  dosing: DosingSection,
): FoundLimit[] {
  const dose = Math.max(round((doseMg + bolusMg) / weightKg, 'mg/kg'), round(mgPerKg, 'mg/kg'));
  const { askAbove, secondPersonAbove } = dosingOf(regimen, { dosing }).mgPerKg;
  const over = (most: number) => `${shown(dose, 'mg/kg')} is more than ${shown(most, 'mg/kg')}`;
  if (secondPersonAbove !== undefined && dose > secondPersonAbove) {
    const text = `${over(secondPersonAbove)}: a second person has to agree.`;
    return [limit('dose-very-high', 'second-person', text)];
  }
  return dose > askAbove ? [limit('dose-high', 'soft', `${over(askAbove)}.`)] : [];
}

function minutesLimits({ regimen, minutes }: Order): FoundLimit[] {
  const usual = regimenOf(regimen).minutes;
  if (minutes === undefined || usual === null) return [];
  if (minutes >= usual.low && minutes <= usual.high) return [];
  const text = `${shown(minutes, 'min')} lies outside ${usual.low} to ${usual.high} min.`;
  return [limit('duration-unusual', 'soft', text)];
}

function concentrationLimits({ concentrationMgPerMl: mgPerMl }: Order): FoundLimit[] {
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

function rateLimits(
  { regimen, rateMlPerH, concentrationMgPerMl, weightKg }: Order,
  dosing: DosingSection,
): FoundLimit[] {
  if (rateMlPerH === undefined || concentrationMgPerMl === undefined) return [];
  const rate = mgPerKgPerHourOf(rateMlPerH, concentrationMgPerMl, weightKg);
  const { askAbove, secondPersonAbove } = dosingOf(regimen, { dosing }).mgPerKgPerH;
  const over = (most: number) => `${shown(rate, 'mg/kg/h')} is more than ${shown(most, 'mg/kg/h')}`;
  if (secondPersonAbove !== undefined && rate > secondPersonAbove) {
    const text = `${over(secondPersonAbove)}: a second person has to agree.`;
    return [limit('rate-very-high', 'second-person', text)];
  }
  return rate > askAbove ? [limit('rate-high', 'soft', `${over(askAbove)}.`)] : [];
}

/** The same dose in one minute is another drug than in forty: how fast is part of the order. */
function paceLimits(order: Order, dosing: DosingSection): FoundLimit[] {
  const { doseMg, minutes, bolusMg, bolusMinutes, weightKg } = order;
  const found: FoundLimit[] = [];
  const most = dosing.mgPerKgPerMinAskAbove;
  const paces = [
    { what: 'The infusion', mg: doseMg, minutes },
    { what: 'The bolus', mg: bolusMg, minutes: bolusMinutes },
  ].flatMap(({ what, mg, minutes: over }) => {
    if (mg === undefined || over === undefined) return [];
    const pace = mgPerKgPerMinOf(mg, over, weightKg);
    return pace > most ? [`${what} runs at ${shown(pace, 'mg/kg/min')}`] : [];
  });
  if (paces.length > 0) {
    const text = `${paces.join(', ')}: more than ${shown(most, 'mg/kg/min')}.`;
    found.push(limit('pace-high', 'soft', text));
  }
  if (bolusMinutes !== undefined && bolusMinutes < dosing.push.minutesAtLeast) {
    const least = shown(dosing.push.minutesAtLeast, 'min');
    const text = `The bolus is given in ${bolusMinutes} min: less than ${least}.`;
    found.push(limit('push-short', 'soft', text));
  }
  return found;
}

/** The fields must tell one story: which of them is the slip, the form cannot know. */
function arithmeticLimits(order: Order): FoundLimit[] {
  const { weightKg, mgPerKg, doseMg, concentrationMgPerMl, volumeMl, minutes, rateMlPerH } = order;
  const found: FoundLimit[] = [];
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
