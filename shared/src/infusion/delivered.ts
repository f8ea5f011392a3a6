/** What has gone into the patient by an instant, from the log alone. */
import { z } from 'zod';
import {
  bolusesUntil,
  isNasal,
  type RecordedInfusion,
  stretches,
  volumeIn,
} from './recorded-infusion.ts';
import { roundTo } from './rounding.ts';

export const deliveredSchema = z.object({
  /** Into the patient, all routes, mg. */
  mg: z.number().min(0),
  /** Out of the syringe or bag (nasal: out of the devices), mL; null where no volume is known. */
  ml: z.number().min(0).nullable(),
});
export type Delivered = z.infer<typeof deliveredSchema>;

/**
 * Dose and volume by `at` (epoch ms), to the microgram and the microlitre. Null where the rate or the
 * concentration is not known. Never more than the volume that was ordered runs in; a bolus counts as charted.
 */
export function delivered(course: RecordedInfusion, at: number): Delivered | null {
  const boluses = bolusesUntil(course, at);
  const bolusMg = boluses.reduce((sum, { mg }) => sum + mg, 0);
  if (isNasal(course)) {
    const known = boluses.every(({ ml }) => ml !== undefined);
    const ml = boluses.reduce((sum, bolus) => sum + (bolus.ml ?? 0), 0);
    return { mg: roundTo(bolusMg, 3), ml: known ? roundTo(ml, 3) : null };
  }
  const run = stretches(course, at);
  const { concentrationMgPerMl, volumeMl } = course;
  if (run === null || concentrationMgPerMl === undefined) return null;
  const infusedMl = run.reduce((sum, stretch) => sum + volumeIn(stretch), 0);
  const ml = infusedMl + boluses.reduce((sum, bolus) => sum + (bolus.ml ?? 0), 0);
  return {
    mg: roundTo(infusedMl * concentrationMgPerMl + bolusMg, 3),
    ml: roundTo(Math.min(ml, volumeMl ?? ml), 3),
  };
}
