import { SEVERITIES, type Severity } from '@chairside/shared/effects/severity';
import type { EffectChange } from '@chairside/shared/session/entries';
import type { ObservedEffect, SessionState } from '@chairside/shared/session/state';
import type { CommandDraft } from '../api/send-command.ts';
import { sessionNow } from '../live/sessions-store.ts';

/** The episode of a term that goes on; null where the next entry begins one. */
export function openEpisode(session: SessionState | null, term: string): ObservedEffect | null {
  const open = session?.effects.findLast(
    (effect) => effect.term === term && !effect.withdrawn && effect.resolvedAt === null,
  );
  return open ?? null;
}

/** What a severity says of an episode that goes on. */
function changeTo({ severity }: ObservedEffect, said: Severity): EffectChange {
  const step = SEVERITIES.indexOf(said) - SEVERITIES.indexOf(severity);
  return step > 0 ? 'worsened' : step < 0 ? 'eased' : 'unchanged';
}

const ASKED: Readonly<Record<EffectChange, (label: string) => string>> = {
  worsened: (label) => `Worse: ${label.toLowerCase()}`,
  unchanged: (label) => `Still ${label.toLowerCase()}`,
  eased: (label) => `Better: ${label.toLowerCase()}`,
  resolved: (label) => label,
};

/** What stands on the button of a severity: of an effect that goes on, how it compares. */
export function severityText(
  open: ObservedEffect | null,
  severity: Severity,
  label: string,
): string {
  return open === null ? label : ASKED[changeTo(open, severity)](label);
}

export interface SeenEffect {
  readonly sessionId: string;
  readonly term: string;
  readonly severity: Severity;
  /** When it was touched, server clock. */
  readonly at: number;
  readonly note?: string;
}

/** An effect that goes on is said again as the same episode; anything else begins one, at the touch. */
export function effectDraft({ sessionId, term, severity, at, note }: SeenEffect): CommandDraft {
  const open = openEpisode(sessionNow(sessionId), term);
  const said = note ? { severity, note } : { severity };
  return open === null
    ? { type: 'observe-effect', term, ...said, onset: Math.round(at) }
    : { type: 'update-effect', effect: open.seq, change: changeTo(open, severity), ...said };
}
