/** The values that a chair had at an instant, each with its own age, from stored readings. */
import {
  isContinuous,
  SIGNALS,
  type Signal,
  type VITALS,
} from '@chairside/shared/vitals/catalogue';
import { applyReading, type LiveVitals, NO_VITALS } from '@chairside/shared/vitals/live-vitals';
import { VITAL_STATUSES, type VitalStatus } from '@chairside/shared/vitals/reading';
import type { ReadingsAnswer } from '@chairside/shared/wire/http';

/** Seldom measured, so looked for further back. */
export const SLOW_SIGNALS: ReadonlySet<Signal> = new Set(
  SIGNALS.filter((signal) => !isContinuous(signal)),
);

type Series = NonNullable<ReadingsAnswer['series'][Signal]>;

/** Position of the last point at or before an instant; -1 before the first. */
function lastIndex({ t }: Pick<Series, 't'>, at: number): number {
  let low = 0;
  let high = t.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((t[middle] ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * `near`: the readings around `at`, every one of them; `slow`: of the last hours, for what is measured now and then.
 * Nothing that was measured after `at`, and a value keeps its instant through a gap, so that it grows old as it did.
 */
export function vitalsAt(
  near: readonly ReadingsAnswer[],
  slow: readonly ReadingsAnswer[],
  at: number,
): LiveVitals {
  const found = new Map<Signal, { value: number; at: number }>();
  for (const signal of SIGNALS) {
    for (const { series } of SLOW_SIGNALS.has(signal) ? slow : near) {
      const own = series[signal];
      if (own === undefined) continue;
      let index = lastIndex(own, at);
      while (index >= 0 && own.v[index] === null) index -= 1;
      const value = own.v[index] ?? null;
      const measured = own.t[index];
      if (index < 0 || value === null || measured === undefined) continue;
      const known = found.get(signal);
      if (known === undefined || measured > known.at) found.set(signal, { value, at: measured });
    }
  }
  const of = (field: 'value' | 'at') =>
    Object.fromEntries([...found].map(([signal, one]) => [signal, one[field]]));
  const fast = [...found].filter(([signal]) => !SLOW_SIGNALS.has(signal)).map(([, one]) => one.at);
  const live = applyReading(NO_VITALS, {
    ...{ at, arrivedAt: Math.max(0, ...fast), values: of('value'), instants: of('at') },
    status: statusAt(near, at),
  });
  return fast.length > 0 ? live : { ...live, arrivedAt: null };
}

function statusAt(near: readonly ReadingsAnswer[], at: number): LiveVitals['status'] {
  const status: Partial<Record<(typeof VITALS)[number], VitalStatus>> = {};
  for (const { gaps } of near) {
    for (const { vital, from, to, cause } of gaps) {
      const said = VITAL_STATUSES.find((one) => one === cause);
      if (said !== undefined && at > from && at < to) status[vital] = said;
    }
  }
  return status;
}

/** Points of a signal after one instant, up to another. */
export function pointsBetween(
  answers: readonly ReadingsAnswer[],
  signal: Signal,
  after: number,
  until: number,
): { t: number; v: number }[] {
  return answers.flatMap(({ series }) => {
    const own = series[signal];
    if (own === undefined) return [];
    const points: { t: number; v: number }[] = [];
    for (let i = lastIndex(own, after) + 1; i <= lastIndex(own, until); i += 1) {
      const t = own.t[i];
      const v = own.v[i] ?? null;
      if (t !== undefined && v !== null) points.push({ t, v });
    }
    return points;
  });
}
