/**
 * The arithmetic of an order, step by step as a nurse checks it on paper (docs/clinical.md 2). Every step is
 * rounded half up to what is shown, and the next one starts from there.
 */
import type { Order } from './order.ts';
import { round, shown, type Unit } from './rounding.ts';

/** mg. */
export const doseOf = (weightKg: number, mgPerKg: number): number =>
  round(weightKg * mgPerKg, 'mg');
/** mL that hold the dose at a concentration. */
export const volumeOf = (doseMg: number, mgPerMl: number): number => round(doseMg / mgPerMl, 'mL');
/** mg/mL of a dose made up to a volume. */
export const concentrationOf = (doseMg: number, volumeMl: number): number =>
  round(doseMg / volumeMl, 'mg/mL');
/** mL/h that give a volume in so many minutes. */
export const rateOf = (volumeMl: number, minutes: number): number =>
  round((volumeMl * 60) / minutes, 'mL/h');
/** Minutes that a volume takes at a rate. */
export const minutesOf = (volumeMl: number, rateMlPerH: number): number =>
  round((volumeMl * 60) / rateMlPerH, 'min');
/** mg/h. */
export const mgPerHourOf = (rateMlPerH: number, mgPerMl: number): number =>
  round(rateMlPerH * mgPerMl, 'mg/h');
/** mg/kg/h. */
export const mgPerKgPerHourOf = (rateMlPerH: number, mgPerMl: number, weightKg: number): number =>
  round((rateMlPerH * mgPerMl) / weightKg, 'mg/kg/h');

/** mg/kg/min. */
export const mgPerKgPerMinOf = (mg: number, minutes: number, weightKg: number): number =>
  round(mg / minutes / weightKg, 'mg/kg/min');

export interface Plan {
  readonly doseMg: number;
  readonly concentrationMgPerMl: number;
  readonly volumeMl: number;
  readonly rateMlPerH: number;
}

/** What an order form fills in: drawn up at a concentration, or made up to a volume. */
export function planInfusion(input: {
  readonly weightKg: number;
  readonly mgPerKg: number;
  readonly minutes: number;
  readonly drawnUp: { readonly mgPerMl: number } | { readonly toMl: number };
}): Plan {
  const doseMg = doseOf(input.weightKg, input.mgPerKg);
  const { drawnUp } = input;
  if ('mgPerMl' in drawnUp) {
    const volumeMl = volumeOf(doseMg, drawnUp.mgPerMl);
    return {
      doseMg,
      concentrationMgPerMl: drawnUp.mgPerMl,
      volumeMl,
      rateMlPerH: rateOf(volumeMl, input.minutes),
    };
  }
  return {
    doseMg,
    concentrationMgPerMl: concentrationOf(doseMg, drawnUp.toMl),
    volumeMl: drawnUp.toMl,
    rateMlPerH: rateOf(drawnUp.toMl, input.minutes),
  };
}

export type StepId =
  | 'dose'
  | 'dose-by-weight'
  | 'volume'
  | 'rate'
  | 'mg-per-hour'
  | 'mg-per-kg-per-hour';

export interface ArithmeticStep {
  readonly id: StepId;
  readonly label: string;
  readonly terms: readonly {
    readonly value: number;
    readonly unit: Unit;
    /** The sign before the term; null for the first. */
    readonly sign: 'times' | 'divided by' | null;
  }[];
  /** Worked out from the terms. */
  readonly result: { readonly value: number; readonly unit: Unit };
  /** The same as the order has it; null where the order has no such field. */
  readonly ordered: number | null;
  /** `70 kg x 0.5 mg/kg = 35 mg`. */
  readonly text: string;
}

type Term = ArithmeticStep['terms'][number];
const SIGNS = { times: ' x ', 'divided by': ' / ' } as const;

function step(
  id: StepId,
  label: string,
  terms: readonly Term[],
  result: ArithmeticStep['result'],
  ordered: number | null,
): ArithmeticStep {
  const written = terms.map(
    ({ value, unit, sign }) => `${sign ? SIGNS[sign] : ''}${shown(value, unit)}`,
  );
  const text = `${written.join('')} = ${shown(result.value, result.unit)}`;
  return { id, label, terms, result, ordered, text };
}

const first = (value: number, unit: Unit): Term => ({ value, unit, sign: null });
const times = (value: number, unit: Unit): Term => ({ value, unit, sign: 'times' });
const by = (value: number, unit: Unit): Term => ({ value, unit, sign: 'divided by' });

export type DoseFields = Pick<
  Order,
  'weightKg' | 'mgPerKg' | 'doseMg' | 'concentrationMgPerMl' | 'volumeMl' | 'minutes' | 'rateMlPerH'
>;

/** The lines that can be shown for what the order holds; a field that is absent leaves its lines out. */
export function arithmetic(order: DoseFields): ArithmeticStep[] {
  const { weightKg, mgPerKg, doseMg, concentrationMgPerMl, volumeMl, minutes, rateMlPerH } = order;
  const steps: ArithmeticStep[] = [];
  if (mgPerKg !== undefined) {
    const value = doseOf(weightKg, mgPerKg);
    const terms = [first(weightKg, 'kg'), times(mgPerKg, 'mg/kg')];
    steps.push(step('dose', 'Dose', terms, { value, unit: 'mg' }, doseMg));
  }
  steps.push(
    step(
      'dose-by-weight',
      'Dose by weight',
      [first(doseMg, 'mg'), by(weightKg, 'kg')],
      { value: round(doseMg / weightKg, 'mg/kg'), unit: 'mg/kg' },
      mgPerKg ?? null,
    ),
  );
  if (concentrationMgPerMl !== undefined) {
    const value = volumeOf(doseMg, concentrationMgPerMl);
    const terms = [first(doseMg, 'mg'), by(concentrationMgPerMl, 'mg/mL')];
    steps.push(step('volume', 'Volume', terms, { value, unit: 'mL' }, volumeMl ?? null));
  }
  if (volumeMl !== undefined && minutes !== undefined) {
    const value = rateOf(volumeMl, minutes);
    const terms = [first(volumeMl, 'mL'), by(minutes, 'min'), times(60, 'min')];
    const rate = step('rate', 'Rate', terms, { value, unit: 'mL/h' }, rateMlPerH ?? null);
    // "60 min" stands for "60 min per hour": the unit of the product is mL/h.
    steps.push({
      ...rate,
      text: `${shown(volumeMl, 'mL')} / ${shown(minutes, 'min')} x 60 min/h = ${shown(value, 'mL/h')}`,
    });
  }
  if (rateMlPerH !== undefined && concentrationMgPerMl !== undefined) {
    const perHour = mgPerHourOf(rateMlPerH, concentrationMgPerMl);
    const pump = [first(rateMlPerH, 'mL/h'), times(concentrationMgPerMl, 'mg/mL')];
    steps.push(
      step('mg-per-hour', 'Drug per hour', pump, { value: perHour, unit: 'mg/h' }, null),
      step(
        'mg-per-kg-per-hour',
        'Drug per kg and hour',
        [...pump, by(weightKg, 'kg')],
        {
          value: mgPerKgPerHourOf(rateMlPerH, concentrationMgPerMl, weightKg),
          unit: 'mg/kg/h',
        },
        null,
      ),
    );
  }
  return steps;
}
