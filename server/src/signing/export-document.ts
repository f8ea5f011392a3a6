/** A whole session as one text that can be checked away from the server: canonical JSON, one line (docs/signing.md). */

import { sessionEventSchema } from '@chairside/shared/moves/events';
import { protocolDocumentSchema } from '@chairside/shared/protocols/document/document';
import { uuid } from '@chairside/shared/text/bounded';
import { canonicalJson } from '@chairside/shared/text/canonical-json';
import { SIGNALS, VITALS } from '@chairside/shared/vitals/catalogue';
import type { NamedReading } from '@chairside/shared/vitals/named-reading';
import { VITAL_STATUSES } from '@chairside/shared/vitals/reading';
import { z } from 'zod';

export const EXPORT_FORMAT = 'chairside-session@1';

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

export const publicKeySchema = z.object({
  id: z.string(),
  algorithm: z.literal('Ed25519'),
  /** SPKI, DER, base64. */
  publicKey: z.string(),
});
export type PublicKey = z.infer<typeof publicKeySchema>;

/** Keys in the order of canonical JSON. */
export const exportDocumentSchema = z.strictObject({
  events: z.array(sessionEventSchema).min(1),
  format: z.literal(EXPORT_FORMAT),
  /** Of every signature in the log. */
  keys: z.array(publicKeySchema),
  /** The version that the session ran under, as it was stored. */
  protocol: protocolDocumentSchema,
  /** In order of arrival. */
  readings: z.array(readingSchema),
  sessionId: uuid,
});
export type ExportDocument = z.infer<typeof exportDocumentSchema>;

type Parts = Omit<ExportDocument, 'readings' | 'events' | 'protocol' | 'format'> & {
  readonly events: readonly unknown[];
  readonly protocol: unknown;
  readonly readings: AsyncIterable<NamedReading>;
};

/** The text piece by piece, so that no session has to be in memory at once. */
export async function* exportText(parts: Parts): AsyncGenerator<string> {
  yield '{"events":[';
  let first = true;
  for (const event of parts.events) {
    yield `${first ? '' : ','}${canonicalJson(event)}`;
    first = false;
  }
  const keys = canonicalJson(parts.keys);
  const protocol = canonicalJson(parts.protocol);
  yield `],"format":"${EXPORT_FORMAT}","keys":${keys},"protocol":${protocol},"readings":[`;
  first = true;
  for await (const reading of parts.readings) {
    yield `${first ? '' : ','}${canonicalJson(reading)}`;
    first = false;
  }
  yield `],"sessionId":${canonicalJson(parts.sessionId)}}\n`;
}
