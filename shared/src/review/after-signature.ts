/** What came to a session after its last signature: nobody has signed for it. */
import { z } from 'zod';
import type { SessionEvent } from '../moves/events.ts';
import type { Reading } from '../vitals/reading.ts';

const spanSchema = z.object({ from: z.number(), to: z.number() });
export const afterSignatureSchema = z.object({
  /** The last signature. */
  signature: z.object({ seq: z.number().int(), at: z.number() }),
  events: z.array(z.object({ seq: z.number().int(), type: z.string(), at: z.number() })),
  /** Null where none came; instants in epoch ms on the server's clock. */
  readings: z
    .object({ count: z.number().int(), arrived: spanSchema, measured: spanSchema })
    .nullable(),
});
export type AfterSignature = z.infer<typeof afterSignatureSchema>;

/** Null for a session without a signature. */
export function afterSignature(
  events: readonly SessionEvent[],
  readings: readonly Pick<Reading, 'at' | 'arrivedAt'>[],
): AfterSignature | null {
  const signed = events.findLast(({ body }) => body.type === 'session-signed');
  if (signed === undefined) return null;
  const { body, at } = signed;
  // What was stored when it was given; older signatures name no instant of their own.
  const covered = body.type === 'session-signed' ? (body.seal.readings.until ?? at) : at;
  const late = readings.filter(({ arrivedAt }) => arrivedAt > covered);
  return {
    signature: { seq: signed.seq, at: signed.at },
    events: events
      .filter(({ seq }) => seq > signed.seq)
      .map(({ seq, body, recordedAt }) => ({ seq, type: body.type, at: recordedAt })),
    readings:
      late.length === 0
        ? null
        : {
            count: late.length,
            arrived: spanOf(late.map(({ arrivedAt }) => arrivedAt)),
            measured: spanOf(late.map(({ at }) => at)),
          },
  };
}

function spanOf(instants: readonly number[]): z.infer<typeof spanSchema> {
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (const instant of instants) {
    from = Math.min(from, instant);
    to = Math.max(to, instant);
  }
  return { from, to };
}
