/** Alarms about the monitoring itself. They hold while their cause holds; acknowledging quiets, never ends them. */

import type { LimitSignal, ProtocolDocument, Tier } from '../../protocols/document/document.ts';
import type { Assessment } from '../../protocols/document/score-limits.ts';
import type { Alarm, AlarmTransition, ServerCondition, TechnicalCondition } from '../alarm.ts';
import { tierRank } from '../limits/life.ts';
import { planOf } from '../state/plan.ts';
import { beginRun, change, nextOccurrence, type Run } from '../state/run.ts';
import type { AlarmState } from '../state/state.ts';

export const MONITOR_SILENT = 'technical:monitor-silent';

export function technicalKey(condition: TechnicalCondition, of?: LimitSignal | Assessment): string {
  return of === undefined ? `technical:${condition}` : `technical:${condition}:${of}`;
}

/** Oxygen and rate are what the chair is watched by; the others are extra. */
export function noDataTier(signal: LimitSignal): Tier {
  return signal === 'spo2' || signal === 'hr' ? 'warning' : 'info';
}

/** What the server reports of itself: nobody is harmed by a clock that is off, the others hide alarms. */
export const SERVER_TIERS: Readonly<Record<ServerCondition, Tier>> = {
  'not-recording': 'warning',
  'readings-not-recorded': 'warning',
  // Nothing is lost yet.
  'record-nearly-full': 'info',
  'evaluation-gap': 'warning',
  'clock-skew': 'info',
  // Nothing is hidden, but the times of the record are not those of other clocks.
  'server-clock': 'warning',
  'no-screen-watching': 'warning',
  'sound-off': 'warning',
  // Nothing watches the patient of this chair: as bad as a monitor that is silent.
  'not-evaluated': 'critical',
};

/** What tells that nobody knows the oxygen or the rate, the first in place of the others. */
export const UNWATCHED_KEYS: readonly string[] = [
  technicalKey('probe-off', 'spo2'),
  technicalKey('no-data', 'spo2'),
  technicalKey('probe-off', 'hr'),
  technicalKey('no-data', 'hr'),
];

function occurrence(run: Run, key: string, tier: Tier, since: number, at: number): Alarm {
  const number = nextOccurrence(run, key);
  return {
    id: `${key}#${number}`,
    key,
    occurrence: number,
    kind: 'technical',
    tier,
    state: 'active',
    since,
    raisedAt: at,
    value: null,
    worst: null,
    limit: null,
    protocol: run.plan.name,
    acknowledged: null,
    signalLost: false,
    unresolved: false,
    unconfirmed: false,
  };
}

/** Raises, escalates (a new occurrence) or de-escalates (the same one). */
export function raiseTechnical(
  run: Run,
  key: string,
  tier: Tier,
  since: number,
  at: number,
  more: Pick<Alarm, 'offMs' | 'heldUntil' | 'silent'> = {},
): void {
  const alarm = run.state.alarms[key];
  if (alarm === undefined) {
    change(run, 'raised', at, { ...occurrence(run, key, tier, since, at), ...more });
  } else if (tierRank(tier) < tierRank(alarm.tier)) {
    change(run, 'escalated', at, occurrence(run, key, tier, alarm.since, at));
  } else if (tier !== alarm.tier) change(run, 'de-escalated', at, { ...alarm, tier });
}

/** One of both is measured again, or the drug has stopped: what is still missing is a warning. */
export function unwatchedNoMore(run: Run, at: number): void {
  for (const key of UNWATCHED_KEYS) {
    const alarm = run.state.alarms[key];
    if (alarm?.tier === 'critical') raiseTechnical(run, key, 'warning', alarm.since, at);
  }
}

export function clearTechnical(run: Run, key: string, at: number): void {
  const alarm = run.state.alarms[key];
  if (alarm !== undefined) change(run, 'cleared', at, { ...alarm, state: 'cleared' });
}

/**
 * The alarm of a session whose evaluation throws, raised without evaluating anything. The same transition as the input
 * `technical` with `not-evaluated` gives; nothing where it is raised already.
 */
export function raiseNotEvaluated(
  alarms: AlarmState,
  document: ProtocolDocument,
  at: number,
): { alarms: AlarmState; transitions: readonly AlarmTransition[] } {
  const run = beginRun(alarms, planOf(document));
  raiseTechnical(run, technicalKey('not-evaluated'), SERVER_TIERS['not-evaluated'], at, at);
  return { alarms: run.state, transitions: run.transitions };
}
