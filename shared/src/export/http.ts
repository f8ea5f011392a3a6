/** HTTP API of exports and of the audit: what leaves the server, and who took it. */
import { z } from 'zod';
import { uuid } from '../protocol/bounded.ts';
import { actorSchema } from '../protocol/roles.ts';
import { sessionFilterSchema } from '../protocol/session-list.ts';

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
export type Resolution = z.infer<typeof resolutionSchema>;

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

export const manifestSchema = z.object({
  format: z.literal('chairside-export@1'),
  clinic: z.string(),
  timeZone: z.string(),
  madeAt: z.number(),
  by: actorSchema,
  filter: keptFilterSchema,
  formats: z.array(exportFormatSchema),
  /** Oldest first. */
  sessions: z.array(
    z.object({
      id: uuid,
      files: z.array(
        z.object({
          path: z.string(),
          format: exportFormatSchema,
          bytes: z.number().int(),
          /** Hex. */
          sha256: z.string(),
        }),
      ),
      /** Formats that this session has no file of, and why. */
      leftOut: z.array(z.object({ format: exportFormatSchema, reason: z.string() })),
    }),
  ),
});
/** `manifest.json`, the last file of an export of many sessions: an archive without it was cut off. */
export type Manifest = z.infer<typeof manifestSchema>;

export const AUDIT_OUTCOMES = ['completed', 'cancelled', 'failed'] as const;
export const auditOutcomeSchema = z.enum(AUDIT_OUTCOMES);
export type AuditOutcome = z.infer<typeof auditOutcomeSchema>;

export const auditSubjectSchema = z.object({
  formats: z.array(exportFormatSchema).min(1),
  /** One session, or what chose many. */
  sessionId: uuid.nullable(),
  filter: keptFilterSchema.nullable(),
  /** Sessions that it was to hold. */
  sessions: z.number().int(),
});
/** What was asked for. */
export type AuditSubject = z.infer<typeof auditSubjectSchema>;

export const USER_CHANGES = [
  'created',
  'password-set',
  'password-changed',
  'deactivated',
  'reactivated',
] as const;
/** What befell the access of a user. */
export const auditUserSchema = z.object({
  userId: z.string().nullable(),
  userName: z.string(),
  change: z.enum(USER_CHANGES),
});
export type AuditUser = z.infer<typeof auditUserSchema>;

const auditedSchema = z.object({
  id: uuid,
  at: z.number(),
  by: actorSchema,
  /** Null: not over yet, or the server stopped before it was. */
  end: z
    .object({ at: z.number(), outcome: auditOutcomeSchema, bytes: z.number().int() })
    .nullable(),
});
export const auditEntrySchema = z.discriminatedUnion('action', [
  auditedSchema.extend({ action: z.literal('export'), subject: auditSubjectSchema }),
  auditedSchema.extend({ action: z.literal('user'), subject: auditUserSchema }),
]);
export type AuditEntry = z.infer<typeof auditEntrySchema>;

export const auditQuerySchema = z.object({
  /** Opaque; from the previous page. */
  before: z
    .string()
    .regex(/^\d{1,15}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type AuditQuery = z.infer<typeof auditQuerySchema>;
export const auditListSchema = z.object({
  /** Newest first. */
  entries: z.array(auditEntrySchema),
  next: z.string().nullable(),
});
export type AuditList = z.infer<typeof auditListSchema>;
