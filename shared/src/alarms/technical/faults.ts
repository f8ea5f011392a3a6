/** Faults that the monitor itself reports: a probe off, a low signal, a failed cuff, an empty battery. */

import type { LimitSignal, ProtocolDocument, Tier } from '../../protocols/document/document.ts';
import { stalenessOf } from '../../protocols/document/staleness.ts';
import { type Reading, statusIn, type VitalStatus, valueIn } from '../../vitals/reading.ts';
import type { Tracked } from '../state/plan.ts';
import { type Run, wake } from '../state/run.ts';
import { shownUntil } from '../state/shown-age.ts';
import type { AlarmState } from '../state/state.ts';
import { clearTechnical, noDataTier, raiseTechnical, technicalKey } from './technical.ts';

/** One low report stands for this long: a second monitor with a full battery must not clear it. */
export const BATTERY_REPORT_MS = 60_000;
/** An inflation that lasts longer has ended unseen: the probe on that limb is judged again. */
export const LONGEST_INFLATION_MS = 90_000;

function startFault(run: Run, key: string, at: number): void {
  if (run.state.faults[key] !== undefined) return;
  run.state.faults = { ...run.state.faults, [key]: at };
  wake(run);
}

export function endFault(run: Run, key: string, at: number): void {
  if (run.state.faults[key] === undefined) return;
  const { [key]: _since, ...others } = run.state.faults;
  run.state.faults = others;
  clearTechnical(run, key, at);
}

function setFault(run: Run, key: string, present: boolean, at: number): void {
  if (present) startFault(run, key, at);
  else endFault(run, key, at);
}

/** The rate comes from the ECG or the pulse: the status that counts is that of the one in use. */
function statusInUse({ values, statuses }: Reading, signal: Tracked): VitalStatus | null {
  if (signal !== 'hr') return statusIn(statuses, signal);
  const rate = statusIn(statuses, 'hr');
  return valueIn(values, 'hr') === null ? (statusIn(statuses, 'pulse') ?? rate) : rate;
}

/** `seen`: what the reading said of the signal. What it leaves out says nothing of the probe either. */
export function readFault(
  run: Run,
  reading: Reading,
  signal: Tracked,
  seen: 'value' | 'none' | 'unspoken',
  at: number,
): void {
  const { equipment } = run.plan.document;
  if (seen === 'unspoken' || equipment === undefined || !run.state.attached) return;
  if (stalenessOf(run.plan.document, signal).alarmAfterMs === null) return;
  const status = statusInUse(reading, signal);
  if (run.state.engine < 3) {
    setFault(run, technicalKey('probe-off', signal), seen === 'none' && status === 'off', at);
  } else readProbe(run, reading, signal, seen, at);
  setFault(
    run,
    technicalKey('low-signal', signal),
    seen === 'value' && status === 'low-signal',
    at,
  );
}

/** A probe that was told to be off is back once it has measured for so long, ms: one that flickers is one event. Clinic default, not from a published source. */
export const PROBE_BACK_MS = 20_000;

function readProbe(
  run: Run,
  reading: Reading,
  signal: Tracked,
  seen: 'value' | 'none',
  at: number,
): void {
  const key = technicalKey('probe-off', signal);
  const { [key]: since, ...others } = run.state.probeBackSince;
  const ofTheProbe = signal === 'hr' && isOfTheProbe(run, reading);
  const off = seen === 'none' && statusInUse(reading, signal) === 'off' && !ofTheProbe;
  const raised = run.state.alarms[key] !== undefined;
  if (raised && seen === 'value' && at - (since ?? at) < PROBE_BACK_MS) {
    run.state.probeBackSince = { ...others, [key]: since ?? at };
    return;
  }
  if (since !== undefined) run.state.probeBackSince = others;
  setFault(run, key, off, at);
}

function isFromEcg({ state }: Run): boolean {
  return state.ecgAt !== null && state.tracks.hr?.seenAt === state.ecgAt;
}

/**
 * The rate came from the pulse of the SpO2 probe: where that is off it is said of the SpO2, once; where it measures
 * SpO2 it is not off, and the rate is what has no data.
 */
