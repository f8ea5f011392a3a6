/** Limits in force as lines on a chart: one number per signal, direction and tier. */
import { baselineOf, effectiveLimit } from '@chairside/shared/alarms/conditions';
import type {
  AlarmPhase,
  LimitSignal,
  ProtocolDocument,
  Tier,
} from '@chairside/shared/alarms/limits';
import type { Baseline } from '@chairside/shared/session/events';

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
  return [...lines.values()];
}
