import { arithmetic } from '@chairside/shared/infusion/arithmetic';
import { describe, expect, it } from 'vitest';
import { emptyOrder, orderOf, reviewOrder as reviewed } from './order-draft.ts';

const ABOUT = {
  body: { weightKg: 70, heightCm: null, sex: null },
  courseNumber: 2,
  allergyTo: () => null,
};
const reviewOrder = (order: Parameters<typeof reviewed>[0]) => reviewed(order, ABOUT);

describe('the order form', () => {
  it('CH-12 works out the usual order from the weight and shows every step', () => {
    const order = orderOf(emptyOrder(70));
    expect(order).toMatchObject({ doseMg: 35, volumeMl: 35, minutes: 40, rateMlPerH: 52.5 });
    if (order === null) throw new Error('no order');
    const { limits, ready } = reviewOrder(order);
    expect(arithmetic(order).map(({ text }) => text)).toContain('70 kg x 0.5 mg/kg = 35 mg');
    expect(limits).toEqual([]);
    expect(ready).toBe(true);
  });

  it('CH-12 makes up a dose to a volume', () => {
    const order = orderOf({ ...emptyOrder(80), drawnUp: 'volume', toMl: 50 });
    expect(order).toMatchObject({ doseMg: 40, volumeMl: 50, concentrationMgPerMl: 0.8 });
  });

  it('CH-12 has no order while a field is missing: nothing is guessed', () => {
    expect(orderOf(emptyOrder(null))).toBeNull();
    expect(orderOf({ ...emptyOrder(70), minutes: null })).toBeNull();
    expect(orderOf(emptyOrder(70, 'pain'))).toBeNull();
    expect(orderOf(emptyOrder(70, 'esketamine'))).toBeNull();
    expect(orderOf({ ...emptyOrder(70, 'esketamine'), doseMg: 56 })).toMatchObject({
      ...{ route: 'nasal', doseMg: 56 },
    });
  });

  it('CH-12 asks for a reason beyond a soft limit, and refuses beyond a hard one', () => {
    const high = { ...emptyOrder(70), mgPerKg: 1.5, minutes: 60 };
    const asked = orderOf(high);
    if (asked === null) throw new Error('no order');
    expect(reviewOrder(asked).limits.map(({ code }) => code)).toContain('dose-high');
    expect(reviewOrder(asked).ready).toBe(false);
    const reasons = { 'dose-high': 'as ordered', 'rate-high': 'as ordered' };
    const confirmed = orderOf({ ...high, reasons });
    expect(confirmed !== null && reviewOrder(confirmed).ready).toBe(true);
    const impossible = orderOf({ ...emptyOrder(700), reasons: { 'weight-impossible': 'x' } });
    expect(impossible !== null && reviewOrder(impossible).ready).toBe(false);
  });
});
