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

/** The staff's screens have this long to confirm a critical alarm; clinic default, not from a published source. */
export const QUIET_ROOM_MS = 10_000;
/** What was acknowledged and still holds is called again after this (docs/clinical.md 5.1, S103: makers wait 2 or 3 min). */
export const REALARM_MS = 180_000;
