/** What a reading does to the alarms. */

import type { LimitSignal } from '../../protocols/document/document.ts';
import { stalenessOf } from '../../protocols/document/staleness.ts';
import { type Pressures, pressuresOf, takenAtOf } from '../../vitals/inflation.ts';
import { type Reading, statusIn, type VitalStatus, valueIn } from '../../vitals/reading.ts';
import { combine } from '../combinations/combine.ts';
import { afterNoData, baselineOf, breaches, effectiveLimit } from '../limits/conditions.ts';
import { judgeGroup, type Measured } from '../limits/judge.ts';
import { meetValue, settle, withoutRepeat } from '../limits/life.ts';
import { afterBreath } from '../state/breaths.ts';
import { LIMITED_PRESSURES, type LimitGroup, TRACKED, type Tracked } from '../state/plan.ts';
import { change, type Run, setCondition, wake } from '../state/run.ts';
import { shownUntil } from '../state/shown-age.ts';
import { isMeasured, keepSource, worstOf } from '../state/side-by-side.ts';
import type { AlarmState, CuffReading, SignalTrack } from '../state/state.ts';
import {
  endFault,
  readBattery,
  readCuffFault,
  readFault,
  readInflation,
} from '../technical/faults.ts';
import { sitDown } from '../technical/standby.ts';
import {
  clearTechnical,
  MONITOR_SILENT,
  technicalKey,
  unwatchedNoMore,
} from '../technical/technical.ts';
import { forgetTaken, keepTaken, standing } from './manual-entries.ts';

/** `unspoken`: the reading does not have the signal; `none`: it says that there is no value. */
type Observation = number | 'none' | 'unspoken';

/** The pulse of a probe is lost with its SpO2. */
const ON_THE_PROBE: ReadonlySet<Tracked> = new Set(['spo2', 'hr']);

/** Up to engine 2: the same triple sent again within this time is the same inflation. */
const SAME_CUFF_WITHIN_MS = 60_000;

const saysNone = (status: VitalStatus | null): boolean => status !== null && status !== 'ok';

/** Heart rate from the ECG, or the pulse where no ECG rate is fresh. */
function observeRate(reading: Reading, ecgFresh: boolean): Observation {
  const { values, statuses } = reading;
  const hr = valueIn(values, 'hr');
  if (hr !== null) return hr;
  const pulse = ecgFresh ? null : valueIn(values, 'pulse');
  if (pulse !== null) return pulse;
  if (saysNone(statusIn(statuses, 'hr'))) return 'none';
  return !ecgFresh && saysNone(statusIn(statuses, 'pulse')) ? 'none' : 'unspoken';
}

function observe(reading: Reading, signal: Tracked, ecgFresh: boolean): Observation {
  if (signal === 'hr') return observeRate(reading, ecgFresh);
  const value = valueIn(reading.values, signal);
  if (value !== null) return value;
  return saysNone(statusIn(reading.statuses, signal)) ? 'none' : 'unspoken';
}

/** Runs every limit of the signal against a new value. */
export function evaluate(
  run: Run,
  signal: LimitSignal,
  value: number,
  at: number,
  measured: Measured = 'again-and-again',
): void {
  for (const group of run.plan.bySignal[signal]) {
    const spot = measured === 'spot';
    const counts = spot ? value : worstOf(run, signal, group.direction, value, at);
    const touched = judgeGroup(run, group, signal, counts, at, measured);
    if (run.state.alarms[group.key] !== undefined) meetValue(run, group, counts, at);
    if (touched) settle(run, group, at);
  }
}

function freeze(run: Run, groups: readonly LimitGroup[], at: number): void {
  for (const group of groups) {
    for (const limit of group.limits) {
      const condition = run.state.conditions[limit.id];
      if (condition !== undefined) setCondition(run, limit.id, afterNoData(condition, at));
    }
  }
}

/**
 * A signal of which nothing is said counts as no data once its value is too old to be shown: until then two
 * monitors that take turns, or a monitor that sends what changed, must not hold up a delay.
 */
function isMissing(run: Run, signal: Tracked, seen: Observation, at: number): boolean {
  const track = run.state.tracks[signal];
  // A value by hand stands while it is fresh, whatever a probe that measures nothing reports.
  if (seen === 'none' && track?.manual !== true) return true;
  const until = shownUntil(run, signal);
  return until !== null && at >= until;
}

/** A monitor that sends anything is not silent. One of which nobody knows a SpO2 or a rate is expected to give a SpO2. */
function hear(run: Run, at: number): void {
  if (run.state.heardAt === null) return;
  run.state.heardAt = at;
  clearTechnical(run, MONITOR_SILENT, at);
  const { spo2, hr } = run.state.tracks;
  if (spo2?.expectedFrom !== undefined && spo2.expectedFrom !== null) return;
  if (hr?.expectedFrom !== undefined && hr.expectedFrom !== null) return;
  const track: SignalTrack = { value: null, seenAt: null, ...spo2, expectedFrom: at };
  run.state.tracks = { ...run.state.tracks, spo2: track };
  wake(run);
}

