import type { ExportFormat } from '@chairside/shared/wire/exports';
import { FILE_ROUTES } from '@chairside/shared/wire/file-routes';
import { call } from '../http/client.ts';
import { askedFor, type ListFilter } from './session-filter.ts';

/** Figures and proofs are made from every reading of the session. */
const LONG_MS = 60_000;

export const getSession = (id: string) => call('GET /api/sessions/:id', { params: { id } });

export const getSessionEvents = async (id: string) =>
  (await call('GET /api/sessions/:id/events', { params: { id } })).events;

export const listSessions = (filter: ListFilter, zone: string, before: string | null) =>
  call('GET /api/sessions', { query: { ...askedFor(filter, zone), before: before ?? undefined } });

export const getReview = (id: string) =>
  call('GET /api/sessions/:id/review', { params: { id }, timeoutMs: LONG_MS });

export const getVerification = (id: string) =>
  call('GET /api/sessions/:id/verification', { params: { id }, timeoutMs: LONG_MS });

/** Where the file of a session in this format is. */
export function exportPath(id: string, format: ExportFormat): string {
  const [name = ''] =
    Object.entries(FILE_ROUTES).find(([, route]) => route.format === format) ?? [];
  return name.slice('GET '.length).replace(':id', encodeURIComponent(id));
}
