import type { Series } from '../live/trend-buffer.ts';

export interface TrendBox {
  readonly from: number;
  readonly to: number;
  readonly width: number;
  readonly top: number;
  readonly height: number;
  readonly min: number;
  readonly max: number;
}

export interface TrendLine {
  /** SVG path; a gap starts a new piece. */
  readonly path: string;
  /** Spans without a value, px from the left. */
  readonly gaps: readonly { readonly x: number; readonly width: number }[];
}

/** A value is gone after this long (docs/clinical.md 7); a line across it would invent data. */
const GAP_MS = 10_000;
const GAP_INTERVALS = 2.5;

export const xOf = (box: TrendBox, at: number): number =>
  ((at - box.from) / (box.to - box.from)) * box.width;

export function yOf(box: TrendBox, value: number): number {
  const share = (value - box.min) / (box.max - box.min);
  return box.top + box.height * (1 - Math.min(1, Math.max(0, share)));
}

/** Time between two points above which the line breaks. */
function gapAfter({ t }: Series): number {
  const steps: number[] = [];
  for (let i = Math.max(1, t.length - 21); i < t.length; i += 1) {
    steps.push((t[i] ?? 0) - (t[i - 1] ?? 0));
  }
  steps.sort((a, b) => a - b);
  const median = steps[Math.floor(steps.length / 2)] ?? 0;
  return Math.max(GAP_MS, median * GAP_INTERVALS);
}

/**
 * The line of one signal: smallest and largest value of each pixel column, so that no extreme is
 * lost, broken at gaps.
 */
export function trendLine(series: Series, box: TrendBox): TrendLine {
  const { t, v } = series;
  const limit = gapAfter(series);
  const parts: string[] = [];
  const gaps: { x: number; width: number }[] = [];
  let last: number | null = null;
  let column = Number.NaN;
  let low = 0;
  let high = 0;
  let first = 0;
  let end = 0;
  let fresh = true;

  const put = (x: number, value: number) => {
    parts.push(`${fresh ? 'M' : 'L'}${x.toFixed(1)} ${yOf(box, value).toFixed(1)}`);
    // A lone point is a dot: a zero-length piece with round ends.
    if (fresh) parts.push('h0');
    fresh = false;
  };
  const flush = () => {
    if (Number.isNaN(column)) return;
    put(column, first);
    if (low !== first) put(column, low);
    if (high !== low) put(column, high);
    if (end !== high) put(column, end);
    column = Number.NaN;
  };

  for (let i = 0; i < t.length; i += 1) {
    const at = t[i];
    const value = v[i];
    if (at === undefined || value === undefined || at < box.from || at > box.to) continue;
    if (last !== null && at - last > limit) {
      flush();
      fresh = true;
      gaps.push({ x: xOf(box, last), width: xOf(box, at) - xOf(box, last) });
    }
    const x = Math.round(xOf(box, at));
    if (x === column) {
      low = Math.min(low, value);
      high = Math.max(high, value);
      end = value;
    } else {
      flush();
      column = x;
      low = high = first = end = value;
    }
    last = at;
  }
  flush();
  if (last !== null && box.to - last > limit) {
    gaps.push({ x: xOf(box, last), width: box.width - xOf(box, last) });
  }
  return { path: parts.join(''), gaps };
}

export interface CuffBar {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
  readonly mean: number | null;
}

/** One bar per cuff reading from diastolic to systolic, with the mean where it was measured. */
export function cuffBars(sys: Series, dia: Series, map: Series, box: TrendBox): CuffBar[] {
  const bars: CuffBar[] = [];
  for (let i = 0; i < sys.t.length; i += 1) {
    const at = sys.t[i];
    const high = sys.v[i];
    if (at === undefined || high === undefined || at < box.from || at > box.to) continue;
    const low = valueAt(dia, at);
    if (low === null) continue;
    const mean = valueAt(map, at);
    bars.push({
      x: xOf(box, at),
      top: yOf(box, high),
      bottom: yOf(box, low),
      mean: mean === null ? null : yOf(box, mean),
    });
  }
  return bars;
}

function valueAt(series: Series, at: number): number | null {
  const index = series.t.indexOf(at);
  return index < 0 ? null : (series.v[index] ?? null);
}