function isOfTheProbe(run: Run, { statuses, values }: Reading): boolean {
  return (
    !isFromEcg(run) && (statusIn(statuses, 'spo2') === 'off' || valueIn(values, 'spo2') !== null)
  );
}

/** No rate because the probe is off that gave the pulse: said already. */
export function isToldOfTheProbe(run: Run): boolean {
  const { engine, faults } = run.state;
  if (engine < 3 || faults[technicalKey('probe-off', 'spo2')] === undefined) return false;
  return !isFromEcg(run);
}

const hasPressure = ({ values }: Reading): boolean =>
  valueIn(values, 'sys') !== null || valueIn(values, 'dia') !== null;

/** A cuff that failed holds until the next inflation that measures; a cuff sent again is none. */
export function readCuffFault(run: Run, reading: Reading, at: number): void {
  if (run.plan.document.equipment === undefined || !run.state.attached) return;
  const status = statusIn(reading.statuses, 'nibp');
  if ((status !== 'failed' && status !== 'invalid') || hasPressure(reading)) return;
  const key = technicalKey('cuff-failed');
  startFault(run, key, at);
  raiseTechnical(run, key, 'warning', at, at);
}

export function readBattery(run: Run, { battery }: Reading, at: number): void {
  const { equipment } = run.plan.document;
  if (battery === null || equipment === undefined || !run.state.attached) return;
  const key = technicalKey('battery-low');
  if (battery < equipment.batteryLowBelow) {
    run.state.batteryLowAt = at;
    raiseTechnical(run, key, 'warning', at, at);
  } else if (battery >= equipment.batteryGoodFrom) {
    const { batteryLowAt } = run.state;
    if (batteryLowAt === null || at - batteryLowAt < BATTERY_REPORT_MS) return;
    clearTechnical(run, key, at);
  }
}

/** True while the cuff squeezes the limb of the SpO2 probe: what the probe lacks now says nothing. */
export function readInflation(run: Run, reading: Reading, at: number): boolean {
  if (run.plan.document.equipment?.cuffOnProbeLimb !== true) return false;
  const status = statusIn(reading.statuses, 'nibp');
  const over = status !== null || hasPressure(reading);
  if (status === 'measuring') run.state.inflatingSince ??= at;
  else if (over) run.state.inflatingSince = null;
  const { inflatingSince } = run.state;
  return inflatingSince !== null && at - inflatingSince < LONGEST_INFLATION_MS;
}

type Equipment = NonNullable<ProtocolDocument['equipment']>;

function probeOffAfterMs({ phase }: Pick<AlarmState, 'phase'>, equipment: Equipment): number {
  const { probeOffAfterMs: usual, probeOffBeforeMs = usual } = equipment;
  return phase === 'before' ? probeOffBeforeMs : usual;
}

/** A probe that reports `off` says more than silence: the warning is its own, where the protocol has it so. */
export function probeSpeaks(run: Run): boolean {
  if (run.plan.document.equipment?.probeOffFirst !== true) return false;
  return run.state.faults[technicalKey('probe-off', 'spo2')] !== undefined;
}

/** When the fault becomes an alarm, and how severe; null while something else says the same already. */
export function faultDue(
  run: Run,
  signal: LimitSignal,
  condition: 'probe-off' | 'low-signal',
): { at: number; raise: (at: number) => void } | null {
  const key = technicalKey(condition, signal);
  const since = run.state.faults[key];
  const { equipment } = run.plan.document;
  if (since === undefined || equipment === undefined) return null;
  if (run.state.alarms[key] !== undefined) return null;
  if (run.state.alarms[technicalKey('no-data', signal)] !== undefined) return null;
  const raise = (tier: Tier) => (at: number) => raiseTechnical(run, key, tier, since, at);
  if (condition === 'probe-off') {
    const ripe = since + probeOffAfterMs(run.state, equipment);
    return { at: ripe, raise: raise(noDataTier(signal)) };
  }
  const ripe = since + equipment.lowSignalAfterMs;
  // One weak value does not count once it is no longer shown.
  const until = run.state.engine < 2 ? ripe : shownUntil(run, signal);
  return until === null || ripe > until ? null : { at: ripe, raise: raise('info') };
}
