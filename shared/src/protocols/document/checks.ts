/** What is due when, as a task: the rhythm of scores and when a check counts as late (docs/clinical.md 7). */
import type { z } from 'zod';
import { duration, minutes, SOURCE, schemaOf } from './field.ts';

export const CHECKS_FIELDS = {
  /** So long after it was due a task is late: amber, and silent. */
  lateAfterMs: duration('min', 'protocols-fields.late-after'),
  /** Minutes from the start at which a session for depression is scored; after them at discharge. */
  scoresAtMinutes: minutes('protocols-fields.scores-at'),
  /** Pain: once two scores in a row are the same, the next is due after this. */
  steadyEveryMs: duration('min', 'protocols-fields.steady-every'),
  /** Below the score before the drug: scored again after this. */
  drowsyEveryMs: duration('min', 'protocols-fields.drowsy-every'),
  source: SOURCE,
};
export const checksSchema = schemaOf(CHECKS_FIELDS);
export type ChecksSection = z.infer<typeof checksSchema>;
