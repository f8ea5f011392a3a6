/** What is due when, as a task: the rhythm of scores and when a check counts as late (docs/clinical.md 7). */
import { z } from 'zod';
import { sourceSchema } from './source.ts';

export const checksSchema = z.object({
  /** So long after it was due a task is late: amber, and silent. */
  lateAfterMs: z.number().int().positive(),
  /** Minutes from the start at which a session for depression is scored; after them at discharge. */
  scoresAtMinutes: z.array(z.number().min(0).max(1440)).min(1),
  /** Pain: once two scores in a row are the same, the next is due after this. */
  steadyEveryMs: z.number().int().positive(),
  /** Below the score before the drug: scored again after this. */
  drowsyEveryMs: z.number().int().positive(),
  source: sourceSchema,
});
export type ChecksSection = z.infer<typeof checksSchema>;
