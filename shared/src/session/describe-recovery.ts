/** The way home, the end of a session and what is added after it, in plain sentences. */
import type { MessageKey } from '../wording/message.ts';
import type { CloseOutcome } from './entries.ts';

export const CLOSE_OUTCOME_LABELS = {
  discharged: 'charted.close-discharged',
  cancelled: 'charted.close-cancelled',
  'left-against-advice': 'charted.close-left-against-advice',
  emergency: 'charted.close-emergency',
} as const satisfies Record<CloseOutcome, MessageKey>;
