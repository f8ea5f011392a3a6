import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appendLive, cuffReadings, minMax, runs, valueAt } from './series.ts';

const second = (count: number, value: (i: number) => number | null) => ({
  t: Array.from({ length: count }, (_, i) => i * 1000),
  v: Array.from({ length: count }, (_, i) => value(i)),
});

describe('minMax', () => {
  it('UI-32 keeps a dip of one second in two hours', () => {
    const series = second(7200, (i) => (i === 4321 ? 71 : 97));
    const drawn = minMax(series, 0, 7_200_000, 200);
    expect(drawn.t.length).toBeLessThanOrEqual(400);
    expect(drawn.v).toContain(71);
    expect(drawn.t[drawn.v.indexOf(71)]).toBe(4_321_000);
  });

  it('UI-32 keeps every break', () => {
    const series = second(3000, (i) => (i === 1500 ? null : 97));
    expect(minMax(series, 0, 3_000_000, 100).v.filter((value) => value === null)).toHaveLength(1);
  });

  it('UI-32 loses no extreme and stays in order, for any series', () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.integer({ min: 30, max: 220 })), { minLength: 1, maxLength: 500 }),
        fc.integer({ min: 1, max: 50 }),
        (values, buckets) => {
          const series = second(values.length, (i) => values[i] ?? null);
          const drawn = minMax(series, 0, values.length * 1000, buckets);
          const numbers = (list: readonly (number | null)[]) =>
            list.filter((value): value is number => value !== null);
          expect(Math.max(...numbers(drawn.v))).toBe(Math.max(...numbers(series.v)));
          expect(Math.min(...numbers(drawn.v))).toBe(Math.min(...numbers(series.v)));
          expect([...drawn.t].sort((a, b) => a - b)).toEqual(drawn.t);
        },
      ),
    );
  });
});

describe('appendLive', () => {
  it('UI-33 draws nothing twice that the store already gave', () => {
    const joined = appendLive(
      { t: [0, 1000], v: [80, 81] },
      { t: [1000, 2000], v: [81, 82] },
      10_000,
    );
    expect(joined).toEqual({ t: [0, 1000, 2000], v: [80, 81, 82] });
  });

  it('UI-33 breaks the line after a silence', () => {
    const at = (gap: number) => appendLive({ t: [0], v: [80] }, { t: [gap], v: [82] }, 10_000).v;
    expect(at(10_000)).toEqual([80, 82]);
    expect(at(10_001)).toEqual([80, null, 82]);
    const thinned = appendLive(
      { t: [0], v: [80] },
      { t: [40_000, 55_000], v: [82, 83] },
      10_000,
      72_000,
    );
    expect(thinned.v).toEqual([80, 82, null, 83]);
  });
});

describe('reading a series', () => {
  it('splits at gaps', () => {
    const parts = runs({ t: [0, 1, 2, 3, 4], v: [80, null, 82, 83, null] });
    expect(parts.map((run) => run.map((point) => point.v))).toEqual([[80], [82, 83]]);
  });

  it('UI-34 reads a gap as a gap, and nothing older than it may be', () => {
    const series = { t: [0, 1000, 2000], v: [80, null, 82] };
    expect(valueAt(series, 900, 10_000)).toEqual({ value: 80, at: 0 });
    expect(valueAt(series, 1500, 10_000)).toBeNull();
    expect(valueAt(series, 12_000, 10_000)?.value).toBe(82);
    expect(valueAt(series, 12_001, 10_000)).toBeNull();
    expect(valueAt(series, -1, 10_000)).toBeNull();
  });

  it('joins the pressures of one inflation and keeps what is missing missing', () => {
    const bars = cuffReadings(
      { t: [5, 10], v: [120, 130] },
      { t: [5, 10], v: [80, 85] },
      { t: [10], v: [100] },
    );
    expect(bars).toEqual([
      { t: 5, sys: 120, dia: 80, map: null },
      { t: 10, sys: 130, dia: 85, map: 100 },
    ]);
  });
});
