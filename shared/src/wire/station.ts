/** Dashboard stream: Socket.IO namespace `/station` (docs/architecture.md). */
import { z } from 'zod';
import { alarmSchema, alarmTransitionSchema } from '../alarms/alarm.ts';
import type { Coverage } from '../alarms/sound/coverage.ts';
import { sessionEventSchema } from '../moves/events.ts';
import { protocolDocumentSchema } from '../protocols/document/document.ts';
import { cuffTakenSchema } from '../session/cuffs.ts';
import { sessionStateSchema } from '../session/state.ts';
import { uuid } from '../text/bounded.ts';
import { liveReadingSchema, liveVitalsSchema } from '../vitals/live-vitals.ts';
import type { StationReceipts } from './delivery.ts';
import { errorSchema } from './errors.ts';

export const watchSchema = z.object({
  clinic: z.number().int(),
  /** Position of the last log event that the client has folded in; absent asks for a snapshot. */
  cursor: z.number().int().optional(),
  /** Id of the page, made by it: receipts are kept per station. */
  station: uuid.optional(),
});
export type Watch = z.infer<typeof watchSchema>;

export const chairMonitorSchema = z.object({
  channelId: z.string(),
  deviceId: z.string(),
  label: z.string(),
  online: z.boolean(),
  /** Device clock less server clock, ms; null until measured. */
  skewMs: z.number().nullable(),
});

export const chairLiveSchema = z.object({
  id: z.string(),
  label: z.string(),
  position: z.number().int(),
  monitors: z.array(chairMonitorSchema),
  session: sessionStateSchema.nullable(),
  vitals: liveVitalsSchema,
  /**
   * Inflations that the session's monitors measured, oldest first; later ones follow from frames (`withCuff`), those by
   * hand from the log (`cuffsOf`). Absent without a session.
   */
  cuffs: z.array(cuffTakenSchema).optional(),
  /** Live alarms of the engine, worst first. Ahead of the log while the database is away. */
  alarms: z.array(alarmSchema),
});
export type ChairLive = z.infer<typeof chairLiveSchema>;

export const healthSchema = z.object({
  /** False while the database is away: live values and alarms go on, nothing is acknowledged. */
  recording: z.boolean(),
  notRecordingSince: z.number().nullable(),
  /** Longest time between two evaluations in the last minute, ms. */
  evaluationLagMs: z.number(),
});
export type Health = z.infer<typeof healthSchema>;

export const snapshotSchema = z.object({
  clinic: z.object({ id: z.number().int(), name: z.string(), timeZone: z.string() }),
  serverTime: z.number(),
  cursor: z.number().int(),
  health: healthSchema,
  chairs: z.array(chairLiveSchema),
  /** Every protocol that a running session uses, by `<id>@<version>`. */
  protocols: z.record(z.string(), protocolDocumentSchema),
});
export type Snapshot = z.infer<typeof snapshotSchema>;

/** What a channel of one chair measured since the last frame; a chair with two monitors has two. */
export const frameEntrySchema = liveReadingSchema.extend({ chair: z.string() });
export type FrameEntry = z.infer<typeof frameEntrySchema>;
export const frameSchema = z.object({ at: z.number(), chairs: z.array(frameEntrySchema) });
export type Frame = z.infer<typeof frameSchema>;

/** New session events in order; `cursor` is the position of the last. */
export const logMessageSchema = z.object({
  cursor: z.number().int(),
  events: z.array(sessionEventSchema),
});
export type LogMessage = z.infer<typeof logMessageSchema>;

/** An alarm transition, sent at once, before its record is durable. */
export const alarmMessageSchema = z.object({
  chair: z.string(),
  session: z.string(),
  transition: alarmTransitionSchema,
});
export type AlarmMessage = z.infer<typeof alarmMessageSchema>;

/** Chairs or their monitors changed (bound, unbound, online, added): the whole chair anew. */
export const chairMessageSchema = z.object({ chair: chairLiveSchema });
export type ChairMessage = z.infer<typeof chairMessageSchema>;

/** Every second; its absence for 3 s is "link lost". */
export const pulseSchema = z.object({
  serverTime: z.number(),
  health: healthSchema,
  /** Of the page that the server has now: one that was loaded from another is out of date. */
  build: z.string().optional(),
});
export type Pulse = z.infer<typeof pulseSchema>;

