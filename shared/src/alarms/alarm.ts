/** What an alarm is, and every way it can change (docs/SPEC.md, AL). */
import { z } from 'zod';
import { actorSchema } from '../people/roles.ts';
import { limitSignalSchema, tierSchema } from '../protocols/document/document.ts';
import { scoreScaleSchema } from '../protocols/document/score-limits.ts';

/** What the server knows of itself and its screens, and tells the engine. */
export const SERVER_CONDITIONS = [
  'not-recording',
  'readings-not-recorded',
  'record-nearly-full',
  'evaluation-gap',
  'clock-skew',
  'server-clock',
  'no-screen-watching',
  'sound-off',
  'not-evaluated',
] as const;
export type ServerCondition = (typeof SERVER_CONDITIONS)[number];

export const technicalConditions = [
  'no-data',
  'monitor-silent',
  'probe-off',
  'low-signal',
  'cuff-failed',
  'cuff-overdue',
  'check-overdue',
  'battery-low',
  'standby',
  ...SERVER_CONDITIONS,
] as const;
export type TechnicalCondition = (typeof technicalConditions)[number];

const op = z.enum(['<', '<=', '>', '>=']);

/** One of the things that hold together in a combination. */
export const alarmPartSchema = z.union([
  z.object({
    signal: limitSignalSchema,
    op,
    limit: z.number(),
    unit: z.string(),
    /** Newest value that was beyond the limit. */
    value: z.number(),
  }),
  /** A charted score. */
  z.object({ score: scoreScaleSchema, op, limit: z.number(), value: z.number() }),
  /** Term of a logged effect. */
  z.object({ effect: z.string() }),
]);
export type AlarmPart = z.infer<typeof alarmPartSchema>;

export const alarmSchema = z.object({
  /** `<key>#<occurrence>`: unique within a session, and the same on every replay. */
  id: z.string(),
  /** `<signal>:<low|high>`, `combination:<id>`, `effect:<term>` or `technical:<condition>[:<signal>]`; a score's name stands like a signal's. */
  key: z.string(),
  /** 1, 2, 3 ... per key; a worse tier or a new episode is a new occurrence. */
  occurrence: z.number().int().min(1),
  kind: z.enum(['physiological', 'technical']),
  tier: tierSchema,
  /** active: the condition holds (or its signal was lost while it held); returned: over, not yet acknowledged. */
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
      op,
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
  /** This occurrence was critical, and nobody has acknowledged it since. */
  wasCritical: z.boolean().optional(),
  /** It is info now and was a warning, and nobody has acknowledged it since. */
  wasWarning: z.boolean().optional(),
  /** While unconfirmed: the cuff is to be repeated by then, server clock, epoch ms. */
  repeatBy: z.number().optional(),
  /** Over without values back in range: its limit is not watched in the phase, or an entry was corrected or withdrawn. */
  endedBy: z.enum(['phase', 'revision']).optional(),
  /** Of `server-clock`: the machine's clock less the time that is told here, ms. */
  offMs: z.number().optional(),
  /** What holds together, for a combination. */
  parts: z.array(alarmPartSchema).optional(),
  /** Of a patient who is up: until then the alarms of the probe are held, server clock, epoch ms. */
  heldUntil: z.number().optional(),
  /** Shown, and never sounded. */
  silent: z.literal(true).optional(),
  /** The provider is called at once, whatever the ladder says. */
  callsProvider: z.literal(true).optional(),
  /** `seq` of the first log entry that made it, for a logged effect. */
  entry: z.number().int().optional(),
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
