import type { CommandInput } from '@chairside/shared/moves/commands';
import { phaseSince } from '@chairside/shared/session/phases';
import { useAlarms } from '../live/alarms-store.ts';
import { useSessions } from '../live/sessions-store.ts';
import { useQueue } from './queue-store.ts';

/**
 * The latest instant, server clock, of what a person could have seen of a session before charting in it; 0 where
 * nothing is known. What is charted next comes after it, however far this screen's clock lags behind.
 */
export function heardUntil(
  sessionId: string,
  draft: Pick<CommandInput, 'type'> & { readonly chairId?: string },
): number {
  const { sessions, heard } = useSessions.getState();
  const session = sessions[sessionId];
  const known = [0];
  if (draft.type === 'open') {
    for (const each of Object.values(sessions)) {
      if (each.chairId === draft.chairId && each.closedAt !== null) known.push(each.closedAt);
    }
  }
  if (session) {
    known.push(session.openedAt, phaseSince(session));
    for (const { raisedAt } of useAlarms.getState().alarms[session.chairId] ?? []) {
      known.push(raisedAt);
    }
  }
  const last = heard[sessionId]?.at(-1);
  if (last) known.push(last.recordedAt);
  for (const entry of useQueue.getState().entries) {
    if (entry.sessionId === sessionId) known.push(entry.command.at ?? 0);
  }
  return Math.max(...known);
}
