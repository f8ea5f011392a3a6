/** The state of a session: the log folded by `evolve`. */
import { z } from 'zod';
import { alarmSchema } from '../alarms/alarm.ts';
import { severitySchema } from '../effects/severity.ts';
import { actorSchema } from '../protocol/roles.ts';
import { baselineSchema, STOP_REASONS } from './events.ts';
import { soundPauseSchema } from './sound-pause.ts';

export const SESSION_PHASES = ['before', 'infusing', 'paused', 'recovery', 'closed'] as const;
export const sessionPhaseSchema = z.enum(SESSION_PHASES);
export type SessionPhase = z.infer<typeof sessionPhaseSchema>;

export const observedEffectSchema = z.object({
  /** `seq` of its event. */
  seq: z.number().int(),
  term: z.string(),
  severity: severitySchema,
  onset: z.number(),
  by: actorSchema,
  note: z.string().optional(),
  withdrawn: z.boolean(),
});
export type ObservedEffect = z.infer<typeof observedEffectSchema>;

export const sessionStateSchema = z.object({
  id: z.uuid(),
  clinicId: z.number().int(),
  chairId: z.string(),
  chairLabel: z.string(),
  patientRef: z.string(),
  protocol: z.string(),
  phase: sessionPhaseSchema,
  openedAt: z.number(),
  closedAt: z.number().nullable(),
  /** Channels whose readings belong to this session. */
  channels: z.array(z.object({ channelId: z.string(), deviceId: z.string(), label: z.string() })),
  baseline: baselineSchema.nullable(),
  infusion: z
    .object({
      drug: z.string(),
      doseMg: z.number().optional(),
      plannedMinutes: z.number(),
      startedAt: z.number(),
      stoppedAt: z.number().nullable(),
      stopReason: z.enum(STOP_REASONS).nullable(),
      /** Paused spans; the last has `to: null` while paused. */
      pauses: z.array(
        z.object({ from: z.number(), to: z.number().nullable(), reason: z.string() }),
      ),
    })
    .nullable(),
  effects: z.array(observedEffectSchema),
  notes: z.array(
    z.object({ seq: z.number().int(), text: z.string(), at: z.number(), withdrawn: z.boolean() }),
  ),
  /** Alarms that are not cleared, by key. */
  alarms: z.record(z.string(), alarmSchema),
  /** Limits moved for this session, by limit id; absent: none. */
  limitChanges: z
    .record(
      z.string(),
      z.object({ value: z.number(), by: actorSchema, at: z.number(), reason: z.string() }),
    )
    .optional(),
  /** Null or absent: no sound is paused. One that has ended by its time is still here. */
  soundPause: soundPauseSchema.nullable().optional(),
  /** Last event folded in. */
  seq: z.number().int(),
  hash: z.string(),
});
export type SessionState = z.infer<typeof sessionStateSchema>;
