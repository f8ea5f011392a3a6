import type { SessionEvent } from '@chairside/shared/moves/events';
import type { SessionState } from '@chairside/shared/session/state';
import { create } from 'zustand';

/** What sessions look like with everything folded in that this person charted and the server has not stored. */
interface OverlayState {
  readonly sessions: Readonly<Record<string, SessionState>>;
  /** Chairs in which an opening waits; only where the server knows of no session. */
  readonly byChair: Readonly<Record<string, string>>;
  /** By command id; their `seq` is provisional. */
  readonly events: Readonly<Record<string, readonly SessionEvent[]>>;
}

export const NOTHING_PENDING: OverlayState = { sessions: {}, byChair: {}, events: {} };

export const useOverlay = create<OverlayState>()(() => NOTHING_PENDING);
