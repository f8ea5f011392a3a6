/** What an alarm is, and every way it can change (DESIGN 4). */
import { z } from 'zod';
import { actorSchema } from '../protocol/roles.ts';
import { tierSchema } from './limits.ts';

export const technicalConditions = [
  'no-data',
  'monitor-silent',
  'not-recording',
  'evaluation-gap',
] as const;

export const alarmSchema = z.object({
  /** `<key>#<occurrence>`: unique within a session, and the same on every replay. */
  id: z.string(),
  /** `<signal>:<low|high>` or `technical:<condition>[:<vital>]`. */
  key: z.string(),
  /** 1, 2, 3 ... per key; a worse tier or a new episode is a new occurrence. */
  occurrence: z.number().int().min(1),
  kind: z.enum(['physiological', 'technical']),
  tier: tierSchema,
  /** active: the condition holds (or its signal was lost while it held); returned: back in range, not yet acknowledged. */
  state: z.enum(['active', 'returned', 'cleared']),
  /** When the condition began, server clock, epoch ms. */
  since: z.number(),
  /** When this occurrence became active (after its delay). */
  raisedAt: z.number(),
  /** Last value seen; null for technical alarms. */
  value: z.number().nullable(),
  /** Worst value of the episode. */
  worst: z.number().nullable(),
  limit: z
    .object({
      /** Id of the limit in the protocol. */
      id: z.string(),
      op: z.enum(['<', '<=', '>', '>=']),
      /** Effective limit as a number in the signal's unit, after applying the baseline. */
      value: z.number(),
      unit: z.string(),
      /** What a relative limit came from, such as `base 118 +40`; absent for an absolute one. */
      basis: z.string().optional(),
    })
    .nullable(),
  /** `<protocol id>@<version>` that made it. */
  protocol: z.string(),
  acknowledged: z.object({ by: actorSchema, at: z.number() }).nullable(),
  /** The value went missing while the alarm was active; it stays active. */
  signalLost: z.boolean(),
  /** A BP alarm whose reading has gone stale: repeat the cuff. */
  unresolved: z.boolean(),
  /** First critical cuff value: repeat within 2 to 5 minutes. */
  unconfirmed: z.boolean(),
});
export type Alarm = z.infer<typeof alarmSchema>;

export const alarmTransitionSchema = z.object({
  change: z.enum([
    'raised',
    'escalated',
    'de-escalated',
    'confirmed',
    'signal-lost',
    'signal-regained',
    'unresolved',
    'returned',
    'resumed',
    'acknowledged',
    'cleared',
  ]),
  /** Server clock, epoch ms: the instant the change fell due, whatever tick or reading carried it. */
  at: z.number(),
  /** The alarm after the change. */
  alarm: alarmSchema,
});
export type AlarmTransition = z.infer<typeof alarmTransitionSchema>;
