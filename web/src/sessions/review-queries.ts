import type { SessionReview } from '@chairside/shared/review/summary-schema';
import type { ExportFormat } from '@chairside/shared/wire/exports';
import type {
  SessionCounts,
  SessionList,
  SessionProviders,
} from '@chairside/shared/wire/session-list';
import type { Verification } from '@chairside/shared/wire/signing';
import { request } from '../http/client.ts';
import { askedFor, type ListFilter } from './session-filter.ts';

/** Figures and proofs are made from every reading of the session. */
const LONG_MS = 60_000;

const path = (sessionId: string) => `/sessions/${encodeURIComponent(sessionId)}`;

function query(values: Readonly<Record<string, string | number | boolean>>): string {
  return new URLSearchParams(
    Object.entries(values).map(([name, value]) => [name, String(value)]),
  ).toString();
}

export const listSessions = (filter: ListFilter, zone: string, before: string | null) =>
  request<SessionList>(
    `/sessions?${query({ ...askedFor(filter, zone), ...(before === null ? {} : { before }) })}`,
  );

export const getCounts = (filter: ListFilter, zone: string) =>
  request<SessionCounts>(`/sessions/counts?${query(askedFor(filter, zone))}`);

export const getProviders = async () =>
  (await request<SessionProviders>('/sessions/providers')).providers;

export const getReview = (sessionId: string) =>
  request<SessionReview>(`${path(sessionId)}/review`, { timeoutMs: LONG_MS });

export const getVerification = (sessionId: string) =>
  request<Verification>(`${path(sessionId)}/verification`, { timeoutMs: LONG_MS });

export const exportPath = (sessionId: string, format: ExportFormat): string =>
  `/api${path(sessionId)}/${format.endsWith('.csv') ? format : `export.${format}`}`;
