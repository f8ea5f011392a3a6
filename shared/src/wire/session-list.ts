/** The list of sessions over HTTP: what it can be asked for, and what a row says. */
import { z } from 'zod';
import { closeOutcomeSchema } from '../session/entries.ts';
import { sessionPhaseSchema } from '../session/state.ts';
import { uuid } from '../text/bounded.ts';

export const sessionSummarySchema = z.object({
  id: z.string(),
  chairId: z.string(),
  chairLabel: z.string(),
  patientRef: z.string(),
  /** Null until the patient is known. */
  patientId: z.string().nullable(),
  patientName: z.string().nullable(),
  courseId: z.string().nullable(),
  phase: sessionPhaseSchema,
  openedAt: z.number(),
  startedAt: z.number().nullable(),
  stoppedAt: z.number().nullable(),
  closedAt: z.number().nullable(),
  outcome: closeOutcomeSchema.nullable(),
  /** Who signed the order, or else the session. */
  providerName: z.string().nullable(),
  /** Of the last signature that covers the whole record. */
  signedAt: z.number().nullable(),
  effects: z.number().int(),
  seriousEffects: z.number().int(),
  criticalAlarms: z.number().int(),
  warningAlarms: z.number().int(),
});
export type SessionSummary = z.infer<typeof sessionSummarySchema>;

/** In an address only `true` is said; absent: whichever. */
const only = z
  .literal('true')
  .transform(() => true)
  .optional();

export const sessionFilterSchema = z.object({
  /** Part of the patient reference or chair label, or the beginning of words of the patient's name. */
  search: z.string().max(80).optional(),
  phase: z.enum(['running', 'closed', 'all']).default('all'),
  /** Opened from this instant on, and before that one; epoch ms. */
  from: z.coerce.number().int().optional(),
  to: z.coerce.number().int().optional(),
  patientId: uuid.optional(),
  courseId: uuid.optional(),
  chairId: uuid.optional(),
  providerId: z.string().max(80).optional(),
  /** Closed, and not signed or added to since. */
  unsigned: only,
  critical: only,
  serious: only,
});
export type SessionFilter = z.infer<typeof sessionFilterSchema>;

export const sessionListQuerySchema = sessionFilterSchema.extend({
  /** Opaque; from the previous page. */
  before: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
});
export type SessionListQuery = z.infer<typeof sessionListQuerySchema>;

export const sessionListSchema = z.object({
  sessions: z.array(sessionSummarySchema),
  next: z.string().nullable(),
});
export type SessionList = z.infer<typeof sessionListSchema>;

export const sessionCountsSchema = z.object({
  total: z.number().int(),
  running: z.number().int(),
  unsigned: z.number().int(),
  critical: z.number().int(),
  serious: z.number().int(),
});
export type SessionCounts = z.infer<typeof sessionCountsSchema>;

/** Providers that sessions of the clinic name, for the filter. */
export const sessionProvidersSchema = z.object({
  providers: z.array(z.object({ id: z.string(), name: z.string() })),
});
export type SessionProviders = z.infer<typeof sessionProvidersSchema>;
