import type {
  SessionDetail,
  SessionList,
  sessionListQuerySchema,
} from '@chairside/shared/protocol/http';
import type { SessionEvent } from '@chairside/shared/session/events';
import type { z } from 'zod';
import { request } from '../api/client.ts';

const path = (sessionId: string) => `/sessions/${encodeURIComponent(sessionId)}`;

export const getSession = (sessionId: string) => request<SessionDetail>(path(sessionId));

export const getSessionEvents = async (sessionId: string) =>
  (await request<{ events: SessionEvent[] }>(`${path(sessionId)}/events`)).events;

export type SessionListQuery = z.input<typeof sessionListQuerySchema>;

export function getSessions(query: SessionListQuery) {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') search.set(name, String(value));
  }
  return request<SessionList>(`/sessions?${search.toString()}`);
}
