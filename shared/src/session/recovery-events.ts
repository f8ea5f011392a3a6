/** Events of the way home, and of the session's end. */
import { z } from 'zod';
import { storableText } from '../text/storable-text.ts';
import { closeOutcomeSchema, dischargeFields, momentFields } from './entries.ts';

export const RECOVERY_EVENTS = [
  z.object({ type: z.literal('discharge-prepared'), ...dischargeFields }),
  z.object({ type: z.literal('emergency-escalated'), reason: storableText(300), ...momentFields }),
  z.object({
    type: z.literal('session-closed'),
    /** Absent in logs of older versions. */
    outcome: closeOutcomeSchema.optional(),
    /** What was not met when a provider closed all the same, and why. */
    override: z.object({ unmet: z.array(z.string()), reason: storableText(300) }).optional(),
    note: z.string().optional(),
  }),
] as const;
