/** The audit: what leaves the clinic, and what befalls who may do something in it. One table of actions, each with its subject. */
import { z } from 'zod';
import { actorSchema } from '../people/roles.ts';
import { uuid } from '../text/bounded.ts';
import { exportFormatSchema, keptFilterSchema } from './exports.ts';
import { sendingSchema } from './sending.ts';
import { SIGN_IN_ENDS } from './station.ts';

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

const change = <const T extends readonly [string, ...string[]]>(...all: T) => z.enum(all);

/** Every action that the audit knows, with what it is about. */
export const AUDIT_ACTIONS = {
  export: auditSubjectSchema,
  user: z.object({
    userId: z.string().nullable(),
    userName: z.string(),
    change: change('created', 'password-set', 'password-changed', 'deactivated', 'reactivated'),
  }),
  /** Of names that the clinic has: what was typed as an unknown name may be a password. */
  'sign-in': z.object({
    userId: z.string(),
    userName: z.string(),
    address: z.string(),
    change: change('signed-in', 'wrong-password', 'limit-reached', 'signed-out'),
  }),
  /** What the other screens were told: one of them no longer watches, and a session runs. */
  screen: z.object({
    userId: z.string(),
    userName: z.string(),
    stationId: z.string(),
    change: change('stopped-watching'),
    reason: z.enum(SIGN_IN_ENDS),
  }),
  /** A code for a new administrator that an operator made at the machine, and its use. */
  'administrator-code': z.object({
    userName: z.string().nullable(),
    change: change('made', 'used'),
  }),
  chair: z.object({ chairId: z.string().nullable(), label: z.string(), change: change('created') }),
  device: z.object({
    deviceId: z.string().nullable(),
    label: z.string(),
    change: change('created', 'token-rotated', 'token-withdrawn', 'sending-set'),
    /** What was set, and what stood before. */
    sending: z.object({ from: sendingSchema, to: sendingSchema }).optional(),
  }),
  channel: z.object({
    channelId: z.string(),
    chairId: z.string().nullable(),
    change: change('bound', 'let-go'),
  }),
  'signing-key': z.object({ change: change('rotated') }),
  protocol: z.object({
    /** Of a draft, the version that it is based on. */
    reference: z.string(),
    change: change('draft', 'edit', 'approve', 'put-in-force', 'retire'),
  }),
} as const;
export type AuditAction = keyof typeof AUDIT_ACTIONS;

/** An action with its subject. */
export type Audited<A extends AuditAction = AuditAction> = {
  [K in A]: { readonly action: K; readonly subject: z.infer<(typeof AUDIT_ACTIONS)[K]> };
}[A];

const auditActorSchema = z.discriminatedUnion('kind', [
  ...actorSchema.options,
  /** Somebody at the door, before they are anybody; or no person's deed. */
  z.object({ kind: z.literal('nobody') }),
  /** Whoever has the machine. */
  z.object({ kind: z.literal('operator') }),
]);
export type AuditActor = z.infer<typeof auditActorSchema>;

const of = <A extends AuditAction>(action: A) =>
  z.object({
    id: uuid,
    at: z.number(),
    by: auditActorSchema,
    /** Null: not over yet, or the server stopped before it was. */
    end: z
      .object({ at: z.number(), outcome: auditOutcomeSchema, bytes: z.number().int() })
      .nullable(),
    action: z.literal(action),
    subject: AUDIT_ACTIONS[action],
  });
export const auditEntrySchema = z.discriminatedUnion('action', [
  of('export'),
  of('user'),
  of('sign-in'),
  of('screen'),
  of('administrator-code'),
  of('chair'),
  of('device'),
  of('channel'),
  of('signing-key'),
  of('protocol'),
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
