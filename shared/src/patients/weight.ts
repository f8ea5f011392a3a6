/** Weights of a patient: a history that only grows. */
import { z } from 'zod';
import { actorSchema } from '../protocol/roles.ts';

/** kg. Beyond these nobody is weighed here (clinic default). */
export const WEIGHT_RANGE = { min: 20, max: 300 } as const;
/** kg. Outside these one trial took nobody [S17]: asked twice. */
export const USUAL_WEIGHT = { min: 45, max: 115 } as const;

const kg = z.number().min(WEIGHT_RANGE.min).max(WEIGHT_RANGE.max);

export const newWeightSchema = z.object({
  /** Made by the client: the same id is the same weighing. */
  id: z.uuid(),
  kg,
  /** When it was measured, epoch ms; absent: now. */
  at: z.number().int().min(0).optional(),
  /** The session in which it was measured. */
  sessionId: z.uuid().optional(),
});
export type NewWeight = z.infer<typeof newWeightSchema>;

export const weightSchema = z.object({
  id: z.uuid(),
  kg,
  at: z.number(),
  by: actorSchema,
  sessionId: z.uuid().nullable(),
});
export type Weight = z.infer<typeof weightSchema>;

/** A question to ask before a weight is taken down; null where there is none. `last`: kg of the last weighing. */
export function weightQuestion(kilograms: number, last: number | null): string | null {
  if (kilograms < USUAL_WEIGHT.min || kilograms > USUAL_WEIGHT.max) {
    return `${kilograms} kg is outside ${USUAL_WEIGHT.min} to ${USUAL_WEIGHT.max} kg. Is that right?`;
  }
  // A tenth within a course is more often a slip of the finger or pounds than a change (clinic default).
  if (last !== null && Math.abs(kilograms - last) > last / 10) {
    return `The last weight was ${last} kg. Is ${kilograms} kg right?`;
  }
  return null;
}
