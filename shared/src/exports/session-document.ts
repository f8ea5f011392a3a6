/** A whole session as one text that can be checked away from the server: canonical JSON, one line (docs/signing.md). */
import { z } from 'zod';
import { sessionEventSchema } from '../moves/events.ts';
import { protocolDocumentSchema } from '../protocols/document/document.ts';
import { uuid } from '../text/bounded.ts';
import { SIGNALS, VITALS } from '../vitals/catalogue.ts';
import { VITAL_STATUSES } from '../vitals/reading.ts';
import type { Versions } from './versions.ts';

export const SESSION_FORMAT = 'chairside-session@1';

/** A `NamedReading`. */
const readingSchema = z.object({
  seq: z.number().int(),
  t: z.number(),
  at: z.number(),
  arrivedAt: z.number(),
  late: z.boolean(),
  values: z.partialRecord(z.enum(SIGNALS), z.number()),
  status: z.partialRecord(z.enum(VITALS), z.enum(VITAL_STATUSES)),
  nibpAt: z.number().optional(),
  invalid: z.partialRecord(z.enum([...SIGNALS, 'battery']), z.string()).optional(),
  battery: z.number().optional(),
  source: z.string().optional(),
  unknown: z.record(z.string(), z.number()).optional(),
});

const publicKeySchema = z.object({
  id: z.string(),
  algorithm: z.literal('Ed25519'),
  /** SPKI, DER, base64. */
  publicKey: z.string(),
});
export type PublicKey = z.infer<typeof publicKeySchema>;

/** Keys in the order of canonical JSON. */
const sessionDocumentSchema = z.strictObject({
  events: z.array(sessionEventSchema).min(1),
  format: z.literal(SESSION_FORMAT),
  /** Of every signature in the log. */
  keys: z.array(publicKeySchema),
  /** The version that the session ran under, as it was stored. */
  protocol: protocolDocumentSchema,
  /** In order of arrival. */
  readings: z.array(readingSchema),
  sessionId: uuid,
});
export type SessionDocument = z.infer<typeof sessionDocumentSchema>;

/** Version 1 has been the only one: all that came to it may be absent. */
export const SESSION_DOCUMENTS: Versions<SessionDocument> = {
  format: 'chairside-session',
  earlier: [],
  current: sessionDocumentSchema,
};
