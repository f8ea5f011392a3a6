import type { Baseline } from '../vitals/baseline.ts';
import { SIGNALS, type Signal } from '../vitals/catalogue.ts';
import type { Measured, MeasuredSignals } from './measured.ts';
import type { VitalReview } from './summary-schema.ts';

/** Whole minutes since the start, negative before it. `start`: epoch ms, null without one. */
export function minuteOf(at: number, start: number | null): number | null {
  return start === null ? null : Math.floor((at - start) / 60_000);
}

/** Baseline, highest, lowest and last value of everything that was measured. The first of equal extremes counts. */
export function vitalsReview(
  measured: MeasuredSignals,
  baseline: Baseline | null,
  start: number | null,
): VitalReview[] {
  return SIGNALS.flatMap((signal): VitalReview[] => {
    const values = measured[signal] ?? [];
    const last = values.at(-1);
    if (last === undefined) return [];
    let peak = last;
    let nadir = last;
    for (const one of values.toReversed()) {
      if (one.value >= peak.value) peak = one;
      if (one.value <= nadir.value) nadir = one;
    }
    const told = ({ at, value }: Measured) => ({ value, at, minute: minuteOf(at, start) });
    return [
      {
        signal,
        baseline: baselineValue(baseline, signal),
        peak: told(peak),
        nadir: told(nadir),
        last: told(last),
        count: values.length,
      },
    ];
  });
}

function baselineValue(baseline: Baseline | null, signal: Signal): number | null {
  if (baseline === null || signal === 'map' || signal === 'pulse') return null;
  return baseline[signal] ?? null;
}
