/** Values by hand that may still be corrected or withdrawn, and what stood before each of them. */

import type { LimitSignal } from '../../protocols/document/document.ts';
import { holds } from '../limits/conditions.ts';
import { judgeGroup } from '../limits/judge.ts';
import { meetValue } from '../limits/life.ts';
import {
  cuffHideAfterMs,
  LIMITED_PRESSURES,
  type LimitGroup,
  type SignalGroup,
  TRACKED,
} from '../state/plan.ts';
import { type Run, setCondition, wake } from '../state/run.ts';
import type { HandValues, LimitCondition, Standing, TakenValue } from '../state/state.ts';
import { ripen } from './due.ts';

type What = TakenValue['what'];

/** A session has fewer within the time for which a pressure is shown. */
const KEPT = 24;

/** The cuff's pressures belong together; every other signal is a value of its own. */
export const WHATS: readonly What[] = ['cuff', ...TRACKED];

const signalsOf = (what: What): readonly LimitSignal[] =>
  what === 'cuff' ? LIMITED_PRESSURES : [what];

function groupsOf(run: Run, what: What): SignalGroup[] {
  return signalsOf(what).flatMap((signal) => run.plan.bySignal[signal]);
}

export function standing(run: Run, what: What): Standing {
  const conditions: Record<string, LimitCondition> = {};
  for (const { limits } of groupsOf(run, what)) {
    for (const { id } of limits) {
      const condition = run.state.conditions[id];
      if (condition !== undefined) conditions[id] = condition;
    }
  }
  if (what === 'cuff') return { cuff: run.state.cuff, track: null, conditions };
  return { cuff: null, track: run.state.tracks[what] ?? null, conditions };
}

/** A monitor's cuff is kept where one by hand before it may still be taken back. */
export function keepTaken(run: Run, taken: TakenValue): void {
  const { taken: all } = run.state;
  if (taken.seq === null && !all.some(({ what }) => what === taken.what)) return;
  const oldest = taken.at - cuffHideAfterMs(run.plan.document);
  run.state.taken = [...all.filter(({ at }) => at > oldest), taken].slice(-KEPT);
}

/** The monitor measures it again: what was by hand before is followed no more. */
export function forgetTaken(run: Run, signal: LimitSignal): void {
  run.state.taken = run.state.taken.filter(({ what }) => what !== signal);
}

function restoreTrack(run: Run, what: Exclude<What, 'cuff'>, { track }: Standing): void {
  const expectedFrom = run.state.tracks[what]?.expectedFrom ?? null;
  run.state.tracks = {
    ...run.state.tracks,
    [what]: { value: null, seenAt: null, ...track, expectedFrom },
  };
}

function restore(run: Run, what: What, before: Standing): void {
  for (const { limits } of groupsOf(run, what)) {
    for (const { id, phases } of limits) {
      const applies = phases.includes(run.state.phase);
      setCondition(run, id, applies ? before.conditions[id] : undefined);
    }
  }
  if (what === 'cuff') run.state.cuff = before.cuff;
  else restoreTrack(run, what, before);
}

/** The value as it would have been taken, had it been this one. */
function takeAgain(run: Run, taken: TakenValue): void {
  const { what, values, at, takenAt, seq } = taken;
  const before = standing(run, what);
  if (what === 'cuff') {
    const { sys, dia, map } = values;
    const pressures = { sys: sys ?? null, dia: dia ?? null, map: map ?? null };
    const byHand = seq === null ? {} : { manual: true as const };
    run.state.cuff = { ...pressures, takenAt, repeatedAt: takenAt, ...byHand };
  } else {
    const value = values[what] ?? null;
    const expectedFrom = run.state.tracks[what]?.expectedFrom ?? null;
    run.state.tracks = {
      ...run.state.tracks,
      [what]: { value, seenAt: takenAt, expectedFrom, manual: true },
    };
  }
  for (const signal of signalsOf(what)) {
    const value = values[signal];
    if (value === undefined) continue;
    for (const group of run.plan.bySignal[signal]) {
      judgeGroup(run, group, signal, value, at, what === 'cuff' ? 'again-and-again' : 'spot');
    }
  }
  run.state.taken = [...run.state.taken, { ...taken, before }];
}

/** Value of the signal as it stands now; null: nothing of it is known. */
export function standingValue(run: Run, signal: LimitSignal): number | null {
  if (signal === 'sys' || signal === 'dia') return run.state.cuff?.[signal] ?? null;
  return run.state.tracks[signal]?.value ?? null;
}

/** The worst that an alarm names is of values that stand. */
function nameWorst(run: Run, group: LimitGroup): void {
  const alarm = run.state.alarms[group.key];
  if (alarm?.state !== 'active') return;
  const worst = group.limits.flatMap(({ id }) => {
    const condition = run.state.conditions[id];
    return holds(condition) ? [condition.worst] : [];
  });
  if (worst.length === 0) return;
  const now = group.direction === 'low' ? Math.min(...worst) : Math.max(...worst);
  run.state.alarms = { ...run.state.alarms, [group.key]: { ...alarm, worst: now } };
}

function conclude(run: Run, what: What, at: number): void {
  for (const signal of signalsOf(what)) {
    const value = standingValue(run, signal);
    for (const group of run.plan.bySignal[signal]) {
      // What would have held by now holds: an alarm eases, it does not end to begin again.
      ripen(run, group, at, at);
      const alarm = run.state.alarms[group.key];
      // Lost or unresolved ends with a value that is measured, not with one that is taken back.
      if (value !== null && alarm?.state === 'active' && !alarm.signalLost && !alarm.unresolved) {
        meetValue(run, group, value, at);
      }
      nameWorst(run, group);
    }
  }
}

/**
 * Takes a value back (`values` null) or puts another in its place, as if it had been so from the start: what stood
 * before it counts again, and what came after it is judged again.
 */
export function revise(run: Run, taken: TakenValue, values: HandValues | null, at: number): void {
  const { what } = taken;
  const all = run.state.taken;
  const from = all.indexOf(taken);
  const again = all.filter((one, index) => one.what === what && index > from);
  run.state.taken = all.filter((one, index) => one.what !== what || index < from);
  wake(run);
  restore(run, what, taken.before);
  if (values !== null) takeAgain(run, { ...taken, values });
  for (const one of again) takeAgain(run, one);
  conclude(run, what, at);
}
