/** The life of one physiological alarm: from the conditions of its limits to what is shown. */

import { TIERS, type Tier } from '../../protocols/document/document.ts';
import type { Alarm } from '../alarm.ts';
import type { LimitGroup, PlanLimit } from '../state/plan.ts';
import { change, nextOccurrence, type Run } from '../state/run.ts';
import { shownUntil } from '../state/shown-age.ts';
import { worstOf } from '../state/side-by-side.ts';
import type { LimitCondition } from '../state/state.ts';
import { holds } from './conditions.ts';

interface Held {
  readonly limit: PlanLimit;
  readonly condition: LimitCondition;
}

/** 0 is the worst. */
export function tierRank(tier: Tier): number {
  return TIERS.indexOf(tier);
}

/** critical and warning, and what was one of them, stay on screen until someone has seen them; info and technical do not. */
function latches(alarm: Alarm): boolean {
  const { kind, tier, wasCritical, wasWarning } = alarm;
  return (
    kind === 'physiological' && (tier !== 'info' || wasCritical === true || wasWarning === true)
  );
}

/** Confirmed, or no longer in question. */
export function withoutRepeat({ repeatBy: _repeatBy, ...alarm }: Alarm): Alarm {
  return { ...alarm, unconfirmed: false };
}

/** What the limit that speaks next says of sound is its own matter. */
function withoutSilence({ silent: _silent, ...alarm }: Alarm): Alarm {
  return alarm;
}

/** The condition is over: `returned` while nobody has acknowledged it, else `cleared`. */
export function endAlarm(run: Run, alarm: Alarm, at: number): void {
  const { endedBy } = run;
  const over = {
    ...withoutRepeat(alarm),
    ...{ signalLost: false, unresolved: false },
    ...(endedBy === undefined ? {} : { endedBy }),
  };
  if (latches(alarm) && alarm.acknowledged === null) {
    change(run, 'returned', at, { ...over, state: 'returned' });
  } else change(run, 'cleared', at, { ...over, state: 'cleared' });
}

/** Those of the worst tier among the limits that hold, in the protocol's order. */
function worstHeld(run: Run, group: LimitGroup): Held[] {
  let worst: Held[] = [];
  for (const limit of group.limits) {
    const condition = run.state.conditions[limit.id];
    if (!holds(condition)) continue;
    const rank = worst[0] === undefined ? TIERS.length : tierRank(worst[0].limit.tier);
    if (tierRank(limit.tier) < rank) worst = [{ limit, condition }];
    else if (tierRank(limit.tier) === rank) worst.push({ limit, condition });
  }
  return worst;
}

/** What an alarm says about the limit that makes it. */
function statement(
  held: Held,
  unit: string,
): Pick<Alarm, 'tier' | 'since' | 'limit'> & Partial<Pick<Alarm, 'silent'>> {
  const { op, value, basis } = held.condition.limit;
  return {
    tier: held.limit.tier,
    ...(held.limit.silent ? { silent: true as const } : {}),
    since: held.condition.since,
    limit: { id: held.limit.id, op, value, unit, ...(basis === undefined ? {} : { basis }) },
  };
}

function worseValue(group: LimitGroup, a: number, b: number | null): number {
  if (b === null) return a;
  return group.direction === 'low' ? Math.min(a, b) : Math.max(a, b);
}

function signalIsLost(run: Run, { signal }: LimitGroup, at: number): boolean {
  const until = signal === null ? null : shownUntil(run, signal);
  return until !== null && at >= until;
}

function newestValue(run: Run, { signal, direction }: LimitGroup, at: number): number | null {
  if (signal === null) return null;
  const value = run.state.tracks[signal]?.value ?? null;
  return value === null ? null : worstOf(run, signal, direction, value, at);
}

