/** The way home, the end of a session and what is added after it, in plain sentences. */
import type { CloseOutcome } from './entries.ts';

export const CLOSE_OUTCOME_LABELS = {
  discharged: 'Discharged',
  cancelled: 'Cancelled before the start',
  'left-against-advice': 'Left against advice',
  emergency: 'Handed over to emergency care',
} as const satisfies Record<CloseOutcome, string>;
