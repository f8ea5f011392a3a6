/** One value against the limits of one group. */

import type { LimitSignal } from '../../protocols/document/document.ts';
import { stalenessOf } from '../../protocols/document/staleness.ts';
import type { LimitGroup, PlanLimit } from '../state/plan.ts';
import { type Run, setCondition } from '../state/run.ts';
import { companionsHold } from './companions.ts';
import { afterValue, baselineOf, breaches, effectiveLimit } from './conditions.ts';

export type Measured = 'spot' | 'again-and-again';

/** One value inside the limit is the way back: nobody counts by hand twice to be believed. */
export const asSpot = <L extends Pick<PlanLimit, 'hysteresis'>>(limit: L): L => ({
  ...limit,
  hysteresis: { ...limit.hysteresis, forMs: 0 },
});

/** True where a condition was there or came to be: its alarm is to be settled. */
export function judgeGroup(
  run: Run,
  group: LimitGroup,
  signal: LimitSignal,
  value: number,
  at: number,
  measured: Measured,
): boolean {
  const hideAfterMs = stalenessOf(run.plan.document, signal).hideAfterMs;
  const baseline = baselineOf(run.state.baseline, signal);
  let touched = false;
  for (const limit of group.limits) {
    const before = run.state.conditions[limit.id];
    const effective = effectiveLimit(limit.test, baseline);
    if (before === undefined && (effective === null || !breaches(effective, value))) continue;
    const judged = limit.phases.includes(run.state.phase) && companionsHold(run, limit, at);
    if (before === undefined && !judged) continue;
    const applies = judged ? effective : null;
    const rule = measured === 'spot' ? asSpot(limit) : limit;
    setCondition(run, limit.id, afterValue(before, rule, applies, value, at, hideAfterMs));
    touched = true;
  }
  return touched;
}
