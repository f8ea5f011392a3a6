/** Limits in force as lines on a chart: one number per signal, direction and tier. */
import { baselineOf, effectiveLimit } from '../alarms/limits/conditions.ts';
import type {
  AlarmPhase,
  LimitSignal,
  ProtocolDocument,
  Tier,
} from '../protocols/document/document.ts';
import type { Baseline } from '../vitals/baseline.ts';

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
  for (const { signal, direction, tier, test, phases, onlyWith } of protocol.limits) {
    // A limit that needs another signal beside it is met by no value alone.
    if (!phases.includes(phase) || onlyWith !== undefined) continue;
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
  // Where two tiers meet at one value the graver line is drawn for both.
  return all.filter(
    (line) =>
      line.tier === 'critical' ||
      !all.some((other) => other.tier === 'critical' && sameLine(other, line)),
  );
}

const sameLine = (a: LimitLine, b: LimitLine) =>
  a.signal === b.signal && a.direction === b.direction && a.value === b.value;

/** A limit relative to the baseline may fall between two values: ">= 152.4" is first met by 153. */
export function limitLabel({ direction, value }: Pick<LimitLine, 'direction' | 'value'>): string {
  return String(direction === 'high' ? Math.ceil(value) : Math.floor(value));
}
