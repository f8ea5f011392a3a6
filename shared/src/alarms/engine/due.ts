/** What falls due by itself, in order of time: a delay ripens, a value goes stale, a cuff goes old, a monitor is silent. */

import { type Assessment, SCORE_SCALES } from '../../protocols/document/score-limits.ts';
import { stalenessOf } from '../../protocols/document/staleness.ts';
import { assessmentsDue, cuffDue } from '../cadence/cuff-cadence.ts';
import { pressureMissedAt } from '../cadence/missed-pressure.ts';
import { afterNoData } from '../limits/conditions.ts';
import { settle } from '../limits/life.ts';
import {
  cuffHideAfterMs,
  LIMITED_PRESSURES,
  type PlanLimit,
  type SignalGroup,
  TRACKED,
} from '../state/plan.ts';
import { change, type Run, setCondition } from '../state/run.ts';
import { newestScore } from '../state/score-entries.ts';
import { shownUntil, trackHideAfterMs } from '../state/shown-age.ts';
import { faultDue, isToldOfTheProbe, probeSpeaks } from '../technical/faults.ts';
import { heldUntil, overstay, sitDown } from '../technical/standby.ts';
import {
  MONITOR_SILENT,
  noDataTier,
  raiseTechnical,
  technicalKey,
  UNWATCHED_KEYS,
} from '../technical/technical.ts';
import { assessedAt } from './scores.ts';

interface Due {
  readonly at: number;
  readonly happen: (at: number) => void;
}

/** Null: never. */
type Offer = (at: number | null, happen: (at: number) => void) => void;

/**
 * Until when a delay runs on the newest value of its signal: for as long as that is shown, and a value by hand that is
 * charted late from its entry on.
 */
function runsUntil(run: Run, { signal }: SignalGroup, runningFrom: number): number {
  const { cuff, tracks } = run.state;
  const { document } = run.plan;
  if (signal === 'sys' || signal === 'dia') {
    const takenAt = cuff?.takenAt ?? runningFrom;
    return Math.max(takenAt, runningFrom) + cuffHideAfterMs(document);
  }
  const track = tracks[signal];
  const seenAt = track?.seenAt ?? runningFrom;
  return Math.max(seenAt, runningFrom) + trackHideAfterMs(signal, track, document);
}

/** When a delay is over; null where it is not pending, frozen, or where silence comes first. */
function ripeAt(run: Run, group: SignalGroup, limit: PlanLimit): number | null {
  const condition = run.state.conditions[limit.id];
  if (condition?.kind !== 'pending' || condition.runningFrom === null) return null;
  const ripe = condition.runningFrom + limit.delayMs - condition.heldMs;
  if (run.state.engine < 2) return ripe;
  return ripe > runsUntil(run, group, condition.runningFrom) ? null : ripe;
}

/** What is ripe by `dueBy` holds from now on; the alarm of the group follows. */
export function ripen(run: Run, group: SignalGroup, dueBy: number, at: number): void {
  // Every limit of the key that is ripe goes at once: a worse one must not follow as an escalation.
  for (const limit of group.limits) {
    const condition = run.state.conditions[limit.id];
    const ripe = ripeAt(run, group, limit);
    if (condition === undefined || ripe === null || ripe > dueBy) continue;
    const { since, worst, limit: named } = condition;
    setCondition(run, limit.id, { kind: 'holding', since, worst, limit: named });
  }
  settle(run, group, at);
}

function offerRipening(run: Run, offer: Offer): void {
  for (const group of run.plan.groups) {
    for (const limit of group.limits) {
      const ripe = ripeAt(run, group, limit);
      if (ripe !== null) offer(ripe, (at) => ripen(run, group, ripe, at));
    }
  }
}

/** A delay stands still once its last value is too old to be shown: one sample is no "for 5 min". */
function offerStandstill(run: Run, offer: Offer): void {
  if (run.state.engine < 2) return;
  for (const group of run.plan.groups) {
    for (const limit of group.limits) {
      const condition = run.state.conditions[limit.id];
      if (condition?.kind !== 'pending' || condition.runningFrom === null) continue;
      const until = runsUntil(run, group, condition.runningFrom);
      offer(until, () => setCondition(run, limit.id, afterNoData(condition, until)));
    }
  }
}

