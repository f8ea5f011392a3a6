/** Vital signs that a person measured: judged like a reading, but no sign of life of a monitor. */

import type { LimitSignal } from '../../protocols/document/document.ts';
import { stalenessOf } from '../../protocols/document/staleness.ts';
import { SIGNALS } from '../../vitals/catalogue.ts';
import { combine } from '../combinations/combine.ts';
import { cuffHideAfterMs, LIMITED_PRESSURES, TRACKED, type Tracked } from '../state/plan.ts';
import { type Run, wake } from '../state/run.ts';
import { manualHideAfterMs } from '../state/shown-age.ts';
import type { AlarmInput, HandValues, SignalTrack, TakenValue } from '../state/state.ts';
import { keepTaken, revise, standing, standingValue, WHATS } from './manual-entries.ts';
import { evaluate, takeCuff } from './read.ts';

type ManualInput = Extract<AlarmInput, { kind: 'manual' }>;
interface Times {
  readonly takenAt: number;
  readonly at: number;
}

/** A monitor that measures the signal now is what the limits follow: one value by hand must not restart its delays. */
function monitorIsFresh(run: Run, signal: LimitSignal, track: SignalTrack | undefined, at: number) {
  if (track === undefined || track.manual === true || track.seenAt === null) return false;
  return at - track.seenAt < stalenessOf(run.plan.document, signal).hideAfterMs;
}

function readSpot(run: Run, signal: Tracked, { values, seq }: ManualInput, times: Times): boolean {
  const value = values[signal];
  const track = run.state.tracks[signal];
  const { takenAt, at } = times;
  if (value === undefined || monitorIsFresh(run, signal, track, at)) return false;
  if (at - takenAt >= manualHideAfterMs(signal, run.plan.document)) return false;
  if (track !== undefined && track.seenAt !== null && takenAt < track.seenAt) return false;
  const before = standing(run, signal);
  const expectedFrom = track?.expectedFrom ?? null;
  const now: SignalTrack = { value, seenAt: takenAt, expectedFrom, manual: true };
  run.state.tracks = { ...run.state.tracks, [signal]: now };
  evaluate(run, signal, value, at, 'spot');
  keepTaken(run, { what: signal, seq, at, takenAt, values: { [signal]: value }, before });
  return true;
}

function readPressures(run: Run, { values, seq }: ManualInput, { takenAt, at }: Times): boolean {
  const { cuff } = run.state;
  if (at - takenAt >= cuffHideAfterMs(run.plan.document)) return false;
  if (cuff !== null && takenAt < cuff.takenAt) return false;
  const { sys = null, dia = null, map = null } = values;
  takeCuff(run, { sys, dia, map }, { takenAt, manual: true, seq }, at);
  return true;
}

/** What the entry says of it now; null: nothing, or the entry is withdrawn. */
function valuesNow(
  { values, withdrawn }: ManualInput,
  what: TakenValue['what'],
): HandValues | null {
  if (withdrawn === true) return null;
  if (what !== 'cuff') return values[what] === undefined ? null : { [what]: values[what] };
  const { sys, dia, map } = values;
  return sys === undefined && dia === undefined ? null : { sys, dia, map };
}

/** Parts of the entry that had been taken before: corrected or taken back in their place. */
function reviseEntry(run: Run, input: ManualInput, at: number): ReadonlySet<TakenValue['what']> {
  const known = new Set<TakenValue['what']>();
  for (const what of WHATS) {
    const taken = run.state.taken.find((one) => one.what === what && one.seq === input.seq);
    if (taken === undefined) continue;
    known.add(what);
    const now = valuesNow(input, what);
    const same = now !== null && SIGNALS.every((signal) => now[signal] === taken.values[signal]);
    if (!same) revise(run, taken, now, at);
  }
  return known;
}

/** What is too old to be shown, or older than what is known, is for the record. */
export function readManual(run: Run, input: ManualInput, at: number): void {
  const times = { takenAt: Math.min(input.takenAt ?? at, at), at };
  wake(run);
  const known = reviseEntry(run, input, at);
  const taken = new Set(known);
  if (input.withdrawn !== true) {
    for (const signal of TRACKED) {
      if (!known.has(signal) && readSpot(run, signal, input, times)) taken.add(signal);
    }
    if (!known.has('cuff') && readPressures(run, input, times)) taken.add('cuff');
  }
  const seen: Partial<Record<LimitSignal, number | null>> = {};
  for (const what of taken) {
    for (const signal of what === 'cuff' ? LIMITED_PRESSURES : [what]) {
      const value = standingValue(run, signal);
      if (value !== null || known.has(what)) seen[signal] = value;
    }
  }
  combine(run, seen, at, 'spot');
}
