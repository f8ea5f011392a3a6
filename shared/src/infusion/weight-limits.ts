/** The weight of an order: possible, usual, and the one that its basis says. */

import { message } from '../wording/message.ts';
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
    const says = message('order.weight-outside', { weight, ...hard });
    return [limit('weight-impossible', 'hard', says)];
  }
  if (weightKg < soft.low || weightKg > soft.high) {
    const says = message('order.weight-outside', { weight, ...soft });
    return [limit('weight-unusual', 'soft', says)];
  }
  return [];
}

/** An ideal or adjusted weight exists to lower a dose: one above the patient's own is a slip. */
export function basisLimits({ weightKg, weightBasis }: Order, body: Body): FoundLimit[] {
  const actual = body.weightKg;
  const used = shown(weightKg, 'kg');
  const found: FoundLimit[] = [];
  if (weightBasis === 'actual') {
    if (actual !== null && differs(weightKg, actual)) {
      const says = message('order.weight-not-todays', { used, today: shown(actual, 'kg') });
      found.push(limit('weight-not-todays', 'soft', says));
    }
    return found;
  }
  if (actual !== null && weightKg > actual * (1 + DIFFERS) * (1 + 1e-9)) {
    const says = message('order.weight-basis-high', {
      ...{ basis: weightBasis, used, actual: shown(actual, 'kg') },
    });
    return [limit('weight-basis-high', 'hard', says)];
  }
  const worked = weightBasis === 'ideal' ? idealKg(body) : adjustedKg(body);
  if (worked !== null && differs(weightKg, worked)) {
    const says = message('order.weight-basis-unlike', {
      ...{ basis: weightBasis, used, worked: shown(worked, 'kg') },
    });
    found.push(limit('weight-basis-unlike', 'soft', says));
  }
  if (worked === null || actual === null) {
    const says = message('order.weight-basis-unknown', { basis: weightBasis, used });
    found.push(limit('weight-basis-unlike', 'soft', says));
  }
  return found;
}

function differs(entered: number, worked: number): boolean {
  return Math.abs(entered - worked) > worked * DIFFERS * (1 + 1e-9);
}
