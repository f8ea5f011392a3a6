import type { SessionEvent } from '@chairside/shared/moves/events';
import type { SessionDetail } from '@chairside/shared/wire/http';
import type { SessionList } from '@chairside/shared/wire/session-list';
import { request } from '../http/client.ts';

const path = (sessionId: string) => `/sessions/${encodeURIComponent(sessionId)}`;

export const getSession = (sessionId: string) => request<SessionDetail>(path(sessionId));

export const getSessionEvents = async (sessionId: string) =>
  (await request<{ events: SessionEvent[] }>(`${path(sessionId)}/events`)).events;

interface SessionListQuery {
  /** Part of the patient reference or chair label. */
  readonly search: string;
  readonly phase: 'running' | 'closed' | 'all';
  /** Cursor of the previous page. */
  readonly before?: string;
}

export function getSessions(query: SessionListQuery) {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') search.set(name, String(value));
  }
  return request<SessionList>(`/sessions?${search.toString()}`);
}