function offerLost(run: Run, offer: Offer): void {
  for (const signal of TRACKED) {
    const lostAt = shownUntil(run, signal);
    for (const group of run.plan.bySignal[signal]) {
      const alarm = run.state.alarms[group.key];
      if (alarm?.state !== 'active' || alarm.signalLost) continue;
      offer(lostAt, (at) => change(run, 'signal-lost', at, { ...alarm, signalLost: true }));
    }
  }
}

/** The first of its values to go stale; a second one says nothing new. */
function offerLostParts(run: Run, offer: Offer): void {
  for (const { key, tracked } of run.plan.combinations) {
    const alarm = run.state.alarms[key];
    if (alarm?.state !== 'active' || alarm.signalLost) continue;
    for (const signal of tracked) {
      offer(shownUntil(run, signal), (at) =>
        change(run, 'signal-lost', at, { ...alarm, signalLost: true }),
      );
    }
  }
}

function offerUnresolved(run: Run, offer: Offer): void {
  const { cuff } = run.state;
  if (cuff === null) return;
  const offerFor = (key: string, returnedToo: boolean): void => {
    const alarm = run.state.alarms[key];
    if (alarm === undefined || alarm.unresolved) return;
    if (alarm.state !== 'active' && !returnedToo) return;
    offer(cuff.takenAt + cuffHideAfterMs(run.plan.document), (at) =>
      change(run, 'unresolved', at, { ...alarm, unresolved: true }),
    );
  };
  for (const signal of LIMITED_PRESSURES) {
    for (const group of run.plan.bySignal[signal]) offerFor(group.key, true);
  }
  for (const { key, hasCuff } of run.plan.combinations) if (hasCuff) offerFor(key, false);
}

/** A score that is due again says little of the patient now: its alarm stays, and says so. */
function offerStaleScores(run: Run, offer: Offer): void {
  for (const scale of SCORE_SCALES) {
    const score = newestScore(run.state, scale);
    const staleAt = score === null ? null : score.takenAt + cuffHideAfterMs(run.plan.document);
    for (const { key } of run.plan.byScale[scale]) {
      const alarm = run.state.alarms[key];
      if (alarm?.state !== 'active' || alarm.unresolved) continue;
      offer(staleAt, (at) => change(run, 'unresolved', at, { ...alarm, unresolved: true }));
    }
  }
}

function offerStandby(run: Run, offer: Offer): void {
  const until = heldUntil(run);
  if (until === null) return;
  offer(until, (at) => {
    const { vitalAt } = run.state;
    const seen =
      vitalAt !== null && at - vitalAt < stalenessOf(run.plan.document, 'spo2').hideAfterMs;
    if (seen) sitDown(run, at);
    else overstay(run, at);
  });
}

function offerSilence(run: Run, offer: Offer): void {
  const { vitalAt, heardAt, phase, engine } = run.state;
  const since = engine < 3 ? vitalAt : heardAt;
  if (since === null || heldUntil(run) !== null) return;
  const { warningAfterMs, criticalAfterMs } = run.plan.document.monitorSilent;
  const alarm = run.state.alarms[MONITOR_SILENT];
  if (alarm === undefined && engine < 3 && probeSpeaks(run)) {
    if (phase !== 'infusing') return;
    offer(since + criticalAfterMs, (at) =>
      raiseTechnical(run, MONITOR_SILENT, 'critical', since, at),
    );
  } else if (alarm === undefined) {
    offer(since + warningAfterMs, (at) =>
      raiseTechnical(run, MONITOR_SILENT, 'warning', since, at),
    );
  } else if (alarm.tier === 'warning' && phase === 'infusing') {
    offer(since + criticalAfterMs, (at) =>
      raiseTechnical(run, MONITOR_SILENT, 'critical', since, at),
    );
  }
}

/** The monitor sends, and yet neither SpO2 nor a rate: as bad as one that is silent, under the name of its cause. */
function offerUnwatched(run: Run, offer: Offer): void {
  const { vitalAt, phase, engine, alarms } = run.state;
  if (engine < 3 || vitalAt === null || phase !== 'infusing') return;
  if (alarms[MONITOR_SILENT] !== undefined) return;
  const told = UNWATCHED_KEYS.map((key) => alarms[key]).filter((alarm) => alarm !== undefined);
  const [alarm] = told;
  if (alarm === undefined || told.some(({ tier }) => tier === 'critical')) return;
  const since = vitalAt + run.plan.document.monitorSilent.criticalAfterMs;
  offer(Math.max(since, alarm.raisedAt), (at) =>
    raiseTechnical(run, alarm.key, 'critical', alarm.since, at),
  );
}

