import { z } from 'zod';
import { type Logged, loggedFields } from '../session/logged.ts';
import type { EventMove } from './event-move.ts';
import { COMMAND_MOVES, ENGINE_EVENTS } from './table.ts';

/** Events of the session log: the clinical record. Never updated, never deleted (docs/architecture.md). */
type AnyMove = (typeof COMMAND_MOVES)[number]['gives'][number] | (typeof ENGINE_EVENTS)[number];

/** Each event once, however many commands give it. */
const MOVES: ReadonlyMap<string, AnyMove> = new Map(
  [...COMMAND_MOVES.flatMap(({ gives }): readonly AnyMove[] => gives), ...ENGINE_EVENTS].map(
    (move) => [move.body.shape.type.value, move],
  ),
);

type AnySchema = AnyMove['body'];
const schemas = [...MOVES.values()].map(({ body }): AnySchema => body);

export const eventBodySchema = z.discriminatedUnion('type', schemas as [AnySchema, ...AnySchema[]]);
export type EventBody = z.infer<AnySchema>;
export type EventType = EventBody['type'];
export type BodyOf<T extends EventType> = Extract<EventBody, { type: T }>;

export const sessionEventSchema = z.object({ ...loggedFields, body: eventBodySchema });
/** One entry of the session log. */
export type SessionEvent = Logged<EventBody>;

/** All that there is to say of an event's kind. */
export function eventMove({ type }: { readonly type: EventType }): EventMove {
  const move = MOVES.get(type);
  if (move === undefined) throw new Error(`no event is called ${type}`);
  return move;
}