/**
 * To a chair's own screen only: the occurrences of its session that a screen of the staff has shown or sounded. The
 * whole list, sent when it changes.
 */
export const confirmedSchema = z.object({ session: z.string(), alarms: z.array(z.string()) });
export type Confirmed = z.infer<typeof confirmedSchema>;

/** How able the station is to show and sound alarms. */
export const stationStatusSchema = z.object({
  visible: z.boolean(),
  /** `running`, `suspended` (needs a tap) or `unavailable`. */
  sound: z.enum(['running', 'suspended', 'unavailable']),
  /** A chair's own screen, which stays dark and silent while the staff's screens carry its alarms. */
  bedside: z.boolean().optional(),
  /** A wake lock holds its display on; absent: not known. */
  keptOn: z.boolean().optional(),
  /** The chair whose own screen it is. */
  chair: z.string().min(1).max(120).optional(),
});
export type StationStatus = z.infer<typeof stationStatusSchema>;

/** A silent test of the way to a station's sound. */
export const canarySchema = z.object({ id: uuid, sentAt: z.number() });
export type Canary = z.infer<typeof canarySchema>;
/**
 * heard: the analyser at the end of the audio graph saw the test tone; silent: it saw none; stalled: the audio clock
 * stands still; suspended: the browser waits for a tap; unavailable: no audio output.
 */
export const CANARY_OUTCOMES = ['heard', 'silent', 'stalled', 'suspended', 'unavailable'] as const;
export type CanaryOutcome = (typeof CANARY_OUTCOMES)[number];
export const canaryAnswerSchema = z.object({ id: uuid, heard: z.enum(CANARY_OUTCOMES) });
export type CanaryAnswer = z.infer<typeof canaryAnswerSchema>;

export const watchAnswerSchema = z.union([
  z.object({ ok: z.literal(true), snapshot: snapshotSchema }),
  z.object({
    ok: z.literal(true),
    delta: z.object({
      serverTime: z.number(),
      cursor: z.number().int(),
      health: healthSchema,
      events: z.array(sessionEventSchema),
      /** Vitals, monitors and alarms of every chair as they are now; sessions follow from `events`. */
      chairs: z.array(chairLiveSchema.omit({ session: true })),
      protocols: z.record(z.string(), protocolDocumentSchema),
    }),
  }),
  z.object({ ok: z.literal(false), error: errorSchema }),
]);
export type WatchAnswer = z.infer<typeof watchAnswerSchema>;

export interface StationToServer {
  'station:watch': (message: Watch, ack: (answer: WatchAnswer) => void) => void;
  'station:report': (message: StationStatus, ack: (answer: { ok: true }) => void) => void;
  'station:receipts': (message: StationReceipts, ack: (answer: { ok: true }) => void) => void;
}
export const SIGN_IN_ENDS = [
  'expired',
  'signed-out',
  /** Somebody signed in anew in the same browser. */
  'signed-in-anew',
  'password-changed',
  'deactivated',
  /** It is over, and this process does not know why. */
  'ended',
] as const;
export type SignInEnd = (typeof SIGN_IN_ENDS)[number];

/** A screen that watched while a session ran and whose sign-in is over. */
export const stoppedScreenSchema = z.object({
  id: uuid,
  /** Of who was signed in there. */
  name: z.string(),
  at: z.number(),
  reason: z.enum(SIGN_IN_ENDS),
  /** Label of the chair whose own screen it was. */
  chair: z.string().optional(),
});
export type StoppedScreen = z.infer<typeof stoppedScreenSchema>;
/** All of the clinic that have not come back, oldest first; sent when it changes and to whoever begins to watch. */
export const stoppedScreensSchema = z.object({ screens: z.array(stoppedScreenSchema) });
export type StoppedScreens = z.infer<typeof stoppedScreensSchema>;

/** The last word of a stream whose sign-in is over. */
export interface SignedOut {
  readonly reason: SignInEnd;
}

export interface ServerToStation {
  frame: (message: Frame) => void;
  log: (message: LogMessage) => void;
  alarm: (message: AlarmMessage) => void;
  chair: (message: ChairMessage) => void;
  pulse: (message: Pulse) => void;
  coverage: (message: Coverage) => void;
  confirmed: (message: Confirmed) => void;
  'signed-out': (message: SignedOut) => void;
  'stopped-screens': (message: StoppedScreens) => void;
  canary: (message: Canary, ack: (answer: CanaryAnswer) => void) => void;
}
