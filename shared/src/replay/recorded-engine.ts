import type { SessionEvent } from '../moves/events.ts';

/** Under what a log was recorded. Records from before the numbers name none: they are of 1. */
export function engineOf(events: readonly Pick<SessionEvent, 'body'>[]): number {
  const opened = events[0]?.body;
  return (opened?.type === 'session-opened' ? opened.engine : undefined) ?? 1;
}
