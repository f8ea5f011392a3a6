/**
 * What is asked before an order is taken as it is. The figures of a regimen are those of the protocol, or the
 * product's own clinic defaults (docs/clinical.md 2). Ratios are compared as they are shown, with two decimals: a
 * dose rounded to 0.1 mg must not trip the limit that it was worked out with.
 */

import { DEFAULT_DOSING, type DosingSection, dosingOf } from '../protocols/document/dosing.ts';
import { type Message, message, sentences } from '../wording/message.ts';
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
  /** What the allergies of the patient say against a drug, as sentences; null where nothing. */
  readonly allergyTo: (drug: string) => Message | null;
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
    const says = message('order.drug-of-regimen', {
      ...{ regimen: usual.label, usual: usual.drug, drug },
    });
    found.push(limit('drug-not-of-regimen', 'soft', says));
  }
  if (route !== usual.route) {
    const says = message('order.route-of-regimen', { regimen: usual.label, route });
    found.push(limit('route-not-of-regimen', 'soft', says));
  }
  return found;
}

function missing(order: Order): FoundLimit[] {
  const absent = [
    order.concentrationMgPerMl === undefined && 'concentration',
    order.volumeMl === undefined && 'volume',
    order.minutes === undefined && 'minutes',
    order.rateMlPerH === undefined && 'rate',
    order.bolusMg !== undefined && order.bolusMinutes === undefined && 'bolus-minutes',
  ].filter((part) => part !== false);
  const what = listed(absent.map((part) => message('order.part', { part })));
  return what === null ? [] : [limit('incomplete', 'hard', message('order.incomplete', { what }))];
}

function allergyLimits({ drug, prn = [] }: Order, { allergyTo }: OrderAbout): FoundLimit[] {
  const said = sentences([drug, ...prn].flatMap((one) => allergyTo(one) ?? []));
  return said === null ? [] : [limit('allergy', 'soft', said)];
}

function doseLimits(
  { regimen, doseMg, bolusMg = 0, weightKg, mgPerKg = 0 }: Order,
  dosing: DosingSection,
): FoundLimit[] {
  const dose = Math.max(round((doseMg + bolusMg) / weightKg, 'mg/kg'), round(mgPerKg, 'mg/kg'));
  const { askAbove, secondPersonAbove } = dosingOf(regimen, { dosing }).mgPerKg;
  const over = (most: number) => ({ value: shown(dose, 'mg/kg'), most: shown(most, 'mg/kg') });
  if (secondPersonAbove !== undefined && dose > secondPersonAbove) {
    const says = message('order.more-than-second-person', over(secondPersonAbove));
    return [limit('dose-very-high', 'second-person', says)];
  }
  if (dose <= askAbove) return [];
  return [limit('dose-high', 'soft', message('order.more-than', over(askAbove)))];
}

function minutesLimits({ regimen, minutes }: Order): FoundLimit[] {
  const usual = regimenOf(regimen).minutes;
  if (minutes === undefined || usual === null) return [];
  if (minutes >= usual.low && minutes <= usual.high) return [];
  const says = message('order.minutes-outside', {
    ...{ minutes: shown(minutes, 'min'), low: usual.low, high: usual.high },
  });
  return [limit('duration-unusual', 'soft', says)];
}

function concentrationLimits({ concentrationMgPerMl: mgPerMl }: Order): FoundLimit[] {
  if (mgPerMl === undefined) return [];
  const strength = shown(mgPerMl, 'mg/mL');
  if (mgPerMl >= UNDILUTED_MG_PER_ML) {
    const says = message('order.undiluted', { strength });
    return [limit('undiluted', 'second-person', says)];
  }
  const bag = mgPerMl >= BAG_MG_PER_ML.low && mgPerMl <= BAG_MG_PER_ML.high;
  if (bag || CONCENTRATIONS_MG_PER_ML.some((listed) => listed === mgPerMl)) return [];
  const says = message('order.unlisted', { strength });
  return [limit('concentration-unlisted', 'soft', says)];
}

