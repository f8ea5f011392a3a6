/** Values to begin the baseline form with (docs/clinical.md 4.3: median of at least two rested cuff readings). */
import type { Baseline } from '@chairside/shared/vitals/baseline';
import { BREAK_AFTER_MS, type ChartModel } from '../../charts/chart-model.ts';
import type { Series } from '../../charts/series.ts';

/** Readings older than this say little about how the patient is now. */
const RECENT_MS = 30 * 60_000;
const STEADY_MS = 5 * 60_000;

export interface BaselineDraft {
  readonly baseline: Baseline;
  /** Cuff readings behind the pressures; one is shown as a single reading, not as a median. */
  readonly cuffs: number;
}

export function baselineDraft(
  model: Pick<ChartModel, 'rate' | 'spo2' | 'cuffs'>,
  now: number,
): BaselineDraft {
  const cuffs = model.cuffs.filter(({ t }) => now - t <= RECENT_MS);
  const pressures = (name: 'sys' | 'dia') => {
    const values = cuffs.flatMap((cuff) => cuff[name] ?? []);
    return values.length >= 2 ? median(values) : (values.at(-1) ?? null);
  };
  const drafted = {
    sys: pressures('sys'),
    dia: pressures('dia'),
    hr: steady(model.rate, now),
    spo2: steady(model.spo2, now),
  };
  const baseline = Object.fromEntries(
    Object.entries(drafted).filter(([, value]) => value !== null),
  ) as Baseline;
  return { baseline, cuffs: cuffs.length };
}

/** Median of the last five minutes, while a current value stands; null where there is none. */
function steady(series: Series, now: number): number | null {
  const recent: number[] = [];
  let newest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < series.t.length; i += 1) {
    const at = series.t[i] ?? 0;
    const value = series.v[i] ?? null;
    if (value === null || at > now || now - at > STEADY_MS) continue;
    recent.push(value);
    newest = at;
  }
  return recent.length === 0 || now - newest > BREAK_AFTER_MS ? null : median(recent);
}

/** Whole number, as a bedside monitor shows it. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return Math.round(sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2);
}
