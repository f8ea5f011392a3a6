/** Amounts that are asked about before they are taken, once the drug runs (docs/clinical.md 2). */

import { mgPerKgPerHourOf, mgPerKgPerMinOf } from '../infusion/arithmetic.ts';
import { delivered } from '../infusion/delivered.ts';
import { isNasal } from '../infusion/recorded-infusion.ts';
import { round, shown, type Unit } from '../infusion/rounding.ts';
import type { ProtocolDocument } from '../protocols/document/document.ts';
import { type Asked, DEFAULT_DOSING, dosingOf } from '../protocols/document/dosing.ts';
import { type Message, message, sentences } from '../wording/message.ts';
import type { SessionState } from './state.ts';

/** What a person has to look at again before an amount is charted. */
export interface Unusual {
  readonly text: Message;
  /** Another person has to agree, with their own name and password. */
  readonly secondPerson: boolean;
}

type Document = ProtocolDocument | undefined;

/** The weight that the order was worked out with, else today's, kg. */
function weightOf({ order, weight }: SessionState): number | undefined {
  return order?.order.weightKg ?? weight?.kg;
}

const NO_WEIGHT = message('order.no-weight');

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
    const text = message('order.no-concentration');
    return { text, secondPerson: false };
  }
  const weight = weightOf(session);
  if (weight === undefined) return { text: NO_WEIGHT, secondPerson: false };
  const rate = mgPerKgPerHourOf(rateMlPerH, concentration, weight);
  const { mgPerKgPerH } = dosingOf(infusion.regimen, document);
  const beyond = beyondOf(rate, mgPerKgPerH, 'mg/kg/h');
  const pace = paceOf((rateMlPerH * concentration) / 60, 1, weight, document);
  const text = sentences([beyond?.text, pace].filter((one) => one !== undefined));
  return text === null ? null : { text, secondPerson: beyond?.secondPerson ?? false };
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
      ? message('order.no-bolus')
      : pushed > ordered * (1 + 1e-9) &&
        message('order.bolus-beyond', {
          ...{ ordered: shown(ordered, 'mg'), pushed: shown(pushed, 'mg') },
        }),
    minutes === undefined && message('order.bolus-minutes-missing'),
    minutes !== undefined &&
      short &&
      message('order.bolus-short', { minutes: String(minutes), least: shown(least, 'min') }),
    minutes === undefined || weight === undefined
      ? undefined
      : paceOf(mg, minutes, weight, document),
  ].filter((text) => text !== undefined && text !== false);
  const text = sentences(said) ?? message('order.total-unknown');
  return { text, secondPerson: beyond?.secondPerson ?? false };
}

function totalSentence(total: number | null, dose: number | null): Message {
  if (total === null) return message('order.total-unknown');
  const said = { total: shown(total, 'mg') };
  if (dose === null) return message('order.total', said);
  return message('order.total-per-kg', { ...said, perKg: shown(dose, 'mg/kg') });
}

function beyondOf(value: number, { askAbove, secondPersonAbove }: Asked, unit: Unit) {
  if (secondPersonAbove !== undefined && value > secondPersonAbove) {
    const most = shown(secondPersonAbove, unit);
    const text = message('order.more-than-second-person', { value: shown(value, unit), most });
    return { text, secondPerson: true };
  }
  if (value <= askAbove) return null;
  const most = shown(askAbove, unit);
  const text = message('order.more-than', { value: shown(value, unit), most });
  return { text, secondPerson: false };
}

function paceOf(mg: number, minutes: number, weight: number, document: Document) {
  const most = (document?.dosing ?? DEFAULT_DOSING).mgPerKgPerMinAskAbove;
  const pace = mgPerKgPerMinOf(mg, minutes, weight);
  if (pace <= most) return undefined;
  const said = { value: shown(pace, 'mg/kg/min'), most: shown(most, 'mg/kg/min') };
  return message('order.more-than', said);
}
