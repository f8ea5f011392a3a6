/** Sessions on one grid of minutes since the start of the infusion, so that one chart draws them all. */
import type {
  AlignedSeries,
  AlignedSession,
  AlignedSignal,
} from '@chairside/shared/review/aligned-review';

export const MINUTE = 60_000;

/** `minute`, and under the id of each session its value then; null breaks its line. */
export type OverlayRow = { readonly minute: number } & Readonly<Record<string, number | null>>;

/** Measurements further apart than this are single ones, as of a cuff; they are not spread out. */
const CONTINUOUS_WITHIN = 2 * MINUTE;

/**
 * The value of a series in each minute from `first` to `last`: the middle of what was measured in it, else the
 * straight line between the measurements around it. Null where the series has a gap, and outside of it.
 */
export function onMinutes(series: AlignedSeries, first: number, last: number): (number | null)[] {
  const { t, v } = series;
  const reach = reachOf(series);
  const found: (number | null)[] = [];
  let place = 0;
  for (let minute = first; minute <= last; minute += 1) {
    const middle = (minute + 0.5) * MINUTE;
    while (place < t.length && (t[place] ?? 0) < middle - reach) place += 1;
    const within: number[] = [];
    let broken = false;
    let next = place;
    for (; next < t.length && (t[next] ?? 0) < middle + reach; next += 1) {
      const value = v[next] ?? null;
      if (value === null) broken = true;
      else within.push(value);
    }
    if (broken) found.push(null);
    else if (within.length > 0) found.push((Math.min(...within) + Math.max(...within)) / 2);
    else found.push(between(t, v, place, middle));
  }
  return found;
}

/** A reduced series has the lowest and the highest of each stretch in turn: both belong to one value. */
function reachOf({ t }: AlignedSeries): number {
  const spacing = ((t.at(-1) ?? 0) - (t[0] ?? 0)) / Math.max(1, t.length - 1);
  return spacing > CONTINUOUS_WITHIN ? MINUTE / 2 : Math.max(MINUTE / 2, 1.5 * spacing);
}

function between(
  t: readonly number[],
  v: readonly (number | null)[],
  place: number,
  at: number,
): number | null {
  const [before, after] = [v[place - 1] ?? null, v[place] ?? null];
  const [from, to] = [t[place - 1], t[place]];
  if (before === null || after === null || from === undefined || to === undefined) return null;
  return before + ((after - before) * (at - from)) / (to - from);
}

/** First and last minute that any of the sessions has; null where none has anything to lay over. */
export function minutesOf(sessions: readonly AlignedSession[]): readonly [number, number] | null {
  const ends = sessions.flatMap(({ series }) =>
    Object.values(series).flatMap(({ t }) => [t[0] ?? 0, t.at(-1) ?? 0]),
  );
  if (ends.length === 0) return null;
  return [Math.floor(Math.min(...ends) / MINUTE), Math.floor(Math.max(...ends) / MINUTE)];
}

/** Rows of several signals: a session's value of the second one stands under `<id>:<signal>`. */
export function overlayRows(
  sessions: readonly AlignedSession[],
  signals: readonly AlignedSignal[],
  [first, last]: readonly [number, number],
): OverlayRow[] {
  const columns = sessions.flatMap(({ id, series }) =>
    signals.flatMap((signal) => {
      const own = series[signal];
      return own === undefined
        ? []
        : [{ key: columnOf(id, signal), values: onMinutes(own, first, last) }];
    }),
  );
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const row: Record<string, number | null> = {};
    for (const { key, values } of columns) row[key] = values[index] ?? null;
    return { ...row, minute: first + index } as OverlayRow;
  });
}

export const columnOf = (id: string, signal: AlignedSignal): string => `${id}:${signal}`;
