/** Shaping of readings for a drawn line: decimation, gaps, live points after stored ones. */

/** Two arrays of equal length, ascending in time; `null` breaks the line. */
export interface Series {
  readonly t: readonly number[];
  readonly v: readonly (number | null)[];
}

export const EMPTY_SERIES: Series = { t: [], v: [] };

/**
 * At most two points per bucket, the lowest and the highest in the order in which they came, and
 * every break: no extreme and no gap is lost by drawing fewer points.
 */
export function minMax(series: Series, from: number, to: number, buckets: number): Series {
  if (series.t.length <= buckets * 2 || to <= from) return within(series, from, to);
  const t: number[] = [];
  const v: (number | null)[] = [];
  const width = (to - from) / buckets;
  let bucket = -1;
  let low: { t: number; v: number } | null = null;
  let high: { t: number; v: number } | null = null;
  const flush = () => {
    if (low === null || high === null) return;
    const pair = low.t <= high.t ? [low, high] : [high, low];
    for (const point of low === high ? [low] : pair) {
      t.push(point.t);
      v.push(point.v);
    }
    low = null;
    high = null;
  };
  for (let i = 0; i < series.t.length; i += 1) {
    const at = series.t[i] ?? 0;
    if (at < from || at > to) continue;
    const value = series.v[i] ?? null;
    const here = Math.floor((at - from) / width);
    if (here !== bucket || value === null) flush();
    bucket = here;
    if (value === null) {
      t.push(at);
      v.push(null);
      continue;
    }
    const point = { t: at, v: value };
    if (low === null || value < (low as { v: number }).v) low = point;
    if (high === null || value > (high as { v: number }).v) high = point;
  }
  flush();
  return { t, v };
}

/** The part of a series inside a window, ends included. */
function within(series: Series, from: number, to: number): Series {
  const t: number[] = [];
  const v: (number | null)[] = [];
  for (let i = 0; i < series.t.length; i += 1) {
    const at = series.t[i] ?? 0;
    if (at < from || at > to) continue;
    t.push(at);
    v.push(series.v[i] ?? null);
  }
  return { t, v };
}

/**
 * Live points after stored ones. What the store already covers is not drawn twice; a pause longer
 * than `breakAfter` ms breaks the line. Stored points are the extremes of buckets, so the last of
 * them may lie a bucket before the newest reading: `joinAfter` ms is what counts there.
 */
export function appendLive(
  stored: Series,
  live: Series,
  breakAfter: number,
  joinAfter: number = breakAfter,
): Series {
  const t = [...stored.t];
  const v = [...stored.v];
  const end = t.at(-1) ?? Number.NEGATIVE_INFINITY;
  for (let i = 0; i < live.t.length; i += 1) {
    const at = live.t[i] ?? 0;
    if (at <= end) continue;
    const last = t.at(-1);
    const pause = last === end ? joinAfter : breakAfter;
    if (last !== undefined && v.at(-1) !== null && at - last > pause) {
      t.push(last + 1);
      v.push(null);
    }
    t.push(at);
    v.push(live.v[i] ?? null);
  }
  return { t, v };
}

/** Runs of neighbouring numbers; a run of one is a single measurement between two gaps. */
export function runs(series: Series): { t: number; v: number }[][] {
  const all: { t: number; v: number }[][] = [];
  let run: { t: number; v: number }[] = [];
  for (let i = 0; i < series.t.length; i += 1) {
    const value = series.v[i] ?? null;
    if (value === null) {
      if (run.length > 0) all.push(run);
      run = [];
    } else {
      run.push({ t: series.t[i] ?? 0, v: value });
    }
  }
  if (run.length > 0) all.push(run);
  return all;
}

/**
 * The value that stood at an instant: the last number at or before it, not older than `maxAge` ms
 * and with no break since. `null` where there was none: a gap reads as a gap.
 */
export function valueAt(
  series: Series,
  at: number,
  maxAge: number,
): { value: number; at: number } | null {
  let low = 0;
  let high = series.t.length - 1;
  let found = -1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if ((series.t[middle] ?? 0) <= at) {
      found = middle;
      low = middle + 1;
    } else high = middle - 1;
  }
  if (found < 0) return null;
  const value = series.v[found] ?? null;
  const measured = series.t[found] ?? 0;
  return value === null || at - measured > maxAge ? null : { value, at: measured };
}

/** One cuff inflation; a pressure that the cuff did not give is `null`. */
export interface CuffReading {
  readonly t: number;
  readonly sys: number | null;
  readonly dia: number | null;
  readonly map: number | null;
}

/** Joins the three pressures of each inflation by their instant. */
export function cuffReadings(sys: Series, dia: Series, map: Series): CuffReading[] {
  const byTime = new Map<number, { sys: number | null; dia: number | null; map: number | null }>();
  const take = (series: Series, name: 'sys' | 'dia' | 'map') => {
    for (let i = 0; i < series.t.length; i += 1) {
      const value = series.v[i] ?? null;
      if (value === null) continue;
      const at = series.t[i] ?? 0;
      const reading = byTime.get(at) ?? { sys: null, dia: null, map: null };
      reading[name] = value;
      byTime.set(at, reading);
    }
  };
  take(sys, 'sys');
  take(dia, 'dia');
  take(map, 'map');
  return [...byTime].sort(([a], [b]) => a - b).map(([t, reading]) => ({ t, ...reading }));
}
