/** Limits in force as lines on a chart: one number per signal, direction and tier. */
import { baselineOf, effectiveLimit } from '@chairside/shared/alarms/conditions';
import type {
  AlarmPhase,
  LimitSignal,
  ProtocolDocument,
  Tier,
} from '@chairside/shared/alarms/limits';
import type { Baseline } from '@chairside/shared/session/entries';

export interface LimitLine {
  readonly signal: LimitSignal;
  readonly direction: 'low' | 'high';
  readonly tier: Tier;
  readonly value: number;
}

/**
 * The limit that a value meets first, per signal, direction and tier, in this phase; relative limits
 * only where a baseline is set.
 */
export function limitLines(
  protocol: ProtocolDocument,
  baseline: Baseline | null,
  phase: AlarmPhase,
): LimitLine[] {
  const lines = new Map<string, LimitLine>();
  for (const { signal, direction, tier, test, phases } of protocol.limits) {
    if (!phases.includes(phase)) continue;
    const limit = effectiveLimit(test, baselineOf(baseline, signal));
    if (limit === null) continue;
    const key = `${signal}:${direction}:${tier}`;
    const known = lines.get(key);
    const first =
      known === undefined ||
      (direction === 'high' ? limit.value < known.value : limit.value > known.value);
    if (first) lines.set(key, { signal, direction, tier, value: limit.value });
  }
  const all = [...lines.values()];
  // Where two tiers meet at one value the graver line stands for both.
  return all.filter(
    (line) =>
      line.tier === 'critical' ||
      !all.some((other) => other.tier === 'critical' && sameLine(other, line)),
  );
}

const sameLine = (a: LimitLine, b: LimitLine) =>
  a.signal === b.signal && a.direction === b.direction && a.value === b.value;

/** A band is drawn where nothing normal can lie: under the systolic low limit the diastolic ends are at home. */
export function hasBand({ signal, direction }: LimitLine): boolean {
  return signal !== 'dia' && !(signal === 'sys' && direction === 'low');
}

/** A limit relative to the baseline may fall between two values: ">= 152.4" is first met by 153. */
export function limitLabel({ direction, value }: Pick<LimitLine, 'direction' | 'value'>): string {
  return String(direction === 'high' ? Math.ceil(value) : Math.floor(value));
}

/** Room that a label of the axis needs, px. */
const LABEL_HEIGHT = 12;

/**
 * Which labels a panel of this height has room for: the graver ones first, in their order. A line without its label
 * keeps its colour and its place.
 */
export function labelledLimits(lines: readonly LimitLine[], height: number): LimitLine[] {
  const most = Math.max(1, Math.floor(height / LABEL_HEIGHT) + 1);
  if (lines.length <= most) return [...lines];
  const graver = [...lines].sort((a, b) => rank(a) - rank(b)).slice(0, most);
  return lines.filter((line) => graver.includes(line));
}

/** Critical before warning; between equals the systolic side, where the cuff is read first. */
const rank = ({ tier, signal }: LimitLine) =>
  (tier === 'critical' ? 0 : 2) + (signal === 'dia' ? 1 : 0);

/**
 * Moves labels apart that would cover each other; answers one position per label, in the same order. None goes below
 * `bottom`: there the next panel begins.
 */
export function spreadLabels(
  positions: readonly number[],
  bottom = Number.POSITIVE_INFINITY,
): number[] {
  const order = positions.map((_, index) => index);
  order.sort((a, b) => (positions[a] ?? 0) - (positions[b] ?? 0));
  const spread = [...positions];
  let previous = Number.NEGATIVE_INFINITY;
  for (const index of order) {
    previous = Math.max(positions[index] ?? 0, previous + LABEL_HEIGHT);
    spread[index] = previous;
  }
  let next = bottom + LABEL_HEIGHT;
  for (const index of order.reverse()) {
    next = Math.min(spread[index] ?? 0, next - LABEL_HEIGHT);
    spread[index] = next;
  }
  return spread;
}
