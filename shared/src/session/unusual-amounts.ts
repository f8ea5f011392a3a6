/** Amounts that are asked about before they are taken, once the drug runs (docs/clinical.md 2). */

import { mgPerKgPerHourOf, mgPerKgPerMinOf } from '../infusion/arithmetic.ts';
import { delivered } from '../infusion/delivered.ts';
import { isNasal } from '../infusion/recorded-infusion.ts';
import { round, shown, type Unit } from '../infusion/rounding.ts';
import type { ProtocolDocument } from '../protocols/document/document.ts';
import { type Asked, DEFAULT_DOSING, dosingOf } from '../protocols/document/dosing.ts';
import type { SessionState } from './state.ts';

/** What a person has to look at again before an amount is charted. */
export interface Unusual {
  readonly text: string;
  /** Another person has to agree, with their own name and password. */
  readonly secondPerson: boolean;
}

type Document = ProtocolDocument | undefined;

/** The weight that the order was worked out with, else today's, kg. */
function weightOf({ order, weight }: SessionState): number | undefined {
  return order?.order.weightKg ?? weight?.kg;
}

const NO_WEIGHT = 'The weight is not known: it cannot be told how much this is per kg.';

/** What is unusual about a rate, mL/h; null where nothing is. */
export function unusualRate(
  session: SessionState,
  rateMlPerH: number,
  document?: Document,
): Unusual | null {
  const { infusion } = session;
  const concentration = infusion?.concentrationMgPerMl;
  if (infusion === null) return null;
  if (concentration === undefined) {
    const text = 'The concentration is not known: it cannot be told how much drug this is.';
    return { text, secondPerson: false };
  }
  const weight = weightOf(session);
  if (weight === undefined) return { text: NO_WEIGHT, secondPerson: false };
  const rate = mgPerKgPerHourOf(rateMlPerH, concentration, weight);
  const { mgPerKgPerH } = dosingOf(infusion.regimen, document);
  const beyond = beyondOf(rate, mgPerKgPerH, 'mg/kg/h');
  const pace = paceOf((rateMlPerH * concentration) / 60, 1, weight, document);
  const found = [beyond?.text, pace].filter((text) => text !== undefined);
  return found.length === 0
    ? null
    : { text: found.join(' '), secondPerson: beyond?.secondPerson ?? false };
}

export interface Push {
  readonly mg: number;
  readonly ml?: number | undefined;
  /** Over how many minutes it is given. */
  readonly minutes?: number | undefined;
}

/**
 * Every push is looked at again, with all that has been given by then. Null for a nasal device, which holds one dose
 * and is counted against the order, and before the start.
 */
export function unusualBolus(
  session: SessionState,
  push: Push,
  at: number,
  document?: Document,
): Unusual | null {
  const { infusion, order } = session;
  if (infusion === null || isNasal(infusion)) return null;
  const { mg, minutes } = push;
  const before = delivered(infusion, at);
  const total = before === null ? null : before.mg + mg;
  const pushed = infusion.boluses.reduce((sum, one) => sum + one.mg, 0) + mg;
  const ordered = order?.order.bolusMg;
  const weight = weightOf(session);
  const dose = total === null || weight === undefined ? null : round(total / weight, 'mg/kg');
  const beyond =
    dose === null ? null : beyondOf(dose, dosingOf(infusion.regimen, document).mgPerKg, 'mg/kg');
  const least = (document?.dosing ?? DEFAULT_DOSING).push.minutesAtLeast;
  const short = minutes === undefined || minutes < least;
  const said = [
    totalSentence(total, dose),
    beyond?.text,
    weight === undefined ? NO_WEIGHT : undefined,
    ordered === undefined
      ? 'The order has no bolus.'
      : pushed > ordered * (1 + 1e-9) &&
        `The order has a bolus of ${shown(ordered, 'mg')}; with this one ${shown(pushed, 'mg')} is given as a bolus.`,
    minutes === undefined && 'It is not said over how many minutes it is given.',
    minutes !== undefined && short && `${minutes} min is shorter than ${shown(least, 'min')}.`,
    minutes === undefined || weight === undefined
      ? undefined
      : paceOf(mg, minutes, weight, document),
  ].filter((text) => text !== undefined && text !== false);
  return { text: said.join(' '), secondPerson: beyond?.secondPerson ?? false };
}

function totalSentence(total: number | null, dose: number | null): string {
  if (total === null) return 'How much has been given so far is not known.';
  const perKg = dose === null ? '' : ` (${shown(dose, 'mg/kg')})`;
  return `With this bolus ${shown(total, 'mg')}${perKg} is given in total.`;
}

function beyondOf(value: number, { askAbove, secondPersonAbove }: Asked, unit: Unit) {
  if (secondPersonAbove !== undefined && value > secondPersonAbove) {
    const text = `${shown(value, unit)} is more than ${shown(secondPersonAbove, unit)}: a second person has to agree.`;
    return { text, secondPerson: true };
  }
  if (value <= askAbove) return null;
  const text = `${shown(value, unit)} is more than ${shown(askAbove, unit)}.`;
  return { text, secondPerson: false };
}

function paceOf(mg: number, minutes: number, weight: number, document: Document) {
  const most = (document?.dosing ?? DEFAULT_DOSING).mgPerKgPerMinAskAbove;
  const pace = mgPerKgPerMinOf(mg, minutes, weight);
  if (pace <= most) return undefined;
  return `${shown(pace, 'mg/kg/min')} is more than ${shown(most, 'mg/kg/min')}.`;
}
