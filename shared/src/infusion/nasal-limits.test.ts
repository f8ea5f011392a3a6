import { describe, expect, it } from 'vitest';
import { inputLimits } from './input-limits.ts';
import { DEVICE_WAIT_MS, devicesGiven } from './nasal-devices.ts';
import type { Order } from './order.ts';

const NASAL: Order = {
  regimen: 'esketamine',
  route: 'nasal',
  drug: 'esketamine',
  weightKg: 70,
  weightBasis: 'actual',
  doseMg: 56,
  confirmed: [],
};
const ABOUT = {
  body: { weightKg: 70, heightCm: null, sex: null },
  courseNumber: 2 as number | null,
  allergyTo: () => null,
};
const found = (order: Partial<Order>, courseNumber: number | null = 2) =>
  inputLimits({ ...NASAL, ...order }, { ...ABOUT, courseNumber }).map(
    ({ code, level }) => `${code} ${level}`,
  );

describe('an order of nasal devices', () => {
  it.each([
    // One device holds 28 mg: 1, 2 and 3 of them are 28, 56 and 84 mg.
    [27.9, ['device-fraction hard']],
    [28, ['device-single soft']],
    [28.1, ['device-fraction hard']],
    [42, ['device-fraction hard']],
    [55.9, ['device-fraction hard']],
    [56, []],
    [70, ['device-fraction hard']],
    [84, []],
    // 4 devices; 840 mg are 30, 8,400 mg are 300.
    [112, ['devices-too-many hard']],
    [840, ['devices-too-many hard']],
    [8_400, ['devices-too-many hard']],
  ])('DO-232 of %s mg', (doseMg, expected) => {
    expect(found({ doseMg })).toEqual(expected);
  });

  it.each([
    [1, 56, []],
    [1, 84, ['device-first-session soft']],
    [1, 28, ['device-single soft', 'device-first-session soft']],
    [2, 84, []],
    // No course is chosen: it may be the first session, and is not taken for a later one.
    [null, 56, []],
    [null, 84, ['device-first-session soft']],
  ])('DO-233 infusion %s of a course with %s mg', (number, doseMg, expected) => {
    expect(found({ doseMg }, number)).toEqual(expected);
  });

  it('DO-07 needs no pump and has no limit by weight', () => {
    expect(found({ doseMg: 84, drug: 'ketamine' })).toEqual(['drug-not-of-regimen soft']);
    expect(found({ doseMg: 84, regimen: 'depression' })).toEqual([
      ...['drug-not-of-regimen soft', 'route-not-of-regimen soft'],
    ]);
  });

  it('DO-234 counts the devices that were given, and when the next may follow', () => {
    const device = (at: number) => ({ at, mg: 28 });
    expect(devicesGiven([], 56)).toEqual({ given: 0, ordered: 2, nextFrom: null });
    const one = devicesGiven([device(1_000)], 56);
    expect(one).toEqual({ given: 1, ordered: 2, nextFrom: 1_000 + DEVICE_WAIT_MS });
    expect(devicesGiven([device(0), device(9)], 56)).toEqual({
      ...{ given: 2, ordered: 2, nextFrom: null },
    });
    // An order of before: 70 mg are two whole devices.
    expect(devicesGiven([], 70).ordered).toBe(2);
    expect(devicesGiven([device(0)], undefined).ordered).toBeNull();
  });
});
