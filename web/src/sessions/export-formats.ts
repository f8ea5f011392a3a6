import type { ExportFormat } from '@chairside/shared/wire/exports';
import { say } from '../language/say.ts';

/** In the order of what is asked for most. */
export const EXPORT_LABELS = {
  pdf: { label: say('sessions.pdf-report'), note: say('sessions.one-to-three-pages') },
  'form.pdf': {
    label: say('sessions.monitoring-form'),
    note: say('sessions.pdf-esketamine-field-set'),
  },
  'readings.csv': { label: 'Readings', note: say('sessions.csv-every-reading') },
  'events.csv': { label: 'Log', note: say('sessions.csv-every-event') },
  'fhir.json': { label: say('sessions.fhir-r4-bundle'), note: 'JSON' },
  json: { label: say('sessions.whole-session'), note: say('sessions.json-can-be-verified') },
} as const satisfies Record<ExportFormat, { label: string; note: string }>;

export const EXPORT_ORDER = [
  'pdf',
  'form.pdf',
  'readings.csv',
  'events.csv',
  'fhir.json',
  'json',
] as const satisfies readonly ExportFormat[];