/** What one of several monitors has no value of is not missing while another one measures it. */
function besideOthers(
  run: Run,
  signal: Tracked,
  source: string | null,
  seen: Observation,
  at: number,
): Observation {
  if (source === null || seen === 'unspoken') return seen;
  keepSource(run, signal, source, seen === 'none' ? null : seen, at);
  return seen === 'none' && isMeasured(run, signal, at) ? 'unspoken' : seen;
}

function readSignals(run: Run, reading: Reading, at: number): void {
  const inflating = readInflation(run, reading, at);
  const { ecgAt } = run.state;
  const ecgFresh = ecgAt !== null && at - ecgAt < stalenessOf(run.plan.document, 'hr').hideAfterMs;
  const tracks: Partial<Record<LimitSignal, SignalTrack>> = { ...run.state.tracks };
  const seen = TRACKED.map((signal) =>
    besideOthers(run, signal, reading.source, observe(reading, signal, ecgFresh), at),
  );
  run.absent = new Set(TRACKED.filter((_, index) => seen[index] === 'none'));
  for (const [index, signal] of TRACKED.entries()) {
    const value = seen[index];
    const track = tracks[signal];
    if (typeof value === 'number') tracks[signal] = { value, seenAt: at, expectedFrom: at };
    else if (inflating && ON_THE_PROBE.has(signal) && track !== undefined) {
      // No data is expected of this limb until the cuff lets go.
      tracks[signal] = { ...track, expectedFrom: at };
      continue;
    } else if (value === 'none' && (track === undefined || track.expectedFrom === null)) {
      tracks[signal] = { value: null, seenAt: null, ...track, expectedFrom: at };
    } else continue;
    // A clock that was not running starts; one that only moves on needs no new look.
    if (track === undefined || track.expectedFrom === null || track.manual) wake(run);
  }
  for (const [index, signal] of TRACKED.entries()) {
    const value = seen[index] ?? 'unspoken';
    if (!(inflating && ON_THE_PROBE.has(signal))) {
      readFault(run, reading, signal, typeof value === 'number' ? 'value' : value, at);
    }
    if (typeof value !== 'number' && isMissing(run, signal, value, at)) {
      freeze(run, run.plan.bySignal[signal], at);
    }
  }
  if (run.plan.followsBreaths) {
    const { etco2, rr } = run.state.tracks;
    const before = { etco2: etco2?.value, rr: rr?.value };
    const { values } = reading;
    const now = { etco2: valueIn(values, 'etco2'), rr: valueIn(values, 'rr') };
    run.state.breaths = afterBreath(run.state.breaths, before, now, at);
  }
  run.state.tracks = tracks;
  if (valueIn(reading.values, 'hr') !== null) run.state.ecgAt = at;
  const vital = tracks.spo2?.seenAt === at || tracks.hr?.seenAt === at;
  if (vital) comeBack(run, at);
  const { vitalAt, engine } = run.state;
  if ((vital || inflating) && vitalAt !== null) {
    run.state.vitalAt = at;
    if (engine < 3) clearTechnical(run, MONITOR_SILENT, at);
    else unwatchedNoMore(run, at);
  }
  if (engine >= 3) hear(run, at);
  for (const [index, signal] of TRACKED.entries()) {
    const value = seen[index];
    if (typeof value !== 'number') continue;
    forgetTaken(run, signal);
    clearTechnical(run, technicalKey('no-data', signal), at);
    evaluate(run, signal, value, at);
  }
}

/** A patient who is up sits again with the first value after values were missing, or with any past the time. */
function comeBack(run: Run, at: number): void {
  const { vitalAt, standbyUntil } = run.state;
  const missing =
    vitalAt === null || at - vitalAt >= stalenessOf(run.plan.document, 'spo2').hideAfterMs;
  if (standbyUntil === undefined || missing) sitDown(run, at);
}

/** More than the monitors of one chair go on to repeat. */
const INFLATIONS_KEPT = 16;

function sameCuff(known: CuffReading | null, next: CuffReading): known is CuffReading {
  return (
    known !== null &&
    known.sys === next.sys &&
    known.dia === next.dia &&
    known.map === next.map &&
    Math.abs(next.takenAt - known.repeatedAt) < SAME_CUFF_WITHIN_MS
  );
}

/**
 * True where the monitor tells nothing new: the inflation that it told before, or one from before the last by hand.
 * Beside a value by hand the monitor goes on to repeat its own.
 */
