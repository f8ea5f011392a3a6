import type { SessionEvent } from '@chairside/shared/moves/events';
import { evolve } from '@chairside/shared/moves/evolve';
import type { SessionState } from '@chairside/shared/session/state';
import { create } from 'zustand';
import { useOverlay } from './overlay-store.ts';
import { claimTrend } from './trends-store.ts';

interface SessionsState {
  /** Running sessions, and those that closed while this screen watched. */
  readonly sessions: Readonly<Record<string, SessionState>>;
  /** Chair id -> id of the session that runs there. */
  readonly byChair: Readonly<Record<string, string>>;
  /** Events heard since this screen connected, by session, in order. */
  readonly heard: Readonly<Record<string, readonly SessionEvent[]>>;
}

/** Enough for a long session; older ones come from the session log endpoint. */
const MAX_HEARD = 2_000;
const NONE: readonly SessionEvent[] = [];

export const useSessions = create<SessionsState>()(() => ({
  sessions: {},
  byChair: {},
  heard: {},
}));

export function putSession(chairId: string, session: SessionState | null): void {
  if (session !== null) claimTrend(chairId, session.id);
  useSessions.setState((state) => {
    const byChair = { ...state.byChair };
    if (session === null) delete byChair[chairId];
    else byChair[chairId] = session.id;
    const known = session ? state.sessions[session.id] : undefined;
    const sessions =
      session === null || (known && known.seq >= session.seq)
        ? state.sessions
        : { ...state.sessions, [session.id]: session };
    return { byChair, sessions };
  });
}

export type FoldOutcome = 'folded' | 'gap';

/** Folds log events in, each once and in order. `gap` asks for a snapshot. */
export function foldEvents(events: readonly SessionEvent[]): FoldOutcome {
  const { sessions: before, byChair: chairsBefore, heard: heardBefore } = useSessions.getState();
  const sessions = { ...before };
  const byChair = { ...chairsBefore };
  const heard = { ...heardBefore };
  for (const event of events) {
    const session = sessions[event.sessionId] ?? null;
    if (session && event.seq <= session.seq) continue;
    if (event.seq !== (session?.seq ?? 0) + 1) return 'gap';
    const next = evolve(session, event);
    sessions[event.sessionId] = next;
    // Gone on in another chair: after a reconnect only the log says so.
    const left = session?.chairId ?? next.chairId;
    if (left !== next.chairId && byChair[left] === next.id) delete byChair[left];
    if (next.phase === 'closed') {
      if (byChair[next.chairId] === next.id) delete byChair[next.chairId];
    } else {
      byChair[next.chairId] = next.id;
      claimTrend(next.chairId, next.id);
    }
    heard[event.sessionId] = [...(heard[event.sessionId] ?? NONE), event].slice(-MAX_HEARD);
  }
  useSessions.setState({ sessions, byChair, heard });
  return 'folded';
}

export function forgetSessions(): void {
  useSessions.setState({ sessions: {}, byChair: {}, heard: {} });
}

/**
 * State of a session by its id, with what was charted here and is not yet stored (those entries have a provisional
 * `seq`); null when this screen has not heard of it.
 */
export function useSessionState(sessionId: string | undefined): SessionState | null {
  const id = sessionId ?? '';
  const charted = useOverlay((state) => state.sessions[id]);
  const known = useSessions((state) => state.sessions[id]);
  return charted ?? known ?? null;
}

/** The session that runs in a chair; one whose opening is not yet stored where the server knows of none. */
export function useChairSession(chairId: string): SessionState | null {
  const opening = useOverlay((state) => state.byChair[chairId]);
  const running = useSessions((state) => state.byChair[chairId]);
  return useSessionState(running ?? opening);
}

/** The id of the session that runs in a chair, for what acts outside of a component. */
export const sessionIn = (chairId: string): string | undefined =>
  useSessions.getState().byChair[chairId] ?? useOverlay.getState().byChair[chairId];

/** Log events of a session that arrived while this screen watched. */
export const useLiveEvents = (sessionId: string): readonly SessionEvent[] =>
  useSessions((state) => state.heard[sessionId] ?? NONE);
