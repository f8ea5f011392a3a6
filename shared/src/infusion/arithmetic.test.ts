import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arithmetic, doseOf, mgPerKgPerHourOf, minutesOf, planInfusion } from './arithmetic.ts';
import { ORDER } from './order.fixture.ts';
import { round, roundTo, shown } from './rounding.ts';

describe('the arithmetic of an order', () => {
  it('DO-01 gives the worked numbers at 1 mg/mL', () => {
    const plan = planInfusion({ weightKg: 70, mgPerKg: 0.5, minutes: 40, drawnUp: { mgPerMl: 1 } });
    expect(plan).toEqual({ doseMg: 35, concentrationMgPerMl: 1, volumeMl: 35, rateMlPerH: 52.5 });
    expect(mgPerKgPerHourOf(plan.rateMlPerH, plan.concentrationMgPerMl, 70)).toBe(0.75);
  });

  it('DO-01 gives the worked numbers made up to 100 mL', () => {
    const plan = planInfusion({ weightKg: 70, mgPerKg: 0.5, minutes: 40, drawnUp: { toMl: 100 } });
    expect(plan).toEqual({
      doseMg: 35,
      concentrationMgPerMl: 0.35,
      volumeMl: 100,
      rateMlPerH: 150,
    });
    expect(mgPerKgPerHourOf(plan.rateMlPerH, plan.concentrationMgPerMl, 70)).toBe(0.75);
  });

  it('DO-02 rounds half up, also where binary fractions fall short of the half', () => {
    expect(roundTo(1.005, 2)).toBe(1.01);
    expect(roundTo(2.345, 2)).toBe(2.35);
    expect(round(34.25, 'mg')).toBe(34.3);
    expect(round(34.249, 'mg')).toBe(34.2);
    expect(shown(52.5, 'mL/h')).toBe('52.5 mL/h');
    expect(shown(35, 'mg')).toBe('35 mg');
  });

  it('DO-02 goes on from what is shown', () => {
    const plan = planInfusion({
      weightKg: 68.5,
      mgPerKg: 0.5,
      minutes: 40,
      drawnUp: { mgPerMl: 2 },
    });
    // 34.25 is shown as 34.3; 17.15 as 17.2; and 17.2 mL in 40 min are 25.8 mL/h.
    expect(plan).toEqual({
      doseMg: 34.3,
      concentrationMgPerMl: 2,
      volumeMl: 17.2,
      rateMlPerH: 25.8,
    });
    expect(minutesOf(plan.volumeMl, plan.rateMlPerH)).toBe(40);
  });

  it('DO-02 stays within half of the last digit of the exact dose', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 20, max: 300, noNaN: true }),
        fc.double({ min: 0.05, max: 3, noNaN: true }),
        (kg, mgPerKg) => Math.abs(doseOf(kg, mgPerKg) - kg * mgPerKg) <= 0.05 + 1e-6,
      ),
    );
  });

  it('DO-03 is shown as steps with units, beside what is ordered', () => {
    const steps = arithmetic(ORDER);
    expect(steps.map(({ text }) => text)).toEqual([
      '70 kg x 0.5 mg/kg = 35 mg',
      '35 mg / 70 kg = 0.5 mg/kg',
      '35 mg / 1 mg/mL = 35 mL',
      '35 mL / 40 min x 60 min/h = 52.5 mL/h',
      '52.5 mL/h x 1 mg/mL = 52.5 mg/h',
      '52.5 mL/h x 1 mg/mL / 70 kg = 0.75 mg/kg/h',
    ]);
    expect(steps.map(({ id, ordered }) => [id, ordered])).toEqual([
      ['dose', 35],
      ['dose-by-weight', 0.5],
      ['volume', 35],
      ['rate', 52.5],
      ['mg-per-hour', null],
      ['mg-per-kg-per-hour', null],
    ]);
  });

  it('DO-03 shows drug per hour of a bag of any strength', () => {
    const bag = { ...ORDER, concentrationMgPerMl: 0.35, volumeMl: 100, rateMlPerH: 150 };
    expect(arithmetic(bag).slice(-2)).toMatchObject([
      { text: '150 mL/h x 0.35 mg/mL = 52.5 mg/h', result: { value: 52.5, unit: 'mg/h' } },
      { text: '150 mL/h x 0.35 mg/mL / 70 kg = 0.75 mg/kg/h', result: { value: 0.75 } },
    ]);
  });

  it('DO-03 leaves out what the order does not hold', () => {
    expect(arithmetic({ weightKg: 70, doseMg: 56 }).map(({ id }) => id)).toEqual([
      'dose-by-weight',
    ]);
    expect(arithmetic({ weightKg: 70, doseMg: 35, minutes: 40 })).toHaveLength(1);
    expect(arithmetic({ weightKg: 70, doseMg: 35, volumeMl: 35 })).toHaveLength(1);
    expect(arithmetic({ weightKg: 70, doseMg: 35, rateMlPerH: 52.5 })).toHaveLength(1);
    const { rateMlPerH: _, ...noRate } = ORDER;
    expect(arithmetic(noRate).map(({ id }) => id)).toEqual([
      'dose',
      'dose-by-weight',
      'volume',
      'rate',
    ]);
    expect(arithmetic(noRate).at(-1)).toMatchObject({
      result: { value: 52.5, unit: 'mL/h' },
      ordered: null,
    });
  });
});
