import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { delivered } from './delivered.ts';
import { anyCourse, MINUTE, WORKED } from './recorded-infusion.fixture.ts';
import { infusionSeries } from './series.ts';

const at = fc.integer({ min: 0, max: 300 * MINUTE });

describe('what has been delivered', () => {
  it.each([
    [-5, 0],
    [0, 0],
    [10, 8.75],
    [20, 17.5],
    [40, 35],
    [41, 35],
    [600, 35],
  ])('DO-09 after %s min of the worked infusion: %s mg', (minutes, mg) => {
    expect(delivered(WORKED, minutes * MINUTE)).toEqual({ mg, ml: mg });
  });

  it('DO-09 made up to 100 mL', () => {
    const course = {
      ...WORKED,
      rates: [{ at: 0, mlPerH: 150 }],
      concentrationMgPerMl: 0.35,
      volumeMl: 100,
    };
    expect(delivered(course, 20 * MINUTE)).toEqual({ mg: 17.5, ml: 50 });
    expect(delivered(course, 90 * MINUTE)).toEqual({ mg: 35, ml: 100 });
  });

  it('DO-09 follows rate changes, pauses and the stop', () => {
    const course = {
      ...WORKED,
      rates: [
        { at: 0, mlPerH: 60 },
        { at: 10 * MINUTE, mlPerH: 30 },
      ],
      pauses: [{ from: 20 * MINUTE, to: 30 * MINUTE }],
      stoppedAt: 40 * MINUTE,
    };
    expect(delivered(course, 10 * MINUTE)?.mg).toBe(10);
    expect(delivered(course, 20 * MINUTE)?.mg).toBe(15);
    expect(delivered(course, 30 * MINUTE)?.mg).toBe(15);
    expect(delivered(course, 35 * MINUTE)?.mg).toBe(17.5);
    expect(delivered(course, 500 * MINUTE)?.mg).toBe(20);
  });

  it('DO-09 a bolus out of the pump takes from its volume, another does not', () => {
    const fromPump = { ...WORKED, boluses: [{ at: 5 * MINUTE, mg: 5, ml: 5 }] };
    expect(delivered(fromPump, 5 * MINUTE)).toEqual({ mg: 9.375, ml: 9.375 });
    expect(delivered(fromPump, 60 * MINUTE)).toEqual({ mg: 35, ml: 35 });
    const apart = { ...WORKED, boluses: [{ at: 5 * MINUTE, mg: 5 }] };
    expect(delivered(apart, 60 * MINUTE)).toEqual({ mg: 40, ml: 35 });
    expect(delivered({ ...WORKED, boluses: [{ at: 90 * MINUTE, mg: 5 }] }, 89 * MINUTE)).toEqual({
      mg: 35,
      ml: 35,
    });
  });

  it('DO-09 never more than the volume that was ordered', () => {
    fc.assert(
      fc.property(anyCourse, at, (course, instant) => {
        const { mg, ml } = delivered(course, instant) ?? { mg: 0, ml: 0 };
        const volume = course.volumeMl ?? Number.POSITIVE_INFINITY;
        const bolusMg = (course.boluses ?? []).reduce((sum, bolus) => sum + bolus.mg, 0);
        const held = volume * (course.concentrationMgPerMl ?? 0);
        return (ml ?? 0) <= volume + 0.001 && mg <= held + bolusMg + 0.001;
      }),
    );
  });

  it('DO-10 never falls', () => {
    fc.assert(
      fc.property(anyCourse, at, at, (course, one, other) => {
        const earlier = delivered(course, Math.min(one, other));
        const later = delivered(course, Math.max(one, other));
        expect(later?.mg).toBeGreaterThanOrEqual(earlier?.mg ?? 0);
        expect(later?.ml).toBeGreaterThanOrEqual(earlier?.ml ?? 0);
      }),
    );
  });

  it('DO-10 setting the rate to what it is changes nothing', () => {
    fc.assert(
      fc.property(anyCourse, at, at, (course, when, instant) => {
        const rates = [...(course.rates ?? [])].sort((a, b) => a.at - b.at);
        const mlPerH = rates.findLast((rate) => rate.at <= when)?.mlPerH ?? 0;
        const again = { ...course, rates: [...rates, { at: when, mlPerH }] };
        const before = delivered(course, instant);
        expect(delivered(again, instant)?.mg).toBeCloseTo(before?.mg ?? -1, 2);
        expect(delivered(again, instant)?.ml).toBeCloseTo(before?.ml ?? -1, 2);
      }),
    );
  });

  it('DO-10 a pause adds nothing, and what it holds up comes after it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 39 * 60 }),
        fc.integer({ min: 1, max: 3600 }),
        (startS, lastsS) => {
          const from = startS * 1000;
          const to = from + lastsS * 1000;
          const paused = { ...WORKED, pauses: [{ from, to }] };
          const atPause = delivered(WORKED, from);
          expect(delivered(paused, from)).toEqual(atPause);
          expect(delivered(paused, (from + to) / 2)).toEqual(atPause);
          expect(delivered(paused, to)).toEqual(atPause);
          expect(delivered({ ...WORKED, pauses: [{ from, to: null }] }, to)).toEqual(atPause);
          expect(delivered(paused, to + 5 * MINUTE)?.mg).toBeCloseTo(
            delivered(WORKED, from + 5 * MINUTE)?.mg ?? -1,
            2,
          );
        },
      ),
    );
  });

  it('DO-11 is not known where the rate or the concentration is not', () => {
    const { concentrationMgPerMl: _, ...noConcentration } = WORKED;
    const { rates: __, ...noRates } = WORKED;
    expect(delivered(noConcentration, MINUTE)).toBeNull();
    expect(delivered(noRates, MINUTE)).toBeNull();
    expect(delivered({ ...WORKED, rates: [] }, MINUTE)).toBeNull();
    expect(delivered({ ...WORKED, rates: [{ at: MINUTE, mlPerH: 50 }] }, 5 * MINUTE)).toBeNull();
    expect(infusionSeries(noRates, MINUTE)).toBeNull();
    expect(infusionSeries(noConcentration, MINUTE)).toBeNull();
  });

  it('DO-11 counts nasal devices one by one', () => {
    const nasal = {
      startedAt: 0,
      stoppedAt: null,
      pauses: [],
      rates: [],
      regimen: 'esketamine',
      boluses: [
        { at: 0, mg: 28 },
        { at: 5 * MINUTE, mg: 28 },
      ],
    };
    expect(delivered(nasal, 4 * MINUTE)).toEqual({ mg: 28, ml: null });
    expect(delivered(nasal, 5 * MINUTE)).toEqual({ mg: 56, ml: null });
    expect(infusionSeries(nasal, 10 * MINUTE)).toEqual({
      rate: [],
      dose: [
        { at: 0, mg: 0 },
        { at: 0, mg: 28 },
        { at: 5 * MINUTE, mg: 28 },
        { at: 5 * MINUTE, mg: 56 },
        { at: 10 * MINUTE, mg: 56 },
      ],
    });
    const infused = { ...nasal, route: 'iv-infusion' };
    expect(delivered(infused, 5 * MINUTE)).toBeNull();
  });
});

