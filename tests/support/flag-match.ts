/** How the alarms of the engine compare with what the monitor of a recording flagged itself. */
import type { AlarmTransition } from '@chairside/shared/alarms/alarm';
import type { RecordedRow } from './recordings.ts';

/** The monitor's own flag, and the alarms that say the same. */
export const FLAG_CLASSES = [
  { flag: 'spo2Low', key: 'spo2:low' },
  { flag: 'pulseRateLow', key: 'hr:low' },
  { flag: 'pulseRateHigh', key: 'hr:high' },
  { flag: 'respRateLow', key: 'rr:low' },
  { flag: 'respRateHigh', key: 'rr:high' },
  { flag: 'noBreath', key: 'rr:low', limit: 'rr-apnoea' },
] as const;
type FlagClass = (typeof FLAG_CLASSES)[number];

export interface FlagMatch {
  readonly flags: number;
  readonly matched: number;
  readonly missed: number;
  readonly alarms: number;
  readonly extra: number;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

const WITHIN_MS = 15_000;

function flagSpans(rows: readonly RecordedRow[], flag: string): Span[] {
  const spans: { from: number; to: number }[] = [];
  let open = false;
  for (const { second, cells } of rows) {
    const up = Number(cells[flag] ?? 0) > 0;
    const last = spans.at(-1);
    if (up && open && last !== undefined) last.to = second * 1000;
    else if (up) spans.push({ from: second * 1000, to: second * 1000 });
    open = up;
  }
  return spans;
}

/** From the beginning of an occurrence to the instant at which it is over, or another one stands in its place. */
function alarmSpans(
  transitions: readonly AlarmTransition[],
  { key, ...more }: FlagClass,
  end: number,
): Span[] {
  const limit = 'limit' in more ? more.limit : undefined;
  const spans: { from: number; to: number }[] = [];
  let open: { from: number; to: number } | null = null;
  for (const { alarm, at } of transitions) {
    if (alarm.key !== key) continue;
    const holds = alarm.state === 'active' && (limit === undefined || alarm.limit?.id === limit);
    if (holds && open === null) {
      open = { from: at, to: end };
      spans.push(open);
    } else if (!holds && open !== null) {
      open.to = at;
      open = null;
    }
  }
  return spans;
}

const near = (a: Span, b: Span) => a.from <= b.to + WITHIN_MS && b.from <= a.to + WITHIN_MS;

/**
 * A flag is matched when an alarm of its class stands when it comes up, or begins within 15 s of that; an alarm is
 * extra when no flag of its class was up within 15 s of it.
 */
export function matchFlags(
  rows: readonly RecordedRow[],
  transitions: readonly AlarmTransition[],
  one: FlagClass,
): FlagMatch {
  const end = (rows.at(-1)?.second ?? 0) * 1000;
  const flags = flagSpans(rows, one.flag);
  const alarms = alarmSpans(transitions, one, end);
  const matched = flags.filter(({ from }) =>
    alarms.some((alarm) => near(alarm, { from, to: from })),
  ).length;
  const extra = alarms.filter((alarm) => !flags.some((flag) => near(alarm, flag))).length;
  return {
    ...{ flags: flags.length, matched, missed: flags.length - matched },
    ...{ alarms: alarms.length, extra },
  };
}
