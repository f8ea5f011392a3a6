import type { SessionState } from '../session/state.ts';
import { BrokenLog } from './broken-log.ts';
import { eventMove, type SessionEvent } from './events.ts';
import { openedSession } from './open.ts';

/**
 * Folds one event into the state of its session; `null` is a session without events.
 * @throws BrokenLog when `seq` does not follow on, or the event belongs to another session.
 */
export function evolve(session: SessionState | null, event: SessionEvent): SessionState {
  if (session === null) return openedSession(event);
  if (event.sessionId !== session.id) {
    throw new BrokenLog('wrong-session', `event of ${event.sessionId} fed to ${session.id}`);
  }
  if (event.seq !== session.seq + 1) {
    throw new BrokenLog('out-of-order', `event ${event.seq} after ${session.seq}`);
  }
  const changes = eventMove(event.body).evolve(session, event);
  return { ...session, ...changes, seq: event.seq, hash: event.hash };
}

/** The state that a log gives, from its beginning or going on from a state; `null` for no events. */
export function fold(
  events: readonly SessionEvent[],
  from: SessionState | null = null,
): SessionState | null {
  return events.reduce<SessionState | null>(evolve, from);
}
