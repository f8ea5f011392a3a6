/** A session in figures, from its log, its readings and the protocol it ran under. */

import { delivered } from '../infusion/delivered.ts';
import type { SessionEvent } from '../moves/events.ts';
import { fold } from '../moves/evolve.ts';
import type { ProtocolDocument } from '../protocols/document/document.ts';
import { infusedMs, phaseSpans } from '../session/phases.ts';
import type { Reading } from '../vitals/reading.ts';
import { afterSignature } from './after-signature.ts';
import { alarmsReview, answersByTier } from './alarms-review.ts';
import { beyondLimits } from './beyond-limits.ts';
import { completeness } from './completeness.ts';
import { effectsReview } from './effects-review.ts';
import { measuredSignals } from './measured.ts';
import type { Completeness, SessionReview } from './summary-schema.ts';
import { vitalsReview } from './vitals-review.ts';

/**
 * `readings` of the session in any order, `gaps` with their cause, `now` for a session that still runs (epoch ms).
 * Null for a log without events.
 */
export function sessionReview(
  events: readonly SessionEvent[],
  readings: readonly Reading[],
  gaps: Completeness['gaps'],
  protocol: ProtocolDocument,
  now: number,
): SessionReview | null {
  const state = fold(events);
  if (state === null) return null;
  const until = state.closedAt ?? now;
  const { infusion } = state;
  const start = infusion?.startedAt ?? null;
  const measured = measuredSignals(readings, state);
  const alarms = alarmsReview(events, start);
  return {
    phase: state.phase,
    phases: phaseSpans(state, until),
    startedAt: start,
    stoppedAt: infusion?.stoppedAt ?? null,
    delivered: infusion === null ? null : delivered(infusion, until),
    infusedMs: infusedMs(state, until),
    vitals: vitalsReview(measured, state.baseline, start),
    beyond: beyondLimits(measured, events, protocol, until),
    alarms,
    answered: answersByTier(alarms),
    effects: effectsReview(state),
    completeness: completeness(readings, events, gaps, until),
    afterSignature: afterSignature(events, readings),
  };
}