function monitorRepeats(run: Run, cuff: CuffReading): boolean {
  const { cuff: known, monitorCuff: last, inflations } = run.state;
  if (run.state.engine >= 3) {
    // Every inflation has its identity from the intake (docs/device-protocol.md).
    if (inflations.includes(cuff.takenAt)) return true;
    run.state.inflations = [...inflations, cuff.takenAt].slice(-INFLATIONS_KEPT);
    // One of before what stands, as a second monitor tells it, is for the record.
    return known !== null && cuff.takenAt < known.takenAt;
  }
  if (sameCuff(last, cuff)) {
    run.state.monitorCuff = { ...last, repeatedAt: cuff.takenAt };
    return true;
  }
  run.state.monitorCuff = cuff;
  return known?.manual === true && cuff.takenAt < known.takenAt;
}

/** Where a cuff comes from: `seq` of the entry of the log that a person made. */
export type CuffOrigin = Pick<CuffReading, 'takenAt' | 'manual'> & { readonly seq?: number };

/** A new inflation is judged; the same one told again only says so. */
export function takeCuff(
  run: Run,
  pressures: Pressures,
  { seq, ...origin }: CuffOrigin,
  at: number,
): void {
  if (pressures.sys === null && pressures.dia === null) return;
  const { takenAt } = origin;
  const cuff: CuffReading = { ...pressures, ...origin, repeatedAt: takenAt };
  if (origin.manual !== true && monitorRepeats(run, cuff)) return;
  const before = standing(run, 'cuff');
  run.state.cuff = cuff;
  wake(run);
  // A cuff by hand does not tell whether the monitor's works.
  if (origin.manual !== true) endFault(run, technicalKey('cuff-failed'), at);
  clearTechnical(run, technicalKey('cuff-overdue'), at);
  for (const signal of LIMITED_PRESSURES) {
    const value = pressures[signal];
    if (value === null) continue;
    const waiting = run.plan.bySignal[signal].map((group) => awaitingRepeat(run.state, group));
    evaluate(run, signal, value, at);
    for (const [index, group] of run.plan.bySignal[signal].entries()) {
      confirm(run, signal, group, waiting[index] ?? null, value, at);
    }
  }
  const { sys, dia, map } = pressures;
  const values = { sys: sys ?? undefined, dia: dia ?? undefined, map: map ?? undefined };
  const taken = { what: 'cuff', seq: seq ?? null, at, takenAt, values, before } as const;
  keepTaken(run, taken);
}

/** Id of the unconfirmed alarm that this cuff reading may confirm. */
function awaitingRepeat(state: AlarmState, group: LimitGroup): string | null {
  const alarm = state.alarms[group.key];
  return alarm?.state === 'active' && alarm.unconfirmed ? alarm.id : null;
}

function confirm(
  run: Run,
  signal: LimitSignal,
  group: LimitGroup,
  waiting: string | null,
  value: number,
  at: number,
): void {
  const alarm = run.state.alarms[group.key];
  if (waiting === null || alarm?.id !== waiting || !alarm.unconfirmed) return;
  const baseline = baselineOf(run.state.baseline, signal);
  const again = group.limits.some((limit) => {
    const effective = effectiveLimit(limit.test, baseline);
    const counts = limit.tier === 'critical' && limit.phases.includes(run.state.phase);
    return counts && effective !== null && breaches(effective, value);
  });
  if (again) change(run, 'confirmed', at, withoutRepeat(alarm));
}

/** A late reading is for the record and the chart: it moves nothing that is live. */
export function read(run: Run, reading: Reading, at: number): void {
  if (reading.late) return;
  readSignals(run, reading, at);
  const takenAt = Math.min(reading.nibpAt ?? reading.at, at);
  takeCuff(run, pressuresOf(reading.values), { takenAt }, at);
  readCuffFault(run, reading, at);
  readBattery(run, reading, at);
  combineReading(run, reading, at);
}

function stands(run: Run, reading: Reading): boolean {
  const { cuff, engine } = run.state;
  if (cuff?.manual === true) return false;
  return engine < 3 || cuff?.takenAt === takenAtOf(reading);
}

/** What the limits ran on: the pulse may stand in for the rate, and a cuff sent again says the same. */
function combineReading(run: Run, reading: Reading, at: number): void {
  const seen: Partial<Record<LimitSignal, number>> = {};
  let any = false;
  for (const signal of TRACKED) {
    const track = run.state.tracks[signal];
    if (track?.seenAt !== at || track.value === null) continue;
    seen[signal] = track.value;
    any = true;
  }
  for (const signal of LIMITED_PRESSURES) {
    const value = valueIn(reading.values, signal);
    // What stands is a value by hand, or of another monitor: this one repeats an older one.
    if (value === null || !stands(run, reading)) continue;
    seen[signal] = value;
    any = true;
  }
  if (any) combine(run, seen, at);
}