function rateLimits(
  { regimen, rateMlPerH, concentrationMgPerMl, weightKg }: Order,
  dosing: DosingSection,
): FoundLimit[] {
  if (rateMlPerH === undefined || concentrationMgPerMl === undefined) return [];
  const rate = mgPerKgPerHourOf(rateMlPerH, concentrationMgPerMl, weightKg);
  const { askAbove, secondPersonAbove } = dosingOf(regimen, { dosing }).mgPerKgPerH;
  const over = (most: number) => ({ value: shown(rate, 'mg/kg/h'), most: shown(most, 'mg/kg/h') });
  if (secondPersonAbove !== undefined && rate > secondPersonAbove) {
    const says = message('order.more-than-second-person', over(secondPersonAbove));
    return [limit('rate-very-high', 'second-person', says)];
  }
  if (rate <= askAbove) return [];
  return [limit('rate-high', 'soft', message('order.more-than', over(askAbove)))];
}

/** The same dose in one minute is another drug than in forty: how fast is part of the order. */
function paceLimits(order: Order, dosing: DosingSection): FoundLimit[] {
  const { doseMg, minutes, bolusMg, bolusMinutes, weightKg } = order;
  const found: FoundLimit[] = [];
  const most = dosing.mgPerKgPerMinAskAbove;
  const paces = [
    { part: 'infusion', mg: doseMg, minutes },
    { part: 'bolus', mg: bolusMg, minutes: bolusMinutes },
  ].flatMap(({ part, mg, minutes: over }) => {
    if (mg === undefined || over === undefined) return [];
    const pace = mgPerKgPerMinOf(mg, over, weightKg);
    return pace > most ? [message('order.pace', { part, pace: shown(pace, 'mg/kg/min') })] : [];
  });
  const runs = listed(paces);
  if (runs !== null) {
    const says = message('order.pace-high', { paces: runs, most: shown(most, 'mg/kg/min') });
    found.push(limit('pace-high', 'soft', says));
  }
  if (bolusMinutes !== undefined && bolusMinutes < dosing.push.minutesAtLeast) {
    const least = shown(dosing.push.minutesAtLeast, 'min');
    const says = message('order.push-short', { minutes: bolusMinutes, least });
    found.push(limit('push-short', 'soft', says));
  }
  return found;
}

/** The fields must tell one story: which of them is the slip, the form cannot know. */
function arithmeticLimits(order: Order): FoundLimit[] {
  const { weightKg, mgPerKg, doseMg, concentrationMgPerMl, volumeMl, minutes, rateMlPerH } = order;
  const found: FoundLimit[] = [];
  if (mgPerKg !== undefined && !near(doseMg, weightKg * mgPerKg, ROUNDED.dose)) {
    const worked = shown(doseOf(weightKg, mgPerKg), 'mg');
    const says = message('order.dose-arithmetic', {
      ...{ weight: shown(weightKg, 'kg'), perKg: shown(mgPerKg, 'mg/kg'), worked },
      said: shown(doseMg, 'mg'),
    });
    found.push(limit('arithmetic-dose', 'hard', says));
  }
  if (concentrationMgPerMl !== undefined && volumeMl !== undefined) {
    const holds = volumeMl * concentrationMgPerMl;
    if (!near(doseMg, holds, ROUNDED.volume)) {
      const says = message('order.volume-arithmetic', {
        ...{ volume: shown(volumeMl, 'mL'), strength: shown(concentrationMgPerMl, 'mg/mL') },
        ...{ holds: shown(holds, 'mg'), said: shown(doseMg, 'mg') },
      });
      found.push(limit('arithmetic-volume', 'hard', says));
    }
  }
  if (volumeMl !== undefined && minutes !== undefined && rateMlPerH !== undefined) {
    if (!near(rateMlPerH, (volumeMl * 60) / minutes, ROUNDED.rate)) {
      const worked = shown(rateOf(volumeMl, minutes), 'mL/h');
      const says = message('order.rate-arithmetic', {
        ...{ volume: shown(volumeMl, 'mL'), minutes: shown(minutes, 'min'), worked },
        said: shown(rateMlPerH, 'mL/h'),
      });
      found.push(limit('arithmetic-rate', 'hard', says));
    }
  }
  return found;
}

const listed = (all: readonly Message[]): Message | null =>
  all.reduce<Message | null>(
    (first, next) => (first === null ? next : message('order.and', { first, next })),
    null,
  );

/** Within the rounding of one decimal, or within a share of what was worked out. */
function near(entered: number, worked: number, share: number): boolean {
  return Math.abs(entered - worked) <= Math.max(0.1, worked * share) * (1 + 1e-9);
}
