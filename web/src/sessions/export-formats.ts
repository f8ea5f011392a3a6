import type { ExportFormat } from '@chairside/shared/wire/exports';

/** In the order of what is asked for most. */
export const EXPORT_LABELS = {
  pdf: { label: 'PDF report', note: 'one to three pages' },
  'form.pdf': { label: 'Monitoring form', note: 'PDF, esketamine field set' },
  'readings.csv': { label: 'Readings', note: 'CSV, every reading' },
  'events.csv': { label: 'Log', note: 'CSV, every event' },
  'fhir.json': { label: 'FHIR R4 bundle', note: 'JSON' },
  json: { label: 'Whole session', note: 'JSON, can be verified' },
} as const satisfies Record<ExportFormat, { label: string; note: string }>;

export const EXPORT_ORDER = [
  'pdf',
  'form.pdf',
  'readings.csv',
  'events.csv',
  'fhir.json',
  'json',
] as const satisfies readonly ExportFormat[];
