/** Monitor intake, protocol 1 (docs/device-protocol.md): the same messages over Socket.IO and plain WebSocket. */

import { z } from 'zod';
import { uuid } from '../text/bounded.ts';
import { fields, SINGLE_SIGNALS, VITALS } from '../vitals/catalogue.ts';
import { VITAL_STATUSES } from '../vitals/reading.ts';
import { unitsSaidSchema } from '../vitals/wire-values.ts';
import { errorSchema } from './errors.ts';

export const MONITOR_PROTOCOL = 1;
/** Most readings that one message may carry. */
export const MAX_READINGS_PER_MESSAGE = 600;
/** Longest message in bytes: 600 readings with every vital and status stay under it. */
export const MAX_MESSAGE_BYTES = 256 * 1024;
/** Longest text in place of a number; what is kept of it is shorter. */
export const MAX_RAW_TEXT = 200;
/** Every `seq` of a message is a number that can be counted on. */
export const MAX_SEQ = Number.MAX_SAFE_INTEGER - MAX_READINGS_PER_MESSAGE;
/** Most names that an acknowledgement lists as ignored. */
export const MAX_IGNORED = 20;

/** JSON knows no infinity, and yet 1e999 is read as one: that is an impossible value, not a broken message. */
const rawNumber = z.custom<number>((value) => typeof value === 'number', 'expected a number');
/** A number as monitors send it: a number, its text, or blank. */
const rawValue = z.union([rawNumber, z.string().max(MAX_RAW_TEXT), z.null()]).optional();
const status = z.enum(VITAL_STATUSES).nullish();
const LAST_MS = 8_640_000_000_000_000;
/** As devices tell it: what they count finer than a millisecond is rounded away. */
const epochMs = z.number().min(0).max(LAST_MS).transform(Math.round);

export const rawReadingSchema = z.object({
  t: epochMs,
  ...fields(SINGLE_SIGNALS, rawValue),
  nibp: z.object({ sys: rawValue, dia: rawValue, map: rawValue, at: epochMs.nullish() }).nullish(),
  status: z.object(fields(VITALS, status)).nullish(),
  /** Percent. */
  battery: rawValue,
});
/** One reading as a device sends it; `t` is device time in epoch ms, absent means not measured. */
export type RawReading = z.infer<typeof rawReadingSchema>;

/**
 * `seq` is the number of the first reading of the message; the others follow on (seq + 1, seq + 2 ...).
 * `stream` is a UUID that the device makes when it starts.
 */
export const readingsMessageSchema = z.object({
  channel: z.string().min(1).max(64),
  stream: uuid,
  seq: z.number().int().min(1).max(MAX_SEQ),
  /** Units of the values, where they are not mmHg and degC. */
  units: unitsSaidSchema.nullish(),
  readings: z.array(rawReadingSchema).min(1).max(MAX_READINGS_PER_MESSAGE),
});
export type ReadingsMessage = z.infer<typeof readingsMessageSchema>;

export const clockMessageSchema = z.object({ t0: epochMs });
export type ClockMessage = z.infer<typeof clockMessageSchema>;

export const watermarkSchema = z.object({ stream: uuid, seq: z.number().int() });
/** The last reading of a stream that is durable. */
export type Watermark = z.infer<typeof watermarkSchema>;

export const welcomeSchema = z.object({
  protocol: z.literal(MONITOR_PROTOCOL),
  serverTime: epochMs,
  device: z.object({ id: z.string(), label: z.string() }),
  channels: z.array(z.object({ channel: z.string(), chair: z.string().nullable() })),
  committed: z.record(z.string(), watermarkSchema),
});
export type Welcome = z.infer<typeof welcomeSchema>;

export const ackSchema = z.union([
  z.object({
    ok: z.literal(true),
    committed: watermarkSchema,
    /** Fields of the message that this protocol does not know: nothing of them is kept. */
    ignored: z.array(z.string()).optional(),
  }),
  z.object({ ok: z.literal(false), error: errorSchema }),
]);
/** Sent after the durable commit, never before. */
export type Ack = z.infer<typeof ackSchema>;

/** `t1` server receive time, `t2` server send time; the device computes its skew as ((t1 - t0) + (t2 - t3)) / 2. */
export const clockAnswerSchema = z.object({ t0: epochMs, t1: epochMs, t2: epochMs });
export type ClockAnswer = z.infer<typeof clockAnswerSchema>;

/** Why the server ends a connection of a device: a stable code, and the sentence that goes with it. */
export const CLOSING_REASONS = {
  'taken-over': 'Another connection of this device has taken over.',
  'shutting-down': 'The server is stopping. Reconnect.',
  silent: 'Nothing was heard of this connection for 30 s. Reconnect.',
  'token-withdrawn': 'The token of this device was withdrawn. Give it a new one.',
} as const;
export type ClosingCode = keyof typeof CLOSING_REASONS;
export interface Closing {
  readonly code: ClosingCode;
  readonly reason: string;
}

/** As a device reads it: a server of another version may have further codes, an older one has none. */
export const closingSchema = z.object({ code: z.string().optional(), reason: z.string() });

/** Socket.IO handshake `auth` of the `/device` namespace. */
export const deviceAuthSchema = z.object({
  token: z.string().min(1).max(200),
  protocol: z.number().int(),
  software: z.string().max(120).optional(),
});

/** Frames of the plain WebSocket transport, device to server; `id` comes back in the answer. */
export const deviceFrameSchema = z.discriminatedUnion('type', [
  readingsMessageSchema.extend({
    type: z.literal('readings'),
    id: z.union([z.string().max(64), z.number()]),
  }),
  clockMessageSchema.extend({
    type: z.literal('clock'),
    id: z.union([z.string().max(64), z.number()]),
  }),
]);

/** Frames of the plain WebSocket transport, server to device. */
export type ServerFrame =
  | ({ type: 'welcome' } & Welcome)
  | ({ type: 'ack'; id: string | number | null } & Ack)
  | ({ type: 'clock'; id: string | number } & ClockAnswer)
  | ({ type: 'closing' } & Closing);

/** Socket.IO events, device to server. */
export interface DeviceToServer {
  readings: (message: ReadingsMessage, ack: (answer: Ack) => void) => void;
  clock: (
    message: ClockMessage,
    ack: (answer: ClockAnswer | Extract<Ack, { ok: false }>) => void,
  ) => void;
}
/** Socket.IO events, server to device. */
export interface ServerToDevice {
  welcome: (message: Welcome) => void;
  closing: (message: Closing) => void;
}
