/** The weight of an order: possible, usual, and the one that its basis says. */
import { adjustedKg, type Body, idealKg } from './body-weight.ts';
import type { Order } from './order.ts';
import { type FoundLimit, limit } from './order-limit.ts';
import { shown } from './rounding.ts';

/** Soft: what two trials took in (docs/clinical-sources.md, S17 and S21); hard: clinic default. */
export const WEIGHT_KG = { hard: { low: 20, high: 300 }, soft: { low: 45, high: 115 } } as const;
/** Shares by which a weight may differ (clinic defaults). */
const DIFFERS = 0.05;

export function weightLimits({ weightKg }: Order): FoundLimit[] {
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

/** An ideal or adjusted weight exists to lower a dose: one above the patient's own is a slip. */
export function basisLimits({ weightKg, weightBasis }: Order, body: Body): FoundLimit[] {
  const actual = body.weightKg;
  const said = shown(weightKg, 'kg');
  const found: FoundLimit[] = [];
  if (weightBasis === 'actual') {
    if (actual !== null && differs(weightKg, actual)) {
      const text = `The order uses ${said}; today's weight is ${shown(actual, 'kg')}.`;
      found.push(limit('weight-not-todays', 'soft', text));
    }
    return found;
  }
  if (actual !== null && weightKg > actual * (1 + DIFFERS) * (1 + 1e-9)) {
    const text = `The ${weightBasis} weight of ${said} is above the actual ${shown(actual, 'kg')}.`;
    return [limit('weight-basis-high', 'hard', text)];
  }
  const worked = weightBasis === 'ideal' ? idealKg(body) : adjustedKg(body);
  if (worked !== null && differs(weightKg, worked)) {
    const text = `By height and sex the ${weightBasis} weight is ${shown(worked, 'kg')}; the order uses ${said}.`;
    found.push(limit('weight-basis-unlike', 'soft', text));
  }
  if (worked === null || actual === null) {
    const text = `The ${weightBasis} weight of ${said} cannot be checked: weight, height or sex is not recorded.`;
    found.push(limit('weight-basis-unlike', 'soft', text));
  }
  return found;
}

function differs(entered: number, worked: number): boolean {
  return Math.abs(entered - worked) > worked * DIFFERS * (1 + 1e-9);
}
