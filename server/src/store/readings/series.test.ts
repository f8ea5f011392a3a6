import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longestJoin, type Point, reduceSeries } from './series.ts';

const course = fc
  .array(
    fc.record({ step: fc.integer({ min: 1, max: 20_000 }), v: fc.integer({ min: 0, max: 300 }) }),
    {
      minLength: 1,
      maxLength: 600,
    },
  )
  .map((steps) => {
    let t = 1_000_000;
    return steps.map(({ step, v }): Point => {
      t += step;
      return { t, v };
    });
  });
const most = fc.integer({ min: 2, max: 400 });
const numbers = (values: readonly (number | null)[]) => values.filter((value) => value !== null);

describe('a reduced series', () => {
  it('ST-25 keeps the extremes, the order and the bound', () => {
    fc.assert(
      fc.property(course, most, (points, bound) => {
        const { t, v } = reduceSeries(points, bound);
        expect(t).toHaveLength(v.length);
        expect(t.length).toBeLessThanOrEqual(bound);
        expect(t).toEqual([...t].sort((a, b) => a - b));
        const all = points.map((point) => point.v);
        expect(Math.max(...numbers(v))).toBe(Math.max(...all));
        expect(Math.min(...numbers(v))).toBe(Math.min(...all));
        t.forEach((instant, index) => {
          if (v[index] !== null) expect(points).toContainEqual({ t: instant, v: v[index] });
        });
      }),
    );
  });

  it('ST-25 keeps a spike of one second in two hours, beside its bucket mates', () => {
    const points = Array.from({ length: 7200 }, (_, i) => ({
      t: i * 1000,
      v: i === 5003 ? 188 : 70,
    }));
    const { t, v } = reduceSeries(points, 400);
    expect(v[t.indexOf(5_003_000)]).toBe(188);
  });

  it('ST-25 gives few points back as they are', () => {
    const points = [1, 2, 3].map((i) => ({ t: i * 1000, v: i }));
    expect(reduceSeries(points, 400)).toEqual({ t: [1000, 2000, 3000], v: [1, 2, 3] });
    expect(reduceSeries([], 400)).toEqual({ t: [], v: [] });
  });

  it('ST-24 breaks the line beyond 5 s or twice the usual spacing, not at it', () => {
    const at = (...instants: number[]) => instants.map((t) => ({ t, v: 1 }));
    expect(reduceSeries(at(0, 1000, 2000, 7000), 400).v).toEqual([1, 1, 1, 1]);
    expect(reduceSeries(at(0, 1000, 2000, 7001), 400)).toEqual({
      t: [0, 1000, 2000, 2001, 7001],
      v: [1, 1, 1, null, 1],
    });
    const cuffs = at(0, 300_000, 600_000, 1_200_000, 1_800_001);
    expect(longestJoin(cuffs)).toBe(1_200_000);
    expect(reduceSeries(at(0, 60_000, 120_000, 240_000), 400).v).toEqual([1, 1, 1, 1]);
    expect(reduceSeries(at(0, 60_000, 120_000, 240_001), 400).v).toEqual([1, 1, 1, null, 1]);
  });

  it('ST-24 keeps the break where both sides of it were reduced', () => {
    const points = Array.from({ length: 4000 }, (_, i) => ({
      t: i * 1000 + (i < 2000 ? 0 : 600_000),
      v: 60 + (i % 40),
    }));
    const { v } = reduceSeries(points, 100);
    expect(v.length).toBeLessThanOrEqual(100);
    expect(v.filter((value) => value === null)).toHaveLength(1);
  });
});