function newOccurrence(
  run: Run,
  group: LimitGroup,
  held: readonly [Held, ...Held[]],
  before: Alarm | null,
  at: number,
): Alarm {
  const [first] = held;
  const { condition } = first;
  const occurrence = nextOccurrence(run, group.key);
  const unconfirmed = first.limit.tier === 'critical' && held.every(({ limit }) => limit.confirm);
  const repeatWithinMs = run.plan.document.cuff.cadence?.repeatWithinMs;
  return {
    id: `${group.key}#${occurrence}`,
    key: group.key,
    occurrence,
    kind: 'physiological',
    state: 'active',
    raisedAt: at,
    value: newestValue(run, group, at) ?? condition.worst,
    worst: worseValue(group, condition.worst, before?.worst ?? null),
    ...statement(first, group.unit),
    protocol: run.plan.name,
    acknowledged: null,
    signalLost: signalIsLost(run, group, at),
    unresolved: false,
    unconfirmed,
    ...(unconfirmed && repeatWithinMs !== undefined ? { repeatBy: at + repeatWithinMs } : {}),
  };
}

/** A critical alarm or a warning that nobody has acknowledged is not forgotten behind a milder one. */
function unseenWorse(
  before: Alarm | undefined,
  tier: Tier,
): Pick<Alarm, 'wasCritical' | 'wasWarning'> {
  if (before === undefined || before.acknowledged !== null || tier === 'critical') return {};
  if (before.tier === 'critical' || before.wasCritical === true) return { wasCritical: true };
  const warned = before.tier === 'warning' || before.wasWarning === true;
  return warned && tier === 'info' ? { wasWarning: true } : {};
}

/** Brings the alarm of a group in line with the conditions of its limits. */
export function settle(run: Run, group: LimitGroup, at: number): void {
  const alarm = run.state.alarms[group.key];
  const [first, ...others] = worstHeld(run, group);
  if (first === undefined) {
    if (alarm?.state === 'active') endAlarm(run, alarm, at);
    return;
  }
  if (alarm === undefined || alarm.state !== 'active') {
    const raised = newOccurrence(run, group, [first, ...others], null, at);
    change(run, 'raised', at, { ...raised, ...unseenWorse(alarm, raised.tier) });
    return;
  }
  const worse = tierRank(first.limit.tier) - tierRank(alarm.tier);
  if (worse < 0) {
    change(run, 'escalated', at, newOccurrence(run, group, [first, ...others], alarm, at));
  } else if (worse > 0) {
    const milder = {
      ...withoutSilence(withoutRepeat(alarm)),
      ...statement(first, group.unit),
      ...unseenWorse(alarm, first.limit.tier),
    };
    change(run, 'de-escalated', at, milder);
  } else settleWithinTier(run, group, alarm, [first, ...others], at);
}

/**
 * A guard rail that stands before the limit which the alarm names: worse within the tier, so whoever acknowledged the
 * milder one has not seen this.
 */
function isNewRail(group: LimitGroup, alarm: Alarm, worst: PlanLimit): boolean {
  if (worst.guardRail !== true) return false;
  const named = group.limits.findIndex(({ id }) => id === alarm.limit?.id);
  return group.limits.indexOf(worst) < named;
}

function settleWithinTier(
  run: Run,
  group: LimitGroup,
  alarm: Alarm,
  held: readonly [Held, ...Held[]],
  at: number,
): void {
  if (isNewRail(group, alarm, held[0].limit)) {
    change(run, 'escalated', at, newOccurrence(run, group, held, alarm, at));
    return;
  }
  let now = alarm;
  if (!held.some(({ limit }) => limit.id === alarm.limit?.id)) {
    // The limit that the text names is over, another of the same tier still holds.
    now = { ...withoutSilence(now), ...statement(held[0], group.unit) };
    change(run, 'de-escalated', at, now);
  }
  if (now.unconfirmed && held.some(({ limit }) => !limit.confirm)) {
    change(run, 'confirmed', at, withoutRepeat(now));
  }
}

/** The signal has a value again, or the cuff has: says so, and takes the value over. */
export function meetValue(run: Run, group: LimitGroup, value: number, at: number): void {
  const alarm = run.state.alarms[group.key];
  if (alarm === undefined) return;
  const lost = alarm.signalLost || alarm.unresolved;
  if (alarm.state !== 'active') {
    if (lost)
      change(run, 'signal-regained', at, { ...alarm, signalLost: false, unresolved: false });
    return;
  }
  const worst = worseValue(group, value, alarm.worst);
  const seen = { ...alarm, value, worst, signalLost: false, unresolved: false };
  if (lost) change(run, 'signal-regained', at, seen);
  else run.state.alarms = { ...run.state.alarms, [group.key]: seen };
}
