/** Events of the session log: the clinical record. Never updated, never deleted (docs/architecture.md). */
import { z } from 'zod';
import { alarmTransitionSchema } from '../alarms/alarm.ts';
import { limitSignalSchema, tierSchema } from '../alarms/limits.ts';
import { severitySchema } from '../effects/severity.ts';
import { actorSchema } from '../protocol/roles.ts';
import { SIGNALS } from '../vitals/catalogue.ts';

export const baselineSchema = z.object({
  hr: z.number().optional(),
  spo2: z.number().optional(),
  rr: z.number().optional(),
  etco2: z.number().optional(),
  temp: z.number().optional(),
  sys: z.number().optional(),
  dia: z.number().optional(),
});
/** The values agreed before the start, against which relative limits run. */
export type Baseline = z.infer<typeof baselineSchema>;

export const vitalsSnapshotSchema = z.partialRecord(
  z.enum(SIGNALS),
  z.object({ value: z.number(), at: z.number() }),
);
/** The last value of each signal that was not stale, with its instant. */
export type VitalsSnapshot = z.infer<typeof vitalsSnapshotSchema>;

export const STOP_REASONS = [
  'completed',
  'side-effect',
  'vital-signs',
  'patient-request',
  'line-problem',
  'other',
] as const;

export const eventBodySchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('session-opened'),
    clinicId: z.number().int(),
    chairId: z.string(),
    chairLabel: z.string(),
    /** Record number or other reference that the clinic uses for the patient. */
    patientRef: z.string(),
    /** `<protocol id>@<version>` in force for the whole session. */
    protocol: z.string(),
  }),
  z.object({
    type: z.literal('monitor-attached'),
    channelId: z.string(),
    deviceId: z.string(),
    label: z.string(),
  }),
  z.object({ type: z.literal('monitor-detached'), channelId: z.string(), reason: z.string() }),
  z.object({ type: z.literal('baseline-set'), baseline: baselineSchema }),
  z.object({
    type: z.literal('infusion-started'),
    drug: z.string(),
    /** Planned total, mg; absent where the order is not charted here. */
    doseMg: z.number().optional(),
    plannedMinutes: z.number(),
  }),
  z.object({ type: z.literal('infusion-paused'), reason: z.string() }),
  z.object({ type: z.literal('infusion-resumed') }),
  z.object({
    type: z.literal('infusion-stopped'),
    reason: z.enum(STOP_REASONS),
    note: z.string().optional(),
  }),
  z.object({
    type: z.literal('effect-observed'),
    /** Term of the effects catalogue. */
    term: z.string(),
    severity: severitySchema,
    /** When it began, epoch ms; `at` of the event is when it was noted. */
    onset: z.number(),
    source: z.enum(['observed', 'patient-reported']),
    note: z.string().optional(),
    /** Infusing time at onset, ms; null before the start. */
    infusedMs: z.number().nullable(),
    vitals: vitalsSnapshotSchema,
  }),
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
  /** A limit of this session alone: the protocol stays as it is. */
  z.object({
    type: z.literal('limit-changed'),
    limitId: z.string(),
    signal: limitSignalSchema,
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
  z.object({ type: z.literal('note-added'), text: z.string() }),
  /** Withdraws an earlier entry of a person (an effect or a note); the original stays visible. */
  z.object({ type: z.literal('entry-withdrawn'), amends: z.number().int(), reason: z.string() }),
  z.object({ type: z.literal('session-closed'), note: z.string().optional() }),
]);
export type EventBody = z.infer<typeof eventBodySchema>;
export type EventType = EventBody['type'];

export const sessionEventSchema = z.object({
  sessionId: z.uuid(),
  /** 1, 2, 3 ... per session. */
  seq: z.number().int().min(1),
  id: z.uuid(),
  /** When it happened, epoch ms. */
  at: z.number(),
  /** When the server recorded it, epoch ms. */
  recordedAt: z.number(),
  by: actorSchema,
  /** Id of the command that caused it; null for the engine's own. */
  commandId: z.uuid().nullable(),
  body: eventBodySchema,
  /** Hex sha256 of the previous event's hash + canonical JSON of this one without `hash`. */
  hash: z.string(),
});
/** One entry of the session log. */
export type SessionEvent = z.infer<typeof sessionEventSchema>;
