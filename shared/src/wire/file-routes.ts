/** The routes of the HTTP API that answer with a file: exports. */
import { type ExportFormat, exportRequestSchema, fhirQuerySchema } from './exports.ts';
import { byId, type Route } from './route.ts';

/** A route that answers with a file (docs/exports.md). */
export interface FileRoute extends Pick<Route, 'who' | 'params' | 'query' | 'body'> {
  /** Of one session; null: many sessions in one archive. */
  readonly format: ExportFormat | null;
}

const fileOf = <F extends ExportFormat>(format: F) =>
  ({ who: 'read-sessions', params: byId, format }) as const;

export const FILE_ROUTES = {
  'GET /api/sessions/:id/export.json': fileOf('json'),
  'GET /api/sessions/:id/readings.csv': fileOf('readings.csv'),
  'GET /api/sessions/:id/events.csv': fileOf('events.csv'),
  'GET /api/sessions/:id/export.pdf': fileOf('pdf'),
  'GET /api/sessions/:id/export.form.pdf': fileOf('form.pdf'),
  'GET /api/sessions/:id/export.fhir.json': { ...fileOf('fhir.json'), query: fhirQuerySchema },
  'POST /api/exports': { who: 'export-sessions', body: exportRequestSchema, format: null },
} as const satisfies Readonly<Record<`${'GET' | 'POST'} /api/${string}`, FileRoute>>;
