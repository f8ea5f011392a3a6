import { SIGNALS, type Signal } from '@chairside/shared/vitals/catalogue';
import { MAX_CHART_POINTS } from '@chairside/shared/wire/http';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { getReadings } from '../http/readings.ts';
import { useIsLive } from '../live/link-store.ts';
import { trendOf } from '../live/trends-store.ts';
import type { Series } from './series.ts';

/** Well inside the quarter of an hour that the live buffers hold, so that the two always overlap. */
const REFRESH_MS = 5 * 60_000;

/** Stored readings of a session for a chart; `live` keeps asking while the session goes on. */
export function useSessionReadings(
  sessionId: string,
  from: number,
  to: number | null,
  serverNow: () => number,
  enabled = true,
) {
  const linked = useIsLive();
  const query = useQuery({
    queryKey: ['readings', sessionId, from, to],
    queryFn: () => getReadings(sessionId, from, to ?? serverNow(), MAX_CHART_POINTS),
    refetchInterval: to === null ? REFRESH_MS : false,
    staleTime: to === null ? REFRESH_MS : Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
    enabled,
  });
  const { refetch } = query;
  useEffect(() => {
    // What was measured while the link was away is in the store, not in the live buffers.
    if (linked && enabled && to === null) void refetch();
  }, [linked, enabled, to, refetch]);
  return query;
}

/** What the stream brought to a chair since this screen has been watching it. */
export function liveSeries(chairId: string): Partial<Record<Signal, Series>> {
  const trend = trendOf(chairId);
  return Object.fromEntries(SIGNALS.map((signal) => [signal, trend[signal]]));
}
