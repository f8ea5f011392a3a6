import { ENGINE_VERSION } from '../alarms/engine-version.ts';
import type { SessionEvent } from '../moves/events.ts';

/** Under what a log was recorded. Records from before the numbers name none: they are of 1. */
export function engineOf(events: readonly Pick<SessionEvent, 'body'>[]): number {
  const opened = events[0]?.body;
  return (opened?.type === 'session-opened' ? opened.engine : undefined) ?? 1;
}

/** The rules that a log is played again by: those of its engine where this program has them, else its own. */
export function rulesFor(recorded: number): number {
  return recorded >= 1 && recorded <= ENGINE_VERSION ? recorded : ENGINE_VERSION;
}
