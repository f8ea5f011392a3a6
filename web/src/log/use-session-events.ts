import type { SessionEvent } from '@chairside/shared/moves/events';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { useIsStored } from '../live/is-stored.ts';
import { useLiveEvents, useSessionState } from '../live/sessions-store.ts';
import { getSessionEvents } from '../sessions/session-queries.ts';
import { joinEvents } from './join-events.ts';

const NONE: readonly SessionEvent[] = [];

/** All events of a session in order: fetched once, then followed by the stream. */
export function useSessionEvents(sessionId: string) {
  const stored = useIsStored(sessionId);
  const query = useQuery({
    queryKey: ['session-events', sessionId],
    queryFn: () => getSessionEvents(sessionId),
    staleTime: Number.POSITIVE_INFINITY,
    enabled: stored,
    refetchOnWindowFocus: false,
  });
  const heard = useLiveEvents(sessionId);
  const knownSeq = useSessionState(sessionId)?.seq ?? 0;
  const { data, isFetching, refetch } = query;
  const joined = useMemo(() => joinEvents(data ?? NONE, heard, knownSeq), [data, heard, knownSeq]);
  const behind = data !== undefined && !joined.complete;

  useEffect(() => {
    if (!behind || isFetching) return;
    // The log is read after the commit; a breath keeps a slow store from being asked in a circle.
    const timer = setTimeout(() => void refetch(), 500);
    return () => clearTimeout(timer);
  }, [behind, isFetching, refetch]);

  return { events: joined.events, loading: stored && query.isPending, error: query.error, refetch };
}
