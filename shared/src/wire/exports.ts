/** HTTP API of exports: what leaves the server. */
import { z } from 'zod';
import { uuid } from '../text/bounded.ts';
import { sessionFilterSchema } from './session-list.ts';

export const EXPORT_FORMATS = [
  'json',
  'readings.csv',
  'events.csv',
  'fhir.json',
  'pdf',
  'form.pdf',
] as const;
export const exportFormatSchema = z.enum(EXPORT_FORMATS);
export type ExportFormat = z.infer<typeof exportFormatSchema>;

/** How densely what a monitor sends all the time stands in a FHIR bundle; every cuff is always there. */
export const RESOLUTIONS = ['minute', 'ten-seconds', 'every-value'] as const;
export const resolutionSchema = z.enum(RESOLUTIONS);

export const TERMINOLOGIES = ['none', 'meddra', 'snomed', 'both'] as const;

export const fhirQuerySchema = z.object({
  resolution: resolutionSchema.default('minute'),
  /** Verified codes of effects beside the local ones; both terminologies need a licence of the clinic's own. */
  codes: z.enum(TERMINOLOGIES).default('none'),
});
export type FhirQuery = z.infer<typeof fhirQuerySchema>;

/** Most sessions of one export: beyond it the request is refused with the number that was found. */
export const MOST_SESSIONS = 500;

export const exportFilterSchema = sessionFilterSchema.extend({
  /** These sessions alone; an unknown one refuses the whole request. */
  sessions: z.array(uuid).min(1).max(MOST_SESSIONS).optional(),
});
export type ExportFilter = z.infer<typeof exportFilterSchema>;

/** The filter as it is kept: what was asked for, as plain values. */
export const keptFilterSchema = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]),
);
export type KeptFilter = z.infer<typeof keptFilterSchema>;

export const exportRequestSchema = z.object({
  filter: exportFilterSchema.default({ phase: 'all' }),
  formats: z
    .array(exportFormatSchema)
    .min(1)
    .max(EXPORT_FORMATS.length)
    .refine((all) => new Set(all).size === all.length, 'a format occurs twice'),
  fhir: fhirQuerySchema.default({ resolution: 'minute', codes: 'none' }),
});
export type ExportRequest = z.infer<typeof exportRequestSchema>;
