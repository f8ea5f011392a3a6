/** Signatures over the chain. */
import { z } from 'zod';

/** sha256, hex. */
const digest = z.string().regex(/^[0-9a-f]{64}$/);

export const readingsDigestSchema = z.object({
  count: z.number().int().min(0),
  /** Over the canonical JSON of the readings in order of arrival. */
  sha256: digest,
  /** The same by ten minutes of arrival, so that a change is found near its place. Epoch ms. */
  windows: z.array(
    z.object({ from: z.number(), to: z.number(), count: z.number().int(), sha256: digest }),
  ),
  /** Arrival of the newest that is covered, epoch ms, 0 for none; absent in older signatures, which cover what had arrived when they were given. */
  until: z.number().int().min(0).optional(),
});
export type ReadingsDigest = z.infer<typeof readingsDigestSchema>;

/** What a signature covers, and the signature itself. */
export const sealSchema = z.object({
  /** Last event that is covered, and its hash: with it everything before. */
  signedSeq: z.number().int().min(1),
  signedHash: digest,
  readings: readingsDigestSchema,
  /** Over the canonical JSON of the protocol version that the session ran under. */
  protocolSha256: digest,
  algorithm: z.literal('Ed25519'),
  /** Id of the clinic's key. */
  key: z.string().min(1).max(80),
  /** Base64, over the canonical JSON of the fields above and of who signs, when, and as what. */
  signature: z.string().min(1).max(200),
});
export type Seal = z.infer<typeof sealSchema>;

export const SIGNATURE_KINDS = ['signed', 'co-signed'] as const;
