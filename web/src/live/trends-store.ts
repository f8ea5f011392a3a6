import { SIGNALS, type Signal } from '@chairside/shared/vitals/catalogue';
import { instantOf } from '@chairside/shared/vitals/live-vitals';
import type { ReadingsAnswer } from '@chairside/shared/wire/http';
import type { FrameEntry } from '@chairside/shared/wire/station';
import { TrendBuffer } from './trend-buffer.ts';

/** What came of each signal lately. */
export type Trend = Readonly<Record<Signal, TrendBuffer>>;

const trends = new Map<string, Trend>();
/** Session whose history is in the buffer, by chair. */
const filledFor = new Map<string, string>();
/** Session whose trend it is, by chair; stays when the session closes. */
const owners = new Map<string, string>();

export function trendOf(chairId: string): Trend {
  let trend = trends.get(chairId);
  if (!trend) {
    trend = Object.fromEntries(SIGNALS.map((signal) => [signal, new TrendBuffer()])) as Record<
      Signal,
      TrendBuffer
    >;
    trends.set(chairId, trend);
  }
  return trend;
}

export function growTrends(entries: readonly FrameEntry[]): void {
  for (const entry of entries) {
    const trend = trendOf(entry.chair);
    for (const signal of SIGNALS) {
      const value = entry.values[signal];
      if (value === undefined) continue;
      trend[signal].push(instantOf(entry, signal), value);
      trend[signal].expire(entry.at);
    }
  }
}

/** True once per chair and session: the caller then fetches the history. */
export function needsHistory(chairId: string, sessionId: string): boolean {
  return filledFor.get(chairId) !== sessionId;
}

/** Replaces the chair's trend by history, then puts back what was heard since. */
export function fillTrend(chairId: string, sessionId: string, answer: ReadingsAnswer): void {
  const trend = trendOf(chairId);
  for (const signal of SIGNALS) {
    const series = answer.series[signal];
    if (series) trend[signal].prepend(series.t, series.v);
  }
  filledFor.set(chairId, sessionId);
}

/** After a lost link the buffers have a hole; history is asked for again. */
export function forgetTrends(): void {
  trends.clear();
  filledFor.clear();
  owners.clear();
}

/** A session that is new to its chair starts with an empty trend: never another person's line. */
export function claimTrend(chairId: string, sessionId: string): void {
  if (owners.get(chairId) === sessionId) return;
  owners.set(chairId, sessionId);
  trends.delete(chairId);
  filledFor.delete(chairId);
}
