/** Limits of charted scores, and the assessments that go with a cuff, as the protocol holds them. */
import { z } from 'zod';
import type { MessageKey } from '../../wording/message.ts';
import { duration, SOURCE, schemaOf, several } from './field.ts';

/** Scores that the engine takes: MOAA/S 0 to 5, RASS -5 to +4, nausea 0 to 10, dissociation 0 to 3. */
export const SCORE_SCALES = ['moaas', 'rass', 'nausea', 'dissociation'] as const;
export const scoreScaleSchema = z.enum(SCORE_SCALES);
export type ScoreScale = z.infer<typeof scoreScaleSchema>;

export const SCORE_INFO: Readonly<
  Record<ScoreScale, { readonly label: string; readonly min: number; readonly max: number }>
> = {
  moaas: { label: 'MOAA/S', min: 0, max: 5 },
  rass: { label: 'RASS', min: -5, max: 4 },
  nausea: { label: 'Nausea', min: 0, max: 10 },
  dissociation: { label: 'Dissociation', min: 0, max: 3 },
};

export const scoreTestSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('absolute'),
    op: z.enum(['<=', '>=']),
    value: z.number().int(),
  }),
  /** So many points, or more, from the score before the drug: -1 is any fall, +1 any rise. */
  z.object({
    kind: z.literal('points-from-baseline'),
    op: z.enum(['<=', '>=']),
    points: z.number().int(),
  }),
]);

/** Assessments that are due with a cuff reading: sedation is MOAA/S or RASS. */
export const ASSESSMENTS = ['sedation', 'dissociation'] as const;
export type Assessment = (typeof ASSESSMENTS)[number];
const ASSESSMENT_LABELS = {
  sedation: 'protocols-fields.sedation',
  dissociation: 'protocols-fields.dissociation',
} as const satisfies Record<Assessment, MessageKey>;
export const ASSESSMENTS_FIELDS = {
  withCuff: several('protocols-fields.with-each-cuff', ASSESSMENT_LABELS),
  /** Missing for so long after it was due: an alarm. */
  overdueAfterMs: duration('min', 'protocols-fields.overdue-after'),
  source: SOURCE,
};
export const assessmentsSchema = schemaOf(ASSESSMENTS_FIELDS);
export type AssessmentsSection = z.infer<typeof assessmentsSchema>;
