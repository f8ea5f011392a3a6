/** Events of alarms and of the limits of one session. */

import { z } from 'zod';
import { alarmTransitionSchema } from '../alarms/alarm.ts';
import { limitSignalSchema, tierSchema } from '../protocols/document/document.ts';
import { scoreScaleSchema } from '../protocols/document/score-limits.ts';

export const ALARM_EVENTS = [
  z.object({ type: z.literal('alarm-changed'), transition: alarmTransitionSchema }),
  z.object({
    type: z.literal('alarm-acknowledged'),
    alarmId: z.string(),
    key: z.string(),
    occurrence: z.number().int(),
  }),
  z.object({
    type: z.literal('sound-paused'),
    /** Server clock, epoch ms. */
    until: z.number(),
    /** Ids of the occurrences that are silent until then. */
    covers: z.array(z.string()),
  }),
  z.object({ type: z.literal('sound-resumed') }),
  /** The patient is up, with somebody: technical alarms of the probe are held for a while. */
  z.object({
    type: z.literal('patient-up'),
    walksWith: z.string(),
    /** Why, while the drug runs. */
    reason: z.string().optional(),
    /** Server clock, epoch ms. */
    until: z.number(),
  }),
  z.object({ type: z.literal('patient-back') }),
  /** A limit of this session alone: the protocol stays as it is. */
  z.object({
    type: z.literal('limit-changed'),
    limitId: z.string(),
    /** A signal, or the scale of a charted score. */
    signal: z.union([limitSignalSchema, scoreScaleSchema]),
    tier: tierSchema,
    op: z.enum(['<', '<=', '>', '>=']),
    /** What the numbers are: a value, points from the baseline, or percent of it. */
    measure: z.enum(['value', 'points', 'percent']),
    from: z.number(),
    to: z.number(),
    /** True where `to` is the protocol's own value. */
    reset: z.boolean(),
    reason: z.string(),
  }),
] as const;
