import type { ExportFormat } from '../wire/exports.ts';
import { SESSION_FORMAT } from './session-document.ts';
import { EVENTS_FORMAT, READINGS_FORMAT } from './tables.ts';

/**
 * Codings, units and structure of the FHIR bundle. What an entry says may be added to; a reader that was made for a
 * version reads every bundle of it.
 */
export const BUNDLE_FORMAT = 'chairside-fhir@1';

/** Format and version of each file that programs read; null: it is for people. */
export const FILE_VERSIONS: Readonly<Record<ExportFormat, string | null>> = {
  json: SESSION_FORMAT,
  'readings.csv': READINGS_FORMAT,
  'events.csv': EVENTS_FORMAT,
  'fhir.json': BUNDLE_FORMAT,
  pdf: null,
  'form.pdf': null,
};

/** System of the codes that formats and their versions are. */
export const FORMAT_SYSTEM = 'urn:chairside:format';
