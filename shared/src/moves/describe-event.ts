import type { Actor } from '../people/roles.ts';
import type { Words } from '../wording/words.ts';
import type { EventLane } from './event-lane.ts';
import { eventMove, type SessionEvent } from './events.ts';
import type { Wording } from './wording.ts';

/** The session log in plain sentences, and the lane of each. */
export function describeEvent(event: SessionEvent, wording: Wording): string {
  return eventMove(event.body).sentence(event, wording, (other) =>
    describeEvent(other as SessionEvent, wording),
  );
}

/** A withdrawal, a correction or a response is in the lane of what it is about, so that no filter shows half of the story. */
export function laneOf(
  event: SessionEvent,
  entry: (seq: number) => SessionEvent | null,
): EventLane {
  return eventMove(event.body).lane(event, (seq) => {
    const other = entry(seq);
    return other === null ? null : laneOf(other, entry);
  });
}

/** `Nurse`, `Monitor 3`, `Alarm engine`. */
export function describeActor(by: Actor, { say }: Words): string {
  switch (by.kind) {
    case 'user':
    case 'device':
      return by.name;
    case 'engine':
      return say('events.engine');
    default:
      return by satisfies never;
  }
}
