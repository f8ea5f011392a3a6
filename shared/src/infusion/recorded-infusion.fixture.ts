import fc from 'fast-check';
import type { RecordedInfusion } from './recorded-infusion.ts';

export const MINUTE = 60_000;

/** The worked infusion of docs/clinical.md 2, from instant 0. */
export const WORKED: RecordedInfusion = {
  startedAt: 0,
  stoppedAt: null,
  pauses: [],
  rates: [{ at: 0, mlPerH: 52.5 }],
  boluses: [],
  concentrationMgPerMl: 1,
  volumeMl: 35,
};

const minute = (max: number) => fc.integer({ min: 0, max: max * 60 }).map((s) => s * 1000);

/** A course with rate changes, pauses, boluses and perhaps a stop, over four hours from instant 0. */
export const anyCourse: fc.Arbitrary<RecordedInfusion> = fc
  .record({
    stoppedAt: fc.option(minute(240)),
    cuts: fc.array(minute(240), { maxLength: 8 }),
    rates: fc.array(
      fc.record({ at: minute(240), mlPerH: fc.double({ min: 0, max: 300, noNaN: true }) }),
      { maxLength: 5 },
    ),
    firstRate: fc.double({ min: 1, max: 300, noNaN: true }),
    boluses: fc.array(
      fc.record({
        at: minute(240),
        mg: fc.double({ min: 0.1, max: 50, noNaN: true }),
        ml: fc.option(fc.double({ min: 0.1, max: 20, noNaN: true }), { nil: undefined }),
      }),
      { maxLength: 4 },
    ),
    concentrationMgPerMl: fc.double({ min: 0.35, max: 10, noNaN: true }),
    volumeMl: fc.option(fc.double({ min: 1, max: 250, noNaN: true }), { nil: undefined }),
  })
  .map(({ cuts, firstRate, rates, ...rest }) => {
    const ends = [...new Set(cuts)].sort((a, b) => a - b);
    const pauses = ends.flatMap((from, index) =>
      index % 2 === 0 ? [{ from, to: ends[index + 1] ?? null }] : [],
    );
    return { ...rest, startedAt: 0, pauses, rates: [{ at: 0, mlPerH: firstRate }, ...rates] };
  });
