/** Weights of a patient: a history that only grows. */
import { z } from 'zod';
import { WEIGHT_KG } from '../infusion/weight-limits.ts';
import { actorSchema } from '../people/roles.ts';
import { uuid } from '../text/bounded.ts';

const kg = z.number().min(WEIGHT_KG.hard.low).max(WEIGHT_KG.hard.high);

export const newWeightSchema = z.object({
  /** Made by the client: the same id is the same weighing. */
  id: uuid,
  kg,
  /** When it was measured, epoch ms; absent: now. */
  at: z.number().int().min(0).optional(),
  /** The session in which it was measured. */
  sessionId: uuid.optional(),
});
export type NewWeight = z.infer<typeof newWeightSchema>;

export const weightSchema = z.object({
  id: uuid,
  kg,
  at: z.number(),
  by: actorSchema,
  sessionId: uuid.nullable(),
});
export type Weight = z.infer<typeof weightSchema>;

/** A question to ask before a weight is taken down; null where there is none. `last`: kg of the last weighing. */
export function weightQuestion(kilograms: number, last: number | null): string | null {
  if (kilograms < WEIGHT_KG.soft.low || kilograms > WEIGHT_KG.soft.high) {
    return `${kilograms} kg is outside ${WEIGHT_KG.soft.low} to ${WEIGHT_KG.soft.high} kg. Is that right?`;
  }
  // A tenth within a course is more often a slip of the finger or pounds than a change (clinic default).
  if (last !== null && Math.abs(kilograms - last) > last / 10) {
    return `The last weight was ${last} kg. Is ${kilograms} kg right?`;
  }
  return null;
}
