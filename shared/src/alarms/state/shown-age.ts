/** How old a value may be and still be shown: the same on the server, on screens and in the engine. */

import type { LimitSignal, ProtocolDocument } from '../../protocols/document/document.ts';
import { stalenessOf } from '../../protocols/document/staleness.ts';
import { isCuffSignal, SIGNAL_INFO, type Signal } from '../../vitals/catalogue.ts';
import { cuffHideAfterMs } from './plan.ts';
import type { Run } from './run.ts';
import type { SignalTrack } from './state.ts';

/** From this age on, ms, the value is shown as `--`. */
export function hiddenAfterMs(signal: Signal, protocol: ProtocolDocument): number {
  if (isCuffSignal(signal)) return cuffHideAfterMs(protocol);
  const { limitedAs, shown } = SIGNAL_INFO[signal];
  return limitedAs === null ? shown.hideAfterMs : stalenessOf(protocol, limitedAs).hideAfterMs;
}

/** A count by hand is good for this long (docs/clinical.md 7: respiratory rate; the others alike, clinic default). */
const MANUAL_HIDE_AFTER_MS = 15 * 60_000;

/** From this age on, ms, what a person measured is shown as `--`: there is no next second that renews it. */
export function manualHideAfterMs(signal: Signal, protocol: ProtocolDocument): number {
  const measured = hiddenAfterMs(signal, protocol);
  return isCuffSignal(signal) ? measured : Math.max(MANUAL_HIDE_AFTER_MS, measured);
}

/** The same for the newest value of a signal, whoever measured it. */
export function trackHideAfterMs(
  signal: LimitSignal,
  track: SignalTrack | undefined,
  protocol: ProtocolDocument,
): number {
  if (track?.manual === true) return manualHideAfterMs(signal, protocol);
  return stalenessOf(protocol, signal).hideAfterMs;
}

/** Until when the newest value of the signal is shown, engine clock; null: it has none. */
export function shownUntil({ plan, state }: Run, signal: LimitSignal): number | null {
  const track = state.tracks[signal];
  if (track === undefined || track.seenAt === null) return null;
  return track.seenAt + trackHideAfterMs(signal, track, plan.document);
}
