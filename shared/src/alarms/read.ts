/** What a reading does to the alarms. */
import type { Reading } from '../vitals/reading.ts';
import { combine } from './combine.ts';
import { afterNoData, afterValue, baselineOf, breaches, effectiveLimit } from './conditions.ts';
import { endFault, readBattery, readCuffFault, readFault, readInflation } from './faults.ts';
import { meetValue, settle, withoutRepeat } from './life.ts';
import type { LimitSignal } from './limits.ts';
import { CUFF_SIGNALS, type LimitGroup, type PlanLimit, TRACKED } from './plan.ts';
import { change, type Run, setCondition, wake } from './run.ts';
import { trackHideAfterMs } from './shown-age.ts';
import type { AlarmState, CuffReading, SignalTrack } from './state.ts';
import { clearTechnical, MONITOR_SILENT, technicalKey } from './technical.ts';

type Tracked = (typeof TRACKED)[number];
/** `unspoken`: the reading says nothing of the signal; `none`: it says that there is no value. */
type Observation = number | 'none' | 'unspoken';

/** The pulse of a probe is lost with its SpO2. */
const ON_THE_PROBE: ReadonlySet<Tracked> = new Set(['spo2', 'hr']);

/** The same triple sent again within this time is the same inflation: monitors repeat the last cuff. */
const SAME_CUFF_WITHIN_MS = 60_000;

/** Heart rate from the ECG, or the pulse where no ECG rate is fresh. */
function observeRate(reading: Reading, ecgFresh: boolean): Observation {
  const { values, status } = reading;
  if (values.hr !== undefined) return values.hr;
  if (!ecgFresh && values.pulse !== undefined) return values.pulse;
  if (status.hr !== undefined && status.hr !== 'ok') return 'none';
  return !ecgFresh && status.pulse !== undefined && status.pulse !== 'ok' ? 'none' : 'unspoken';
}

function observe(reading: Reading, signal: Tracked, ecgFresh: boolean): Observation {
  if (signal === 'hr') return observeRate(reading, ecgFresh);
  const value = reading.values[signal];
  if (value !== undefined) return value;
  const status = reading.status[signal];
  return status === undefined || status === 'ok' ? 'unspoken' : 'none';
}

/** One value inside the limit is the way back: nobody counts by hand twice to be believed. */
const asSpot = (limit: PlanLimit): PlanLimit => ({
  ...limit,
  hysteresis: { ...limit.hysteresis, forMs: 0 },
});

/** Runs every limit of the signal against a new value. */
export function evaluate(
  run: Run,
  signal: LimitSignal,
  value: number,
  at: number,
  measured: 'spot' | 'again-and-again' = 'again-and-again',
): void {
  const hideAfterMs = run.plan.document.staleness[signal].hideAfterMs;
  const baseline = baselineOf(run.state.baseline, signal);
  for (const group of run.plan.bySignal[signal]) {
    let touched = false;
    for (const limit of group.limits) {
      const before = run.state.conditions[limit.id];
      const effective = effectiveLimit(limit.test, baseline);
      if (before === undefined && (effective === null || !breaches(effective, value))) continue;
      const applies = limit.phases.includes(run.state.phase) ? effective : null;
      const rule = measured === 'spot' ? asSpot(limit) : limit;
      setCondition(run, limit.id, afterValue(before, rule, applies, value, at, hideAfterMs));
      touched = true;
    }
    if (run.state.alarms[group.key] !== undefined) meetValue(run, group, value, at);
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
  if (track === undefined || track.seenAt === null) return false;
  return at - track.seenAt >= trackHideAfterMs(signal, track, run.plan.document);
}

function readSignals(run: Run, reading: Reading, at: number): void {
  const inflating = readInflation(run, reading, at);
  const { ecgAt } = run.state;
  const ecgFresh = ecgAt !== null && at - ecgAt < run.plan.document.staleness.hr.hideAfterMs;
  const tracks: Partial<Record<LimitSignal, SignalTrack>> = { ...run.state.tracks };
  const seen = TRACKED.map((signal) => observe(reading, signal, ecgFresh));
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
  run.state.tracks = tracks;
  if (reading.values.hr !== undefined) run.state.ecgAt = at;
  const vital = tracks.spo2?.seenAt === at || tracks.hr?.seenAt === at;
  if ((vital || inflating) && run.state.vitalAt !== null) {
    run.state.vitalAt = at;
    clearTechnical(run, MONITOR_SILENT, at);
  }
  for (const [index, signal] of TRACKED.entries()) {
    const value = seen[index];
    if (typeof value !== 'number') continue;
    clearTechnical(run, technicalKey('no-data', signal), at);
    evaluate(run, signal, value, at);
  }
}

function sameCuff(known: CuffReading | null, next: CuffReading): known is CuffReading {
  return (
    known !== null &&
    known.sys === next.sys &&
    known.dia === next.dia &&
    known.map === next.map &&
    Math.abs(next.takenAt - known.repeatedAt) < SAME_CUFF_WITHIN_MS
  );
}

/** A new inflation is judged; the same one told again only says so. */
export function takeCuff(
  run: Run,
  values: Reading['values'],
  origin: Pick<CuffReading, 'takenAt' | 'manual'>,
  at: number,
): void {
  const { sys, dia, map } = values;
  if (sys === undefined && dia === undefined) return;
  const { takenAt } = origin;
  const cuff: CuffReading = {
    sys: sys ?? null,
    dia: dia ?? null,
    map: map ?? null,
    ...origin,
    repeatedAt: takenAt,
  };
  const known = run.state.cuff;
  if (sameCuff(known, cuff)) {
    if (known.repeatedAt !== takenAt) run.state.cuff = { ...known, repeatedAt: takenAt };
    return;
  }
  run.state.cuff = cuff;
  wake(run);
  // A cuff by hand says nothing of the monitor's.
  if (origin.manual !== true) endFault(run, technicalKey('cuff-failed'), at);
  clearTechnical(run, technicalKey('cuff-overdue'), at);
  for (const signal of CUFF_SIGNALS) {
    const value = values[signal];
    if (value === undefined) continue;
    const waiting = run.plan.bySignal[signal].map((group) => awaitingRepeat(run.state, group));
    evaluate(run, signal, value, at);
    for (const [index, group] of run.plan.bySignal[signal].entries()) {
      confirm(run, signal, group, waiting[index] ?? null, value, at);
    }
  }
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
  takeCuff(run, reading.values, { takenAt: Math.min(reading.nibpAt ?? reading.at, at) }, at);
  readCuffFault(run, reading, at);
  readBattery(run, reading, at);
  if (run.plan.combinations.length > 0) combineReading(run, reading, at);
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
  for (const signal of CUFF_SIGNALS) {
    const value = reading.values[signal];
    if (value === undefined) continue;
    seen[signal] = value;
    any = true;
  }
  if (any) combine(run, seen, at);
}
