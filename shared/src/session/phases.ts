/** Time within a session: what phase it is in, and how long the drug has been running. */

import { isNasal } from '../infusion/recorded-infusion.ts';
import type { AlarmPhase } from '../protocols/document/document.ts';
import type { SessionPhase, SessionState } from './state.ts';

/** The phase that limits run on: a paused infusion still counts as infusing, a closed session as recovery. */
export function alarmPhase(phase: SessionPhase): AlarmPhase {
  switch (phase) {
    case 'before':
      return 'before';
    case 'infusing':
    case 'paused':
      return 'infusing';
    case 'recovery':
    case 'closed':
      return 'recovery';
  }
}

/**
 * Time that the infusion ran until `at`, ms: pauses do not count, nor does anything after the stop.
 * `null` before the start.
 */
export function infusedMs(session: SessionState, at: number): number | null {
  const infusion = session.infusion;
  if (infusion === null || at < infusion.startedAt) return null;
  const end = Math.min(at, infusion.stoppedAt ?? at);
  let paused = 0;
  for (const pause of infusion.pauses) {
    paused += Math.max(0, Math.min(pause.to ?? end, end) - Math.min(pause.from, end));
  }
  return end - infusion.startedAt - paused;
}

/** Planned time that is left at `at`, ms, never below zero; `null` before the start. */
export function remainingMs(session: SessionState, at: number): number | null {
  const infused = infusedMs(session, at);
  if (infused === null || session.infusion === null) return null;
  return Math.max(0, session.infusion.plannedMinutes * 60_000 - infused);
}

/** Time past the plan at `at`, ms; zero while within it, `null` before the start. */
export function overrunMs(session: SessionState, at: number): number | null {
  const infused = infusedMs(session, at);
  if (infused === null || session.infusion === null) return null;
  return Math.max(0, infused - session.infusion.plannedMinutes * 60_000);
}

/** Whether an infusion has run its planned time and nobody has charted its stop. A nasal dose has no rate and no stop. */
export function isComplete(session: SessionState, at: number): boolean {
  const { infusion, phase } = session;
  if (phase !== 'infusing' || infusion === null || isNasal(infusion)) return false;
  return remainingMs(session, at) === 0;
}

/** When the session entered the phase it is in, epoch ms. */
export function phaseSince(session: SessionState): number {
  const infusion = session.infusion;
  if (session.closedAt !== null) return session.closedAt;
  if (infusion === null) return session.openedAt;
  if (infusion.stoppedAt !== null) return infusion.stoppedAt;
  const last = infusion.pauses.at(-1);
  return last === undefined ? infusion.startedAt : (last.to ?? last.from);
}

/** Time in the present phase at `at`, ms, never below zero. */
export function phaseElapsedMs(session: SessionState, at: number): number {
  return Math.max(0, (session.closedAt ?? at) - phaseSince(session));
}

export interface PhaseSpan {
  readonly phase: Exclude<SessionPhase, 'closed'>;
  readonly from: number;
  /** Equal to `until` for the span that still runs. */
  readonly to: number;
}

/** The phases of a session up to `until` in order, back to back, without empty spans: for charts. */
export function phaseSpans(session: SessionState, until: number): PhaseSpan[] {
  const end = session.closedAt ?? until;
  const marks: { phase: PhaseSpan['phase']; from: number }[] = [
    { phase: 'before', from: session.openedAt },
  ];
  if (session.infusion !== null) {
    marks.push({ phase: 'infusing', from: session.infusion.startedAt });
    for (const pause of session.infusion.pauses) {
      marks.push({ phase: 'paused', from: pause.from });
      if (pause.to !== null) marks.push({ phase: 'infusing', from: pause.to });
    }
    if (session.infusion.stoppedAt !== null) {
      marks.push({ phase: 'recovery', from: session.infusion.stoppedAt });
    }
  }
  return marks
    .map((mark, i) => ({ ...mark, to: Math.min(marks[i + 1]?.from ?? end, end) }))
    .filter((span) => span.to > span.from);
}
