import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DRUG_LEVEL_LABEL, DRUG_LEVEL_MODEL, modelledLevels } from './pharmacokinetics.ts';
import { anyCourse, MINUTE, WORKED } from './recorded-infusion.fixture.ts';
import type { RecordedInfusion } from './recorded-infusion.ts';

const { k, centralLPerKg } = DRUG_LEVEL_MODEL;
const KG = 70;
const LITRES = centralLPerKg * KG;
const input = (course: RecordedInfusion) => ({ course, drug: 'ketamine', weightKg: KG });
const levelAt = (of: Parameters<typeof modelledLevels>[0], at: number) =>
  modelledLevels(of, at, Number.POSITIVE_INFINITY)?.at(-1)?.ngPerMl ?? 0;
const level = (course: RecordedInfusion, at: number) => levelAt(input(course), at);

/** Roots of the characteristic polynomial by bisection: k10..k31 lie between them (interlacing). */
function decayRates(): number[] {
  const { k10, k12, k13, k21, k31 } = k;
  const value = (x: number) =>
    (k10 + k12 + k13 - x) * (k21 - x) * (k31 - x) - k12 * k21 * (k31 - x) - k13 * k31 * (k21 - x);
  const root = (low: number, high: number) => {
    let [a, b] = [low, high];
    for (let i = 0; i < 200; i++) {
      const middle = (a + b) / 2;
      if (value(a) * value(middle) <= 0) b = middle;
      else a = middle;
    }
    return (a + b) / 2;
  };
  return [root(0, k31), root(k31, k21), root(k21, k10 + k12 + k13 + k21 + k31)];
}

/** Share of each exponential in the level after a bolus of 1 mg, mg (sums to 1). */
function shares(rates: readonly number[]): number[] {
  return rates.map((rate, i) =>
    rates.reduce(
      (product, other, j) => (i === j ? product : product / (other - rate)),
      (k.k21 - rate) * (k.k31 - rate),
    ),
  );
}
const RATES = decayRates();
const SHARES = shares(RATES);
const bolusLevel = (mg: number, minutes: number) =>
  RATES.reduce((sum, rate, i) => sum + (SHARES[i] ?? 0) * Math.exp(-rate * minutes), 0) *
  ((mg / LITRES) * 1000);
const infusionLevel = (mgPerMin: number, lasts: number, minutes: number) =>
  RATES.reduce((sum, rate, i) => {
    const run = Math.min(minutes, lasts);
    const rest = Math.max(0, minutes - lasts);
    return sum + ((SHARES[i] ?? 0) / rate) * (1 - Math.exp(-rate * run)) * Math.exp(-rate * rest);
  }, 0) *
  ((mgPerMin / LITRES) * 1000);

/** Runge-Kutta of fourth order through the three differential equations, minutes and mg. */
function numeric(
  doses: readonly { at: number; mg: number }[],
  mgPerMin: (minute: number) => number,
  cuts: readonly number[],
  until: number,
): number {
  let y = [0, 0, 0];
  const slope = (u: number, [a = 0, b = 0, c = 0]: number[]) => [
    u - (k.k10 + k.k12 + k.k13) * a + k.k21 * b + k.k31 * c,
    k.k12 * a - k.k21 * b,
    k.k13 * a - k.k31 * c,
  ];
  const plus = (a: number[], b: number[], h: number) => a.map((x, i) => x + h * (b[i] ?? 0));
  const ends = [...new Set([0, ...cuts, ...doses.map(({ at }) => at), until])]
    .filter((m) => m <= until)
    .sort((a, b) => a - b);
  for (const [index, from] of ends.entries()) {
    for (const { at, mg } of doses) if (at === from) y = [(y[0] ?? 0) + mg, y[1] ?? 0, y[2] ?? 0];
    const to = ends[index + 1];
    if (to === undefined) break;
    const steps = Math.max(1, Math.ceil((to - from) / 0.02));
    const h = (to - from) / steps;
    // The input is constant between two ends: read it in the middle.
    const u = mgPerMin((from + to) / 2);
    for (let i = 0; i < steps; i++) {
      const s1 = slope(u, y);
      const s2 = slope(u, plus(y, s1, h / 2));
      const s3 = slope(u, plus(y, s2, h / 2));
      const s4 = slope(u, plus(y, s3, h));
      y = y.map(
        (x, n) => x + (h / 6) * ((s1[n] ?? 0) + 2 * (s2[n] ?? 0) + 2 * (s3[n] ?? 0) + (s4[n] ?? 0)),
      );
    }
  }
  return ((y[0] ?? 0) / LITRES) * 1000;
}

