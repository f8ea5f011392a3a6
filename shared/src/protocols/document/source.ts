/** Where a number of a protocol comes from, and how far it can be trusted. */
import { z } from 'zod';

export const sourceSchema = z.object({
  /** Ids of the source list in docs/clinical-sources.md, such as `S8`; empty means "clinic default, not from a published source". */
  ids: z.array(z.string()),
  note: z.string().optional(),
  confidence: z.enum(['high', 'medium-high', 'medium', 'low-medium', 'low']),
});
export type LimitSource = z.infer<typeof sourceSchema>;

/** Sources by their id in docs/clinical-sources.md; none means "clinic default, not from a published source". */
export function from(
  confidence: LimitSource['confidence'],
  ids: readonly string[],
  note?: string,
): LimitSource {
  return { ids: [...ids], confidence, ...(note === undefined ? {} : { note }) };
}
