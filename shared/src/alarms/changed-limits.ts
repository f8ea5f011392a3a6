/** Limits changed for one session: what they may change, and what no change passes. */
import { type Limit, type LimitTest, looksOneWay } from './limits.ts';
import type { Run } from './run.ts';
import type { AlarmState } from './state.ts';

/** True where `test` raises whatever `limit` raises: only then may it stand in for a guard rail. */
function isAtLeastAsStrict(test: LimitTest, limit: LimitTest): boolean {
  if (test.kind !== 'absolute' || limit.kind !== 'absolute') return false;
  if (test.value === limit.value) return test.op === limit.op || test.op.endsWith('=');
  return limit.op.startsWith('>') ? test.value < limit.value : test.value > limit.value;
}

/** Whether a session may run this limit with this test: it looks to the same side and relaxes no guard rail. */
export function mayChange(limit: Limit, test: LimitTest): boolean {
  if (!looksOneWay({ direction: limit.direction, test })) return false;
  return limit.guardRail !== true || isAtLeastAsStrict(test, limit.test);
}

/** The test that the session runs the limit with. */
export function testOf(state: Pick<AlarmState, 'changed'>, limit: Limit): LimitTest {
  return state.changed[limit.id] ?? limit.test;
}

/** Counts from the next value on: nothing was measured at this instant. What may not be changed stays as it is. */
export function changeLimit(run: Run, limitId: string, test: LimitTest | null): void {
  const limit = run.plan.document.limits.find(({ id }) => id === limitId);
  if (limit === undefined) return;
  const { [limitId]: _before, ...others } = run.state.changed;
  if (test === null) run.state.changed = others;
  else if (mayChange(limit, test)) run.state.changed = { ...others, [limitId]: test };
}
