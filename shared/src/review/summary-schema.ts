/** A session in figures, for whoever reviews it: one answer for the page, the report and the exports. */
import { z } from 'zod';
import { severitySchema } from '../effects/severity.ts';
import { deliveredSchema } from '../infusion/delivered.ts';
import { actorSchema } from '../people/roles.ts';
import { limitSignalSchema, tierSchema } from '../protocols/document/document.ts';
import { effectActionSchema, effectSourceSchema } from '../session/entries.ts';
import { sessionPhaseSchema } from '../session/state.ts';
import { SIGNALS, VITALS } from '../vitals/catalogue.ts';
import { afterSignatureSchema } from './after-signature.ts';

const signalSchema = z.enum(SIGNALS);

const extremeSchema = z.object({
  value: z.number(),
  at: z.number(),
  /** Minute since the start of the infusion, negative before it; null without a start. */
  minute: z.number().nullable(),
});

export const vitalReviewSchema = z.object({
  signal: signalSchema,
  /** Null where none was agreed. */
  baseline: z.number().nullable(),
  peak: extremeSchema,
  nadir: extremeSchema,
  last: extremeSchema,
  /** Values that these stand on. */
  count: z.number().int(),
});
export type VitalReview = z.infer<typeof vitalReviewSchema>;

export const beyondLimitSchema = z.object({
  limitId: z.string(),
  signal: limitSignalSchema,
  tier: tierSchema,
  op: z.enum(['<', '<=', '>', '>=']),
  /** Effective, in the signal's unit, as it stood at the end. */
  value: z.number(),
  /** Time that values were beyond it, ms; a cuff counts until the next one, at most as long as it is shown. */
  ms: z.number(),
  /** Values that were beyond it. */
  count: z.number().int(),
});
export type BeyondLimit = z.infer<typeof beyondLimitSchema>;

export const alarmReviewSchema = z.object({
  id: z.string(),
  key: z.string(),
  kind: z.enum(['physiological', 'technical']),
  tier: tierSchema,
  raisedAt: z.number(),
  minute: z.number().nullable(),
  /** The condition was over; null where it was not by the end. */
  endedAt: z.number().nullable(),
  acknowledgedAt: z.number().nullable(),
  acknowledgedBy: actorSchema.nullable(),
  worst: z.number().nullable(),
  /** `seq` of the event that raised it. */
  seq: z.number().int(),
});
export type AlarmReview = z.infer<typeof alarmReviewSchema>;

export const effectReviewSchema = z.object({
  seq: z.number().int(),
  term: z.string(),
  serious: z.boolean(),
  worst: severitySchema,
  onset: z.number(),
  /** Minute of the onset since the start of the infusion, negative before it; null without a start. */
  minute: z.number().nullable(),
  source: effectSourceSchema,
  /** Null while it was not over by the end. */
  resolvedAt: z.number().nullable(),
  actions: z.array(effectActionSchema),
  outcome: z.string().optional(),
  rating: z.number().optional(),
  /** Mg delivered at the onset; null where the rate was not known. */
  doseMg: z.number().nullable(),
  withdrawn: z.boolean(),
});
export type EffectReview = z.infer<typeof effectReviewSchema>;

const gapSchema = z.object({
  vital: z.enum(VITALS),
  from: z.number(),
  to: z.number(),
  cause: z.string(),
});

export const completenessSchema = z.object({
  /** At the monitor's own pace while one was attached; null where it cannot be told. */
  expected: z.number().int().nullable(),
  received: z.number().int(),
  late: z.number().int(),
  /** Usual time between two readings, ms; null with fewer than two. */
  paceMs: z.number().nullable(),
  gaps: z.array(gapSchema),
});
export type Completeness = z.infer<typeof completenessSchema>;

export const sessionReviewSchema = z.object({
  phase: sessionPhaseSchema,
  /** Spans in order, back to back. */
  phases: z.array(z.object({ phase: z.string(), from: z.number(), to: z.number() })),
  startedAt: z.number().nullable(),
  stoppedAt: z.number().nullable(),
  /** Null where nothing was started, or its rate is not known. */
  delivered: deliveredSchema.nullable(),
  infusedMs: z.number().nullable(),
  vitals: z.array(vitalReviewSchema),
  beyond: z.array(beyondLimitSchema),
  alarms: z.array(alarmReviewSchema),
  /** Median time to acknowledgement by tier, ms; null where none was acknowledged. Technical alarms apart. */
  answered: z.record(
    tierSchema,
    z.object({
      count: z.number().int(),
      acknowledged: z.number().int(),
      medianMs: z.number().nullable(),
    }),
  ),
  effects: z.array(effectReviewSchema),
  completeness: completenessSchema,
  /** Null without a signature. */
  afterSignature: afterSignatureSchema.nullable().optional(),
});
export type SessionReview = z.infer<typeof sessionReviewSchema>;
