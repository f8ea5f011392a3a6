/** The alarm engine: a pure, discrete-event machine (docs/SPEC.md, AL). */
import type { Actor } from '../../people/roles.ts';
import type { AlarmPhase, ProtocolDocument } from '../../protocols/document/document.ts';
import type { Alarm, AlarmTransition } from '../alarm.ts';
import { combine } from '../combinations/combine.ts';
import { settle, tierRank } from '../limits/life.ts';
import { planOf, TRACKED } from '../state/plan.ts';
import { beginRun, change, type Run, setCondition, wake } from '../state/run.ts';
import type { AlarmInput, AlarmState, SignalTrack } from '../state/state.ts';
import { endFault } from '../technical/faults.ts';
import { sitDown, standUp } from '../technical/standby.ts';
import {
  clearTechnical,
  MONITOR_SILENT,
  raiseTechnical,
  SERVER_TIERS,
  technicalKey,
  unwatchedNoMore,
} from '../technical/technical.ts';
import { advance } from './due.ts';
import { logEffect } from './effect-alarms.ts';
import { readManual } from './manual.ts';
import { read } from './read.ts';
import { judgeScores, readScore } from './scores.ts';

export interface StepResult {
  readonly alarms: AlarmState;
  /** In order of `at`. */
  readonly transitions: readonly AlarmTransition[];
}

const NOTHING: readonly AlarmTransition[] = [];

/** Limits that do not apply in the new phase go idle; their alarms end by the ordinary rule. */
function enterPhase(run: Run, phase: AlarmPhase, at: number): void {
  if (phase === run.state.phase) return;
  run.state.phase = phase;
  run.state.phaseSince = at;
  wake(run);
  for (const group of run.plan.groups) {
    for (const limit of group.limits) {
      if (!limit.phases.includes(phase)) setCondition(run, limit.id, undefined);
    }
    settle(run, group, at);
  }
  judgeScores(run, at);
  combine(run, {}, at);
  // A task again: only while the drug runs is a missing pressure more than that.
  if (run.plan.document.checks !== undefined && phase !== 'infusing') {
    clearTechnical(run, technicalKey('cuff-overdue'), at);
  }
  const silent = run.state.alarms[MONITOR_SILENT];
  if (silent?.tier === 'critical' && phase !== 'infusing') {
    raiseTechnical(run, MONITOR_SILENT, 'warning', silent.since, at);
  }
  unwatchedNoMore(run, at);
}

/** With no monitor there is nothing to be silent; what it had raised about the patient stays. */
function attach(run: Run, attached: boolean, at: number): void {
  if (attached === run.state.attached) return;
  run.state.attached = attached;
  run.state.vitalAt = attached ? at : null;
  run.state.heardAt = run.state.vitalAt;
  wake(run);
  if (attached) return;
  clearTechnical(run, MONITOR_SILENT, at);
  for (const key of Object.keys(run.state.faults)) endFault(run, key, at);
  clearTechnical(run, technicalKey('battery-low'), at);
  if (run.state.cuff?.manual !== true) clearTechnical(run, technicalKey('cuff-overdue'), at);
  run.state.inflatingSince = null;
  const tracks: Partial<Record<(typeof TRACKED)[number], SignalTrack>> = {};
  for (const signal of TRACKED) {
    clearTechnical(run, technicalKey('no-data', signal), at);
    const track = run.state.tracks[signal];
    if (track !== undefined) tracks[signal] = { ...track, expectedFrom: null };
  }
  run.state.tracks = tracks;
}

/** Only the exact occurrence: an old id, or one that is acknowledged already, changes nothing. */
function acknowledge(run: Run, alarmId: string, by: Actor, at: number): void {
  const alarm = Object.values(run.state.alarms).find((candidate) => candidate.id === alarmId);
  if (alarm === undefined || alarm.acknowledged !== null) return;
  const { wasCritical: _critical, wasWarning: _warning, ...told } = alarm;
  const seen: Alarm = { ...told, acknowledged: { by, at } };
  change(run, 'acknowledged', at, seen);
  // A logged effect was an event: nothing of it lasts that could hold the alarm.
  if (seen.state === 'returned' || seen.entry !== undefined)
    change(run, 'cleared', at, { ...seen, state: 'cleared' });
}