describe('the series of a chart', () => {
  it('DO-12 steps with the rate and rises with the dose', () => {
    const course = {
      ...WORKED,
      pauses: [{ from: 10 * MINUTE, to: 20 * MINUTE }],
      stoppedAt: 30 * MINUTE,
    };
    expect(infusionSeries(course, 60 * MINUTE, 70)).toEqual({
      rate: [
        { at: 0, mlPerH: 52.5, mgPerH: 52.5, mgPerKgPerH: 0.75 },
        { at: 10 * MINUTE, mlPerH: 0, mgPerH: 0, mgPerKgPerH: 0 },
        { at: 20 * MINUTE, mlPerH: 52.5, mgPerH: 52.5, mgPerKgPerH: 0.75 },
        { at: 30 * MINUTE, mlPerH: 0, mgPerH: 0, mgPerKgPerH: 0 },
      ],
      dose: [
        { at: 0, mg: 0 },
        { at: 10 * MINUTE, mg: 8.75 },
        { at: 20 * MINUTE, mg: 8.75 },
        { at: 30 * MINUTE, mg: 17.5 },
        { at: 60 * MINUTE, mg: 17.5 },
      ],
    });
  });

  it('DO-12 ends with the syringe, whatever the pump is set to afterwards', () => {
    const course = {
      ...WORKED,
      concentrationMgPerMl: 2,
      rates: [
        { at: 0, mlPerH: 52.5 },
        { at: 50 * MINUTE, mlPerH: 80 },
      ],
    };
    expect(infusionSeries(course, 60 * MINUTE, 70)?.rate).toEqual([
      { at: 0, mlPerH: 52.5, mgPerH: 105, mgPerKgPerH: 1.5 },
      { at: 40 * MINUTE, mlPerH: 0, mgPerH: 0, mgPerKgPerH: 0 },
    ]);
    expect(infusionSeries(course, 60 * MINUTE)?.rate[0]?.mgPerKgPerH).toBeNull();
    expect(infusionSeries(course, -MINUTE)).toEqual({ rate: [], dose: [] });
    expect(infusionSeries(course, 0)?.dose).toEqual([{ at: 0, mg: 0 }]);
  });

  it('DO-12 tells the dose that `delivered` tells, at any instant', () => {
    fc.assert(
      fc.property(anyCourse, at, (course, instant) => {
        const dose = infusionSeries(course, 300 * MINUTE)?.dose ?? [];
        const next = dose.findIndex((point) => point.at > instant);
        const a = dose[next < 0 ? dose.length - 1 : next - 1];
        const b = dose[next < 0 ? dose.length - 1 : next];
        if (!a || !b) return expect(dose).not.toEqual([]);
        const share = b.at === a.at ? 0 : (instant - a.at) / (b.at - a.at);
        const drawn = a.mg + share * (b.mg - a.mg);
        expect(drawn).toBeCloseTo(delivered(course, instant)?.mg ?? -1, 2);
      }),
    );
  });
});
