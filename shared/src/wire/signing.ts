/** Signing and verification over HTTP. */
import { z } from 'zod';
import { afterSignatureSchema } from '../review/after-signature.ts';

export const signingKeysSchema = z.object({
  keys: z.array(
    z.object({
      id: z.string(),
      algorithm: z.literal('Ed25519'),
      /** SPKI, DER, base64. */
      publicKey: z.string(),
      createdAt: z.number(),
    }),
  ),
});

export const FAULT_CODES = [
  'not-an-export',
  'not-canonical',
  'wrong-session',
  'out-of-order',
  'chain-broken',
  'protocol-differs',
  'unknown-key',
  'signature-wrong',
  'signed-too-early',
  'readings-differ',
  'alarms-differ',
] as const;

const faultSchema = z.object({
  code: z.enum(FAULT_CODES),
  /** `seq` of the event that it was found at; null where it is no single event's. */
  seq: z.number().int().nullable(),
  message: z.string(),
});

export const verificationSchema = z.object({
  /** Empty: the record holds. */
  faults: z.array(faultSchema),
  /** Whose rules the alarms were checked by; null where the chain does not hold, so that they were not. */
  engine: z
    .object({
      /** The alarm engine that recorded the session. */
      recorded: z.number().int(),
      /** The same where this program has its rules, else the program's own. */
      checkedBy: z.number().int(),
    })
    .nullable(),
  /** Alarms that other rules than those of the recording engine give otherwise: no fault of the record. */
  differences: z.array(faultSchema),
  events: z.number().int(),
  readings: z.number().int(),
  /** Changes of alarms in the log. */
  alarms: z.number().int(),
  signatures: z.array(z.object({ seq: z.number().int(), by: z.string(), at: z.number() })),
  /** Events after the last signature: nobody has signed for them. */
  unsigned: z.number().int(),
  /** What came after the last signature, by number and time; null without one. */
  afterSignature: afterSignatureSchema.nullable(),
});
export type Verification = z.infer<typeof verificationSchema>;
export type Fault = Verification['faults'][number];
