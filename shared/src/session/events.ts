/** Events of the session log: the clinical record. Never updated, never deleted (docs/architecture.md). */
import { z } from 'zod';
import { actorSchema } from '../people/roles.ts';
import { uuid } from '../text/bounded.ts';
import { ALARM_EVENTS } from './alarm-events.ts';
import { CHARTING_EVENTS } from './charting-events.ts';
import { INFUSION_EVENTS } from './infusion-events.ts';
import { OPENING_EVENTS } from './opening-events.ts';
import { RECOVERY_EVENTS } from './recovery-events.ts';
import { REVIEW_EVENTS } from './review-events.ts';

export const eventBodySchema = z.discriminatedUnion('type', [
  ...OPENING_EVENTS,
  ...INFUSION_EVENTS,
  ...CHARTING_EVENTS,
  ...ALARM_EVENTS,
  ...RECOVERY_EVENTS,
  ...REVIEW_EVENTS,
]);
export type EventBody = z.infer<typeof eventBodySchema>;
export type EventType = EventBody['type'];
export type BodyOf<T extends EventType> = Extract<EventBody, { type: T }>;

export const sessionEventSchema = z.object({
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
  body: eventBodySchema,
  /** Hex sha256 of the previous event's hash + canonical JSON of this one without `hash`. */
  hash: z.string(),
});
/** One entry of the session log. */
export type SessionEvent = z.infer<typeof sessionEventSchema>;
