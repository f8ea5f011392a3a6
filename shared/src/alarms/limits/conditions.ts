/** One limit against one value: the effective limit, the breach, the way back. */

import type { Limit, LimitTest } from '../../protocols/document/document.ts';
import type { Baseline } from '../../vitals/baseline.ts';
import type { EffectiveLimit, LimitCondition } from '../state/state.ts';

function signed(points: number): string {
  return points < 0 ? String(points) : `+${points}`;
}

/** Both must hold and both look the same way, so the stricter one alone decides. */
function stricter(
  relative: EffectiveLimit,
  and: { op: EffectiveLimit['op']; value: number } | undefined,
): EffectiveLimit {
  if (and === undefined) return relative;
  const tighter = relative.op.startsWith('>')
    ? and.value > relative.value
    : and.value < relative.value;
  return tighter ? { ...relative, op: and.op, value: and.value } : relative;
}

/** A low limit lies no nearer to the resting value than its percent, and no further out than its bound. */
function yielding(
  test: Extract<LimitTest, { kind: 'absolute' }>,
  baseline: number | undefined,
): EffectiveLimit {
  const { op, value, yields } = test;
  if (yields === undefined || baseline === undefined) return { op, value };
  const near = (baseline * (100 - yields.percent)) / 100;
  const given = Math.max(yields.notBelow, Math.min(value, near));
  if (given >= value) return { op, value };
  return { op, value: given, basis: `base ${baseline}, gives way` };
}

/** Null where a relative limit has no baseline to run on. */
export function effectiveLimit(
  test: LimitTest,
  baseline: number | undefined,
): EffectiveLimit | null {
  if (test.kind === 'absolute') return yielding(test, baseline);
  if (baseline === undefined) return null;
  switch (test.kind) {
    case 'points-from-baseline':
      return stricter(
        {
          op: test.op,
          value: baseline + test.points,
          basis: `base ${baseline} ${signed(test.points)}`,
        },
        test.and,
      );
    case 'percent-of-baseline':
      // Multiply first: 130 x 140 / 100 is 182 exactly, 130 x 1.4 need not be.
      return stricter(
        {
          op: test.op,
          value: (baseline * (100 + test.percent)) / 100,
          basis: `base ${baseline} ${signed(test.percent)} %`,
        },
        test.and,
      );
    case 'band-around-baseline': {
      const band = test.bands.find((entry) => entry.below === undefined || baseline < entry.below);
      if (band === undefined) return null;
      return {
        op: test.direction === 'low' ? '<' : '>',
        value: baseline + band.points,
        basis: `base ${baseline} ${signed(band.points)}`,
      };
    }
    default:
      return test satisfies never;
  }
}

export function baselineOf(baseline: Baseline | null, signal: Limit['signal']): number | undefined {
  return baseline === null ? undefined : baseline[signal];
}

export function breaches(limit: Pick<EffectiveLimit, 'op' | 'value'>, value: number): boolean {
  switch (limit.op) {
    case '<':
      return value < limit.value;
    case '<=':
      return value <= limit.value;
    case '>':
      return value > limit.value;
    case '>=':
      return value >= limit.value;
    default:
      return limit.op satisfies never;
  }
}

/**
 * Far enough inside to count towards clearing. Low side: `>= limit + by` (docs/clinical.md 7, SpO2); `> x`: `<= x - by`;
 * `>= x`: `< x - by` (docs/clinical.md 7, blood pressure). Never while the value breaches.
 */
export function clears(limit: EffectiveLimit, by: number, value: number): boolean {
  if (breaches(limit, value)) return false;
  switch (limit.op) {
    case '<':
    case '<=':
      return value >= limit.value + by;
    case '>':
      return value <= limit.value - by;
    case '>=':
      return value < limit.value - by;
    default:
      return limit.op satisfies never;
  }
}

export function holds(
  condition: LimitCondition | undefined,
): condition is Exclude<LimitCondition, { kind: 'pending' }> {
  return condition !== undefined && condition.kind !== 'pending';
}

function worse(limit: EffectiveLimit, a: number, b: number): number {
  return limit.op.startsWith('<') ? Math.min(a, b) : Math.max(a, b);
}

/**
 * The condition after a value at `at`; undefined is idle. The same reference comes back when nothing changed.
 * A gap longer than `hideAfterMs` between two inside values starts the clearing clock anew.
 */
export function afterValue(
  current: LimitCondition | undefined,
  limit: Pick<Limit, 'delayMs' | 'hysteresis'>,
  effective: EffectiveLimit | null,
  value: number,
  at: number,
  hideAfterMs: number,
): LimitCondition | undefined {
  if (effective === null) return undefined;
  if (breaches(effective, value)) return afterBreach(current, limit, effective, value, at);
  if (current === undefined || current.kind === 'pending') return undefined;
  const { since, worst, limit: named } = current;
  if (!clears(effective, limit.hysteresis.by, value)) {
    return current.kind === 'holding' ? current : { kind: 'holding', since, worst, limit: named };
  }
  if (limit.hysteresis.forMs === 0) return undefined;
  const unbroken = current.kind === 'clearing' && at - current.insideAt <= hideAfterMs;
  const insideSince = unbroken ? current.insideSince : at;
  if (at - insideSince >= limit.hysteresis.forMs) return undefined;
  return { kind: 'clearing', since, worst, limit: named, insideSince, insideAt: at };
}

function afterBreach(
  current: LimitCondition | undefined,
  limit: Pick<Limit, 'delayMs'>,
  effective: EffectiveLimit,
  value: number,
  at: number,
): LimitCondition {
  if (current === undefined) {
    const breach = { since: at, worst: value, limit: effective };
    return limit.delayMs === 0
      ? { kind: 'holding', ...breach }
      : { kind: 'pending', ...breach, heldMs: 0, runningFrom: at };
  }
  const worst = worse(effective, current.worst, value);
  if (current.kind === 'clearing') {
    return { kind: 'holding', since: current.since, worst, limit: current.limit };
  }
  if (current.kind === 'pending' && current.runningFrom === null) {
    // The time without data drops out, so that "for 15 s" says 15 s that were seen.
    return { ...current, worst, since: at - current.heldMs, runningFrom: at };
  }
  return worst === current.worst ? current : { ...current, worst };
}

/** No data: time stops counting towards the delay; nothing else changes, above all nothing clears. */
export function afterNoData(condition: LimitCondition, at: number): LimitCondition {
  if (condition.kind !== 'pending' || condition.runningFrom === null) return condition;
  return { ...condition, heldMs: condition.heldMs + at - condition.runningFrom, runningFrom: null };
}