/** One cause, one alarm: while the monitor as a whole is silent, no signal of it is reported missing as well. */
function offerNoData(run: Run, offer: Offer): void {
  if (heldUntil(run) !== null) return;
  if (!run.state.attached || run.state.alarms[MONITOR_SILENT] !== undefined) return;
  for (const signal of TRACKED) {
    const from = run.state.tracks[signal]?.expectedFrom ?? null;
    const after = stalenessOf(run.plan.document, signal).alarmAfterMs;
    const key = technicalKey('no-data', signal);
    if (from === null || after === null || run.state.alarms[key] !== undefined) continue;
    // The pulse of a probe is lost with its SpO2, and the probe says so itself.
    if (signal === 'hr' && run.state.ecgAt === null && probeSpeaks(run)) continue;
    // The probe's own report says more than that its value is missing.
    if (run.state.faults[technicalKey('probe-off', signal)] !== undefined) continue;
    if (signal === 'hr' && isToldOfTheProbe(run)) continue;
    offer(from + after, (at) => raiseTechnical(run, key, noDataTier(signal), from, at));
  }
}

function offerFaults(run: Run, offer: Offer): void {
  if (heldUntil(run) !== null) return;
  if (run.state.alarms[MONITOR_SILENT] !== undefined) return;
  for (const signal of TRACKED) {
    for (const condition of ['probe-off', 'low-signal'] as const) {
      const due = faultDue(run, signal, condition);
      if (due !== null) offer(due.at, due.raise);
    }
  }
}

function offerCuffOverdue(run: Run, offer: Offer): void {
  const key = technicalKey('cuff-overdue');
  if (run.state.alarms[key] !== undefined) return;
  const { document } = run.plan;
  const due = cuffDue(run.state, document);
  if (due === null) return;
  if (document.checks !== undefined) {
    if (run.state.phase !== 'infusing') return;
    offer(pressureMissedAt(run.state, due, document), (at) =>
      raiseTechnical(run, key, 'warning', due.at, at),
    );
    return;
  }
  offer(due.overdueAt, (at) =>
    raiseTechnical(run, key, due.urgent ? 'warning' : 'info', due.at, at),
  );
}

function offerChecksOverdue(run: Run, offer: Offer): void {
  if (run.plan.document.checks !== undefined) return;
  const done = (assessment: Assessment) => assessedAt(run.state, assessment);
  for (const due of assessmentsDue(run.state, run.plan.document, done)) {
    const key = technicalKey('check-overdue', due.assessment);
    if (run.state.alarms[key] !== undefined) continue;
    offer(due.overdueAt, (at) => raiseTechnical(run, key, 'info', due.at, at));
  }
}

function earliest(run: Run): Due | null {
  let first: Due | null = null;
  const offer: Offer = (at, happen) => {
    if (at !== null && (first === null || at < first.at)) first = { at, happen };
  };
  offerRipening(run, offer);
  offerStandstill(run, offer);
  offerLost(run, offer);
  offerLostParts(run, offer);
  offerUnresolved(run, offer);
  offerStandby(run, offer);
  offerSilence(run, offer);
  offerUnwatched(run, offer);
  offerNoData(run, offer);
  offerFaults(run, offer);
  offerCuffOverdue(run, offer);
  offerStaleScores(run, offer);
  offerChecksOverdue(run, offer);
  return first;
}

/**
 * Everything due at or before `to`, in order of due time, each at its own instant; what an input made due in the
 * past happens at `notBefore`, the instant of that input.
 */
export function advance(run: Run, to: number, notBefore: number): void {
  while (run.state.nextDue !== null && run.state.nextDue <= to) {
    const due = earliest(run);
    if (due === null || due.at > to) {
      run.state.nextDue = due === null ? null : due.at;
      return;
    }
    due.happen(Math.max(due.at, notBefore));
  }
}
