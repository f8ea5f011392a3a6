/** The envelope of an entry of the session log, whatever its body says. */

import { z } from 'zod';
import { actorSchema } from '../people/roles.ts';
import { uuid } from '../text/bounded.ts';

export const loggedFields = {
  sessionId: uuid,
  /** 1, 2, 3 ... per session. */
  seq: z.number().int().min(1),
  id: uuid,
  /** When it happened, epoch ms. */
  at: z.number(),
  /** When the server recorded it, epoch ms. */
  recordedAt: z.number(),
  by: actorSchema,
  /** Id of the command that caused it; null for the engine's own. */
  commandId: uuid.nullable(),
  /** Hex sha256 of the previous event's hash + canonical JSON of this one without `hash`. */
  hash: z.string(),
};
const envelopeSchema = z.object(loggedFields);

/** What every body has in common. */
export interface AnyBody {
  readonly type: string;
}

/** One entry of the log with this body. */
export type Logged<B extends AnyBody = AnyBody> = z.infer<typeof envelopeSchema> & { body: B };
