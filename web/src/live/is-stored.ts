import { useOverlay } from './overlay-store.ts';
import { useSessions } from './sessions-store.ts';

/** False for a session whose opening is still in the queue: the server knows nothing of it that could be asked for. */
export function useIsStored(sessionId: string): boolean {
  const opening = useOverlay(({ sessions }) => sessions[sessionId] !== undefined);
  const known = useSessions(({ sessions }) => sessions[sessionId] !== undefined);
  return known || !opening;
}
