import { eventMove, type SessionEvent } from './events.ts';
import type { SessionChange } from './session-change.ts';

/** Adds one event, in `seq` order, to what has changed in the list of sessions. */
export function project(change: SessionChange, event: SessionEvent): void {
  eventMove(event.body).project(change, event);
}
