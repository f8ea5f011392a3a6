/** The steps of the ladder as the protocol holds them. */
import { z } from 'zod';

/** station: every screen shows and sounds it; clinic: a call across every screen; on-call: whoever is on call. */
export const ESCALATION_TARGETS = ['station', 'clinic', 'on-call'] as const;
export type EscalationTarget = (typeof ESCALATION_TARGETS)[number];

export const escalationSchema = z.array(
  z.object({
    /** Since the occurrence was raised, ms. */
    afterMs: z.number().int().min(0).max(3_600_000),
    to: z.enum(ESCALATION_TARGETS),
  }),
);
export type Escalation = z.infer<typeof escalationSchema>;

/** Second nurse or provider at 60 s, again at 120 s: clinic default, not from a published source. */
export const DEFAULT_ESCALATION: Escalation = [
  { afterMs: 0, to: 'station' },
  { afterMs: 60_000, to: 'clinic' },
  { afterMs: 120_000, to: 'on-call' },
];
