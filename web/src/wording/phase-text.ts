import { infusedMs, phaseElapsedMs, remainingMs } from '@chairside/shared/session/phases';
import type { SessionPhase, SessionState } from '@chairside/shared/session/state';
import { stopwatchText } from '@chairside/shared/text/time-text';
import { say } from '../language/say.ts';

export const PHASE_LABELS = {
  before: say('wording.before-infusion'),
  infusing: say('wording.infusing'),
  paused: say('wording.paused'),
  recovery: say('wording.recovery'),
  closed: say('wording.closed'),
} as const satisfies Record<SessionPhase, string>;

/** Of an infusion past its planned end. */
export const COMPLETE = say('wording.complete-chart-the-stop');

/** `23:14 of 40:00`, `1:20, infused 23:14 of 40:00`, `12:40`. */
export function elapsedText(session: SessionState, now: number): string {
  const here = stopwatchText(phaseElapsedMs(session, now));
  const infused = infusedMs(session, now);
  const planned = session.infusion === null ? 0 : session.infusion.plannedMinutes * 60_000;
  const part = say('wording.stopwatch-of-planned', {
    stopwatch: stopwatchText(infused ?? 0),
    planned: stopwatchText(planned),
  });
  switch (session.phase) {
    case 'infusing':
      return part;
    case 'paused':
      return say('wording.here-infused-part', { here, part });
    case 'before':
    case 'recovery':
    case 'closed':
      return here;
  }
}

/** The same for a tile, whose bar says how much has run: `23:14 of 40:00`, `1:20`. */
export function tileElapsedText(session: SessionState, now: number): string {
  return session.phase === 'paused'
    ? stopwatchText(phaseElapsedMs(session, now))
    : elapsedText(session, now);
}

/** Share of the planned time that has run, 0 to 1; null before the start. */
export function infusedShare(session: SessionState, now: number): number | null {
  const infused = infusedMs(session, now);
  if (infused === null || session.infusion === null) return null;
  return Math.min(1, infused / (session.infusion.plannedMinutes * 60_000));
}

/** When the infusion would end as planned, were it to run on from now; null unless one is on. */
export function plannedEnd(session: SessionState, now: number): number | null {
  const left = remainingMs(session, now);
  return left === null || session.infusion?.stoppedAt !== null ? null : now + left;
}
