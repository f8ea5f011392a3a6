/** HTTP API of rehearsals under `/api/protocols/rehearsals`. */
import { z } from 'zod';
import { protocolDocumentSchema, tierSchema } from '../protocols/document/document.ts';
import { uuid } from '../text/bounded.ts';

export const MAX_REHEARSED_SESSIONS = 200;

const instant = z.number().int().min(0).max(8.64e15);

/** Which past sessions; never more than `MAX_REHEARSED_SESSIONS`, the newest of those that fit. */
export const sessionChoiceSchema = z.discriminatedUnion('by', [
  z.object({
    by: z.literal('newest'),
    count: z.number().int().min(1).max(MAX_REHEARSED_SESSIONS),
  }),
  /** Opened at `from` or after it, and before `to`: server clock, epoch ms. */
  z.object({ by: z.literal('span'), from: instant, to: instant }),
  /** Every session of this patient reference, as it was entered; case does not matter. */
  z.object({ by: z.literal('patient'), reference: z.string().trim().min(1).max(80) }),
  z.object({
    by: z.literal('hand'),
    ids: z.array(uuid).min(1).max(MAX_REHEARSED_SESSIONS),
  }),
]);
export type SessionChoice = z.infer<typeof sessionChoiceSchema>;
export const DEFAULT_CHOICE: SessionChoice = { by: 'newest', count: 20 };

export const startRehearsalSchema = z.object({
  /** What is rehearsed: a draft as the editor has it, saved or not. */
  document: protocolDocumentSchema,
  /** `<id>@<version>` that it is compared with; absent: the one in force. */
  against: z.string().optional(),
  sessions: sessionChoiceSchema.default(DEFAULT_CHOICE),
});
export type StartRehearsal = z.infer<typeof startRehearsalSchema>;

const rehearsedAlarmSchema = z.object({
  key: z.string(),
  tier: tierSchema,
  limitId: z.string().nullable(),
  limit: z.object({ op: z.string(), value: z.number(), unit: z.string() }).nullable(),
  since: z.number(),
  raisedAt: z.number(),
  endedAt: z.number().nullable(),
  worst: z.number().nullable(),
  trace: z.array(z.object({ change: z.string(), at: z.number() })),
});

export const rehearsedSessionSchema = z.object({
  id: z.string(),
  patientRef: z.string(),
  openedAt: z.number(),
  hours: z.number(),
  before: z.number().int(),
  after: z.number().int(),
  added: z.array(rehearsedAlarmSchema),
  removed: z.array(rehearsedAlarmSchema),
  moved: z.array(
    z.object({ before: rehearsedAlarmSchema, after: rehearsedAlarmSchema, seconds: z.number() }),
  ),
});
export type RehearsedSessionReport = z.infer<typeof rehearsedSessionSchema>;

export const rehearsalReportSchema = z.object({
  against: z.string(),
  hours: z.number(),
  /** Alarms per hour, by limit id, under the one and the other. */
  rates: z.record(z.string(), z.object({ before: z.number(), after: z.number() })),
  sessions: z.array(rehearsedSessionSchema),
});
export type RehearsalReport = z.infer<typeof rehearsalReportSchema>;

export const rehearsalSchema = z.object({
  id: uuid,
  state: z.enum(['running', 'done', 'cancelled', 'failed']),
  /** Sessions replayed so far, and in all. */
  done: z.number().int(),
  total: z.number().int(),
  report: rehearsalReportSchema.nullable(),
});
export type RehearsalStatus = z.infer<typeof rehearsalSchema>;
