/** Limits of charted scores, and the assessments that go with a cuff, as the protocol holds them. */
import { z } from 'zod';
import { scaleOf } from '../../effects/scales.ts';
import type { MessageKey } from '../../wording/message.ts';
import { duration, SOURCE, schemaOf, several } from './field.ts';

/** Scores that the engine takes: MOAA/S 0 to 5, RASS -5 to +4, nausea 0 to 10, dissociation 0 to 3. */
export const SCORE_SCALES = ['moaas', 'rass', 'nausea', 'dissociation'] as const;
export const scoreScaleSchema = z.enum(SCORE_SCALES);
export type ScoreScale = z.infer<typeof scoreScaleSchema>;

interface ScoreInfo {
  readonly label: MessageKey;
  readonly min: number;
  readonly max: number;
}
const infoOf = (scale: ScoreScale): ScoreInfo => {
  const { short: label, min, max } = scaleOf(scale);
  return { label, min, max };
};
export const SCORE_INFO: Readonly<Record<ScoreScale, ScoreInfo>> = {
  moaas: infoOf('moaas'),
  rass: infoOf('rass'),
  nausea: infoOf('nausea'),
  dissociation: infoOf('dissociation'),
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