const still = (boluses: RecordedInfusion['boluses']): RecordedInfusion => ({
  ...WORKED,
  rates: [{ at: 0, mlPerH: 0 }],
  boluses,
});

describe('the modelled drug level', () => {
  it('PK-01 the closed form used here is sound', () => {
    expect(SHARES.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 10);
    expect(RATES.reduce((product, rate) => product * rate, 1)).toBeCloseTo(
      k.k10 * k.k21 * k.k31,
      12,
    );
  });

  it.each([0, 0.5, 1, 5, 20, 60, 240])('PK-01 %s min after a bolus of 35 mg', (minutes) => {
    const course = still([{ at: 0, mg: 35 }]);
    const expected = bolusLevel(35, minutes);
    expect(Math.abs(level(course, minutes * MINUTE) / expected - 1)).toBeLessThan(1e-9);
  });

  it.each([1, 10, 40, 41, 60, 120, 400])('PK-01 %s min into 35 mg over 40 min', (minutes) => {
    const expected = infusionLevel(52.5 / 60, 40, minutes);
    expect(Math.abs(level(WORKED, minutes * MINUTE) / expected - 1)).toBeLessThan(1e-9);
  });

  it('PK-01 settles where input equals clearance', () => {
    const { volumeMl: _, ...endless } = WORKED;
    const settled = 52.5 / (centralLPerKg * KG * k.k10 * 60);
    expect(level(endless, 60 * 24 * 5 * MINUTE)).toBeCloseTo(settled * 1000, 6);
  });

  it('PK-02 agrees with Runge-Kutta through rate changes, a pause, boluses and the stop', () => {
    const course: RecordedInfusion = {
      ...WORKED,
      volumeMl: 500,
      rates: [
        { at: 0, mlPerH: 52.5 },
        { at: 15 * MINUTE, mlPerH: 80 },
        { at: 50 * MINUTE, mlPerH: 20 },
      ],
      pauses: [{ from: 20 * MINUTE, to: 26 * MINUTE }],
      boluses: [
        { at: 0, mg: 10 },
        { at: 33 * MINUTE, mg: 7 },
      ],
      stoppedAt: 70 * MINUTE,
    };
    const mgPerMin = (m: number) => {
      if (m >= 70 || (m >= 20 && m < 26)) return 0;
      return (m < 15 ? 52.5 : m < 50 ? 80 : 20) / 60;
    };
    const doses = [
      { at: 0, mg: 10 },
      { at: 33, mg: 7 },
    ];
    for (const minutes of [1, 14, 18, 24, 33, 34, 49, 69, 75, 130, 300]) {
      const expected = numeric(doses, mgPerMin, [15, 20, 26, 50, 70], minutes);
      expect(Math.abs(level(course, minutes * MINUTE) / expected - 1)).toBeLessThan(1e-6);
    }
  });

  it('PK-02 agrees with Runge-Kutta over any steps of rate', () => {
    const steps = fc.array(fc.double({ min: 0, max: 200, noNaN: true }), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 120 }), (mlPerH, minutes) => {
        const rates = mlPerH.map((rate, index) => ({ at: index * 10 * MINUTE, mlPerH: rate }));
        const { volumeMl: _, ...course } = { ...WORKED, rates };
        const rateAt = (m: number) =>
          (mlPerH[Math.min(Math.floor(m / 10), mlPerH.length - 1)] ?? 0) / 60;
        const expected = numeric(
          [],
          rateAt,
          mlPerH.map((_rate, index) => index * 10),
          minutes,
        );
        expect(level(course, minutes * MINUTE)).toBeCloseTo(expected, 4);
      }),
      { numRuns: 40 },
    );
  });

  it('PK-03 the step of drawing changes no level', () => {
    fc.assert(
      fc.property(anyCourse, fc.integer({ min: 5_000, max: 900_000 }), (course, stepMs) => {
        const points = modelledLevels(input(course), 200 * MINUTE, stepMs) ?? [];
        expect(points.at(-1)?.at).toBe(200 * MINUTE);
        const middle = points[Math.floor(points.length / 2)];
        const after = points.filter(({ at }) => at === middle?.at).at(-1);
        expect(level(course, middle?.at ?? 0)).toBeCloseTo(after?.ngPerMl ?? -1, 6);
        expect(points.every(({ ngPerMl }) => ngPerMl >= 0)).toBe(true);
        const instants = points.map(({ at }) => at);
        expect(instants).toEqual([...instants].sort((a, b) => a - b));
      }),
      { numRuns: 60 },
    );
  });

  it('PK-03 a step of nothing still arrives', () => {
    expect(modelledLevels(input(WORKED), MINUTE, 0)).toHaveLength(61);
    expect(modelledLevels(input(WORKED), MINUTE, -5)).toHaveLength(61);
    expect(modelledLevels(input(WORKED), MINUTE)).toHaveLength(3);
  });

  it('PK-03 levels add up and scale with the dose', () => {
    const at = 55 * MINUTE;
    const bolus = { at: 12 * MINUTE, mg: 9 };
    const both = level({ ...WORKED, boluses: [bolus] }, at);
    expect(both).toBeCloseTo(level(WORKED, at) + level(still([bolus]), at), 8);
    expect(level({ ...WORKED, concentrationMgPerMl: 2 }, at)).toBeCloseTo(2 * level(WORKED, at), 8);
  });

  it('PK-03 a bolus is two points at one instant, also one before the start', () => {
    const points = modelledLevels(input(still([{ at: -MINUTE, mg: 35 }])), 0, MINUTE) ?? [];
    expect(points.map(({ at }) => at)).toEqual([-MINUTE, -MINUTE, 0]);
    expect(points[0]?.ngPerMl).toBe(0);
    expect(points[1]?.ngPerMl).toBeCloseTo((35 / LITRES) * 1000, 9);
    expect(points[2]?.ngPerMl).toBeCloseTo(bolusLevel(35, 1), 9);
    expect(level(WORKED, -1)).toBe(0);
  });

  it('PK-03 an empty syringe raises nothing', () => {
    expect(level(WORKED, 45 * MINUTE)).toBeLessThan(level(WORKED, 40 * MINUTE) / 2);
  });

  it('PK-04 has no level where it cannot have one', () => {
    const { rates: _, ...noRates } = WORKED;
    const { concentrationMgPerMl: __, ...noConcentration } = WORKED;
    const at = 10 * MINUTE;
    const none = [
      { ...input(WORKED), weightKg: null },
      { ...input(WORKED), weightKg: undefined },
      { ...input(WORKED), weightKg: 0 },
      { ...input(WORKED), weightKg: -70 },
      { ...input(WORKED), drug: 'esketamine' },
      input(noRates),
      input({ ...WORKED, rates: [{ at: MINUTE, mlPerH: 50 }] }),
      input(noConcentration),
      input({ ...WORKED, route: 'nasal' }),
      input({ ...WORKED, rates: [], regimen: 'esketamine' }),
    ];
    for (const one of none) {
      expect(modelledLevels(one, at)).toBeNull();
    }
    expect(levelAt({ ...input(WORKED), drug: ' Ketamine' }, at)).toBeGreaterThan(0);
  });

  it('PK-05 carries its label, its parameters and its limits', () => {
    expect(DRUG_LEVEL_LABEL).toBe('Model, not a measurement; not for dosing');
    expect(k).toEqual({ k10: 0.4381, k12: 0.5921, k13: 0.59, k21: 0.247, k31: 0.0146 });
    expect(centralLPerKg).toBe(0.063);
    expect(DRUG_LEVEL_MODEL.sources.length).toBeGreaterThan(0);
    const clearance = centralLPerKg * 70 * k.k10 * 60;
    expect(DRUG_LEVEL_MODEL.limits.join(' ')).toContain(`${Math.round(clearance)} against 79 L/h`);
  });
});
