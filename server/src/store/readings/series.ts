/** Chart series: min/max reduction that loses no extreme, broken where data is missing. Pure. */

export interface Point {
  /** Epoch ms on the server's clock. */
  readonly t: number;
  readonly v: number;
}

export interface Series {
  t: number[];
  /** null breaks the line. */
  v: (number | null)[];
}

/** Shortest silence that breaks a line, ms. */
const SHORTEST_BREAK_MS = 5000;

/**
 * Longest spacing of points that still joins them, ms: twice the usual one, and at least 5 s.
 * `points` ascend by `t`.
 */
export function longestJoin(points: readonly Point[]): number {
  const steps: number[] = [];
  for (let i = 1; i < points.length; i++) {
    const step = (points[i]?.t ?? 0) - (points[i - 1]?.t ?? 0);
    if (step > 0) steps.push(step);
  }
  steps.sort((a, b) => a - b);
  return Math.max(2 * (steps[steps.length >> 1] ?? 0), SHORTEST_BREAK_MS);
}

/** At most `most` entries, breaks included; both extremes of every bucket stay, in order of time. */
export function reduceSeries(
  points: readonly Point[],
  most: number,
  join = longestJoin(points),
): Series {
  const breaks = countBreaks(points, join);
  if (points.length + breaks <= most) return draw(points, breakBefore(points, join), most);
  let buckets = Math.max(1, Math.floor(most / 2));
  for (;;) {
    const kept = keepExtremes(points, buckets);
    const marks = breakBefore(points, join, kept);
    const entries = kept.length + marks.filter(Boolean).length;
    const chosen = kept.map((index) => points[index] as Point);
    if (entries <= most || buckets === 1) return draw(chosen, marks, most);
    buckets = Math.max(1, Math.min(buckets - 1, Math.floor((buckets * most) / entries)));
  }
}

function countBreaks(points: readonly Point[], join: number): number {
  return breakBefore(points, join).filter(Boolean).length;
}

/** For each point, or each of the kept ones: whether data was missing somewhere since the one before it. */
function breakBefore(points: readonly Point[], join: number, kept?: readonly number[]): boolean[] {
  const marks: boolean[] = [];
  let broken = false;
  let next = 0;
  for (let i = 0; i < points.length; i++) {
    const spacing = (points[i]?.t ?? 0) - (points[i - 1]?.t ?? points[i]?.t ?? 0);
    if (spacing > join) broken = true;
    if (kept && kept[next] !== i) continue;
    marks.push(broken);
    broken = false;
    next++;
  }
  if (marks.length > 0) marks[0] = false;
  return marks;
}

/** Indices of the smallest and largest of every bucket of equal time, ascending. */
function keepExtremes(points: readonly Point[], buckets: number): number[] {
  const first = points[0]?.t ?? 0;
  const span = (points.at(-1)?.t ?? 0) - first + 1;
  const kept: number[] = [];
  let bucket = -1;
  let low = -1;
  let high = -1;
  const flush = () => {
    if (low < 0) return;
    kept.push(Math.min(low, high));
    if (low !== high) kept.push(Math.max(low, high));
  };
  points.forEach(({ t, v }, index) => {
    const own = Math.floor(((t - first) / span) * buckets);
    if (own !== bucket) {
      flush();
      bucket = own;
      low = index;
      high = index;
      return;
    }
    if (v < (points[low]?.v ?? 0)) low = index;
    if (v > (points[high]?.v ?? 0)) high = index;
  });
  flush();
  return kept;
}

function draw(points: readonly Point[], marks: readonly boolean[], most: number): Series {
  const series: Series = { t: [], v: [] };
  let room = most - points.length;
  points.forEach(({ t, v }, index) => {
    if (marks[index] && room > 0) {
      room--;
      series.t.push((points[index - 1]?.t ?? t) + 1);
      series.v.push(null);
    }
    series.t.push(t);
    series.v.push(v);
  });
  return series;
}
