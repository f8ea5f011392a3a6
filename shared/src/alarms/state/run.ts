/** One call of `step` at work: a copy of the state whose records are replaced, never changed in place. */

import type { LimitSignal } from '../../protocols/document/document.ts';
import type { Alarm, AlarmTransition } from '../alarm.ts';
import { liveAfter } from '../occurrences.ts';
import type { Plan } from './plan.ts';
import type { AlarmState, LimitCondition } from './state.ts';

type Draft = { -readonly [K in keyof AlarmState]: AlarmState[K] };

export interface Run {
  readonly plan: Plan;
  readonly state: Draft;
  readonly transitions: AlarmTransition[];
  /** What the reading at hand says that it has no value of. */
  absent: ReadonlySet<LimitSignal>;
  /** Why an alarm that ends now does so, where that is not by values back in range. */
  endedBy: Alarm['endedBy'];
}

const NOTHING: ReadonlySet<LimitSignal> = new Set();

export function beginRun(state: AlarmState, plan: Plan): Run {
  return { plan, state: { ...state }, transitions: [], absent: NOTHING, endedBy: undefined };
}

function without<T>(record: Readonly<Record<string, T>>, key: string): Record<string, T> {
  const { [key]: _gone, ...rest } = record;
  return rest;
}

/** The next look for what is due must start from the timers themselves. */
export function wake(run: Run): void {
  run.state.nextDue = Number.MIN_SAFE_INTEGER;
}

export function setCondition(run: Run, limitId: string, next: LimitCondition | undefined): void {
  const { conditions } = run.state;
  if (conditions[limitId] === next) return;
  run.state.conditions =
    next === undefined ? without(conditions, limitId) : { ...conditions, [limitId]: next };
  wake(run);
}

/** Stores the alarm and reports the change. */
export function change(run: Run, what: AlarmTransition['change'], at: number, alarm: Alarm): void {
  run.state.alarms = liveAfter(run.state.alarms, alarm);
  run.transitions.push({ change: what, at, alarm });
  wake(run);
}

export function nextOccurrence(run: Run, key: string): number {
  const occurrence = (run.state.occurrences[key] ?? 0) + 1;
  run.state.occurrences = { ...run.state.occurrences, [key]: occurrence };
  return occurrence;
}
