/**
 * The scales that a nurse charts. Anchors are in our own short words; CADSS, CADSS-6 and PHQ-9 are totals
 * alone, because their wording is not ours to show (docs/clinical.md 3.4).
 */
import { z } from 'zod';
import { SCALES, type Scale } from './scale.ts';
import { RATING_SCALES } from './scales-ratings.ts';
import { SUM_SCALES } from './scales-sums.ts';

export const scaleSchema = z.enum(SCALES);
export type ScaleCode = Scale['code'];

export const assessmentSchema = z.object({
  scale: scaleSchema,
  /** The total; may be left out where `parts` give it. */
  score: z.number().int().min(-5).max(92).optional(),
  /** Score of each part, by the part's id; only for scales that have parts. */
  /** Awake by observation, without a word to the patient: MOAA/S 5 alone. */
  observed: z.literal(true).optional(),
  parts: z.record(z.string().min(1).max(40), z.number().int().min(0).max(2)).optional(),
});
/** One assessment as it was entered. Whether it is a possible one says `scored` (scales-scoring). */
export type Assessment = z.infer<typeof assessmentSchema>;

export const SCALE_LIST: readonly Scale[] = [...RATING_SCALES, ...SUM_SCALES];

const byCode: ReadonlyMap<ScaleCode, Scale> = new Map(SCALE_LIST.map((s) => [s.code, s]));

export function scaleOf(code: ScaleCode): Scale {
  const found = byCode.get(code);
  if (!found) throw new Error(`No scale ${code}`);
  return found;
}
