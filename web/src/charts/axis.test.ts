import { describe, expect, it } from 'vitest';
import { linearAxis, MINUTE, minuteTicks, valueDomain, valueTicks } from './axis.ts';

describe('axes', () => {
  it('maps and inverts', () => {
    const x = linearAxis([100, 200], [0, 50]);
    expect(x(150)).toBe(25);
    expect(x.invert(25)).toBe(150);
    expect(linearAxis([5, 5], [3, 9])(5)).toBe(3);
  });

  it('UI-30 puts ticks on round minutes from the start of the infusion', () => {
    const zero = 1_000_000_123;
    const ticks = minuteTicks([zero - 7 * MINUTE, zero + 33 * MINUTE], zero, 9);
    expect(ticks.map((tick) => tick.minute)).toEqual([-5, 0, 5, 10, 15, 20, 25, 30]);
    expect(ticks.find((tick) => tick.minute === 0)?.at).toBe(zero);
  });

  it('UI-30 never makes more ticks than asked for, over any span', () => {
    for (const minutes of [3, 20, 45, 119, 121, 480, 2000]) {
      const ticks = minuteTicks([0, minutes * MINUTE], 13 * MINUTE, 10);
      expect(ticks.length).toBeLessThanOrEqual(10);
      expect(ticks.length).toBeGreaterThan(0);
    }
  });

  it('keeps the usual domain and widens it by whole steps', () => {
    expect(valueDomain([60, 90], [40, 180], 20)).toEqual([40, 180]);
    expect(valueDomain([31, 203], [40, 180], 20)).toEqual([20, 220]);
    expect(valueTicks([40, 180], 40)).toEqual([40, 80, 120, 160]);
  });
});
