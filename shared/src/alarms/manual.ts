/** Vital signs that a person measured: judged like a reading, but no sign of life of a monitor. */
import { combine } from './combine.ts';
import type { LimitSignal } from './limits.ts';
import { CUFF_SIGNALS, cuffHideAfterMs, TRACKED } from './plan.ts';
import { evaluate, takeCuff } from './read.ts';
import { type Run, wake } from './run.ts';
import { manualHideAfterMs } from './shown-age.ts';
import type { AlarmInput, SignalTrack } from './state.ts';

type ManualInput = Extract<AlarmInput, { kind: 'manual' }>;

/** A monitor that measures the signal now is what the limits follow: one value by hand must not restart its delays. */
function monitorIsFresh(run: Run, signal: LimitSignal, track: SignalTrack | undefined, at: number) {
  if (track === undefined || track.manual === true || track.seenAt === null) return false;
  return at - track.seenAt < run.plan.document.staleness[signal].hideAfterMs;
}

function readSpots(run: Run, { values }: ManualInput, takenAt: number, at: number): LimitSignal[] {
  const taken: LimitSignal[] = [];
  for (const signal of TRACKED) {
    const value = values[signal];
    const track = run.state.tracks[signal];
    if (value === undefined || monitorIsFresh(run, signal, track, at)) continue;
    if (at - takenAt >= manualHideAfterMs(signal, run.plan.document)) continue;
    if (track !== undefined && track.seenAt !== null && takenAt < track.seenAt) continue;
    const expectedFrom = track?.expectedFrom ?? null;
    const now: SignalTrack = { value, seenAt: takenAt, expectedFrom, manual: true };
    run.state.tracks = { ...run.state.tracks, [signal]: now };
    evaluate(run, signal, value, at, 'spot');
    taken.push(signal);
  }
  return taken;
}

function readPressures(
  run: Run,
  { values }: ManualInput,
  takenAt: number,
  at: number,
): LimitSignal[] {
  const { cuff } = run.state;
  if (at - takenAt >= cuffHideAfterMs(run.plan.document)) return [];
  if (cuff !== null && takenAt < cuff.takenAt) return [];
  takeCuff(run, values, { takenAt, manual: true }, at);
  return CUFF_SIGNALS.filter((signal) => values[signal] !== undefined);
}

/** What is too old to be shown, or older than what is known, is for the record. */
export function readManual(run: Run, input: ManualInput, at: number): void {
  const takenAt = Math.min(input.takenAt ?? at, at);
  wake(run);
  const taken = [...readSpots(run, input, takenAt, at), ...readPressures(run, input, takenAt, at)];
  const seen: Partial<Record<LimitSignal, number>> = {};
  for (const signal of taken) {
    const value = input.values[signal];
    if (value !== undefined) seen[signal] = value;
  }
  combine(run, seen, at);
}
