import { describe, expect, it } from 'vitest';
import { adjustedKg, type Body, bodyMassIndex, idealKg } from './body-weight.ts';
import { inputLimits } from './input-limits.ts';
import { orderOf } from './order.fixture.ts';
import type { Order } from './order.ts';

const MAN: Body = { weightKg: 70, heightCm: 177.8, sex: 'male' };
const found = (weightKg: number, weightBasis: Order['weightBasis'], body: Body) =>
  inputLimits(orderOf({ weightKg, doseMg: weightKg / 2 }, { weightBasis }), {
    ...{ body, courseNumber: 1, allergyTo: () => null },
  }).map(({ code, level }) => `${code} ${level}`);

describe('the weight of an order', () => {
  it('DO-235 ideal weight after Devine, adjusted weight and BMI', () => {
    // 177.8 cm = 70 in: 50 + 2.3 x 10 = 73.0 kg; women 45.5 + 23 = 68.5 kg.
    expect(idealKg(MAN)).toBe(73);
    expect(idealKg({ ...MAN, sex: 'female' })).toBe(68.5);
    // 165 cm = 64.9606 in: 45.5 + 2.3 x 4.9606 = 45.5 + 11.409 = 56.9 kg.
    const woman: Body = { weightKg: 110, heightCm: 165, sex: 'female' };
    expect(idealKg(woman)).toBe(56.9);
    // 56.9 + 0.4 x (110 - 56.9) = 56.9 + 21.24 = 78.1 kg.
    expect(adjustedKg(woman)).toBe(78.1);
    // 110 / 1.65^2 = 110 / 2.7225 = 40.4.
    expect(bodyMassIndex(woman)).toBe(40.4);
    // Lighter than the ideal: the actual weight counts.
    expect(adjustedKg(MAN)).toBe(70);
  });

  it('DO-235 nothing is worked out where a part is missing or the formula does not reach', () => {
    // 152.4 cm are the 60 inches at which the formula begins.
    expect(idealKg({ heightCm: 152.4, sex: 'male' })).toBe(50);
    expect(idealKg({ heightCm: 152.3, sex: 'male' })).toBeNull();
    expect(idealKg({ heightCm: null, sex: 'male' })).toBeNull();
    for (const sex of ['other', 'unknown', null] as const) {
      expect(idealKg({ heightCm: 177.8, sex })).toBeNull();
    }
    expect(adjustedKg({ ...MAN, weightKg: null })).toBeNull();
    expect(bodyMassIndex({ ...MAN, heightCm: null })).toBeNull();
  });

  it.each([
    // 70 kg x 1.05 = 73.5 kg is the most that an ideal weight may be.
    [73, 'ideal', []],
    [73.5, 'ideal', []],
    [73.6, 'ideal', ['weight-basis-high hard']],
    [114, 'ideal', ['weight-basis-high hard']],
    // Devine says 73.0 kg; 5 % less is 69.35 kg.
    [69.4, 'ideal', []],
    [69.3, 'ideal', ['weight-basis-unlike soft']],
    [73.6, 'adjusted', ['weight-basis-high hard']],
    [70, 'adjusted', []],
    // Today's 70 kg: 66.5 to 73.5 kg are within 5 %.
    [73.5, 'actual', []],
    [73.6, 'actual', ['weight-not-todays soft']],
    [66.5, 'actual', []],
    [66.4, 'actual', ['weight-not-todays soft']],
  ] as const)('DO-236 %s kg as %s weight of a man of 70 kg and 177.8 cm', (kg, basis, expected) => {
    expect(found(kg, basis, MAN)).toEqual(expected);
  });

  it('DO-236 an ideal weight that cannot be checked is asked about, and never above the actual one', () => {
    const unmeasured = { ...MAN, heightCm: null };
    expect(found(70, 'ideal', unmeasured)).toEqual(['weight-basis-unlike soft']);
    expect(found(114, 'ideal', unmeasured)).toEqual(['weight-basis-high hard']);
    expect(found(73, 'ideal', { ...MAN, weightKg: null })).toEqual(['weight-basis-unlike soft']);
    expect(found(70, 'actual', { ...MAN, weightKg: null })).toEqual([]);
  });
});