function apply(run: Run, input: AlarmInput): void {
  const { at } = input;
  switch (input.kind) {
    case 'reading':
      read(run, input.reading, at);
      return;
    case 'tick':
      return;
    case 'phase':
      if (input.grid !== undefined) run.state.grid = input.grid;
      enterPhase(run, input.phase, at);
      return;
    case 'grid':
      run.state.grid = input.grid;
      wake(run);
      return;
    case 'baseline':
      // Relative limits follow from the next reading on: nothing was measured at this instant.
      run.state.baseline = input.baseline;
      return;
    case 'attached':
      attach(run, input.attached, at);
      return;
    case 'acknowledge':
      acknowledge(run, input.alarmId, input.by, at);
      return;
    case 'effect':
      logEffect(run, input, at);
      return;
    case 'score':
      readScore(run, input, at);
      return;
    case 'standby':
      if (input.up) standUp(run, at);
      else sitDown(run, at);
      return;
    case 'manual':
      readManual(run, input, at);
      return;
    case 'technical':
      if (input.present) {
        const { condition, offMs } = input;
        const more = offMs === undefined ? {} : { offMs };
        raiseTechnical(run, technicalKey(condition), SERVER_TIERS[condition], at, at, more);
      } else clearTechnical(run, technicalKey(input.condition), at);
      return;
    default:
      input satisfies never;
  }
}

/** How the input itself may end an alarm, other than by values back in range. */
function otherEnd(state: AlarmState, input: AlarmInput): Alarm['endedBy'] {
  switch (input.kind) {
    case 'phase':
      return 'phase';
    case 'score': {
      const known = Object.values(state.scores).flat();
      return known.some(({ seq }) => seq === input.seq) ? 'revision' : undefined;
    }
    case 'manual':
      return state.taken.some(({ seq }) => seq === input.seq) ? 'revision' : undefined;
    case 'effect':
      return input.withdrawn ? 'revision' : undefined;
    default:
      return undefined;
  }
}

/** True where an input cannot change anything, so that an idle second costs nothing. */
function isIdle(state: AlarmState, input: AlarmInput): boolean {
  if (state.nextDue !== null && state.nextDue <= input.at) return false;
  return input.kind === 'tick' || (input.kind === 'reading' && input.reading.late);
}

/**
 * Everything that fell due by itself until `input.at` happens first, at its own instant; then the input. So a tick
 * only advances the clock, and any batching gives the same transitions. `input.at` never decreases.
 */
export function step(
  alarms: AlarmState,
  input: AlarmInput,
  protocol: ProtocolDocument,
): StepResult {
  if (isIdle(alarms, input)) return { alarms, transitions: NOTHING };
  const run = beginRun(alarms, planOf(protocol));
  advance(run, input.at, Number.MIN_SAFE_INTEGER);
  run.endedBy = otherEnd(alarms, input);
  apply(run, input);
  run.endedBy = undefined;
  advance(run, input.at, input.at);
  return { alarms: run.state, transitions: run.transitions };
}

function byUrgency(a: Alarm, b: Alarm): number {
  return (
    tierRank(a.tier) - tierRank(b.tier) ||
    Number(a.acknowledged !== null) - Number(b.acknowledged !== null) ||
    Number(a.state !== 'active') - Number(b.state !== 'active') ||
    Number(a.kind === 'technical') - Number(b.kind === 'technical') ||
    a.raisedAt - b.raisedAt ||
    (a.key < b.key ? -1 : 1)
  );
}

/** Alarms that are not cleared, worst first: tier, then not acknowledged, then active. */
export function liveAlarms(state: Pick<AlarmState, 'alarms'>): Alarm[] {
  return Object.values(state.alarms).sort(byUrgency);
}
