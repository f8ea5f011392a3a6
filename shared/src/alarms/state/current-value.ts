/** What of a signal may count beside another one. */
import type { LimitSignal } from '../../protocols/document/document.ts';
import { cuffHideAfterMs } from './plan.ts';
import type { Run } from './run.ts';
import { trackHideAfterMs } from './shown-age.ts';
import { worstOf } from './side-by-side.ts';

/** The newest value while it is fresh enough to be shown; of several monitors the worst on this side. */
export function currentValue(
  run: Run,
  signal: LimitSignal,
  at: number,
  side?: 'low' | 'high',
): number | null {
  const { document } = run.plan;
  if (signal === 'sys' || signal === 'dia') {
    const { cuff } = run.state;
    return cuff === null || at - cuff.takenAt >= cuffHideAfterMs(document) ? null : cuff[signal];
  }
  const track = run.state.tracks[signal];
  if (track === undefined || track.seenAt === null) return null;
  if (at - track.seenAt >= trackHideAfterMs(signal, track, document)) return null;
  const { value } = track;
  return side === undefined || value === null ? value : worstOf(run, signal, side, value, at);
}
