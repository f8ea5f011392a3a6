import type { SessionEvent } from '@chairside/shared/moves/events';
import { NO_CUFF, tellStored } from '@chairside/shared/vitals/inflation';
import { liveReading } from '@chairside/shared/vitals/live-vitals';
import type { Reading } from '@chairside/shared/vitals/reading';
import type { ChairVitals } from './chair-vitals.ts';
import type { SessionActor } from './session-actor.ts';

/** Where the log says that the session is, and since when: recorded, server clock, epoch ms. */
export function lastSeat(events: readonly SessionEvent[]): { chairId: string; since: number } {
  let seat = { chairId: '', since: 0 };
  for (const { body, recordedAt } of events) {
    if (body.type === 'session-opened') seat = { chairId: body.chairId, since: 0 };
    if (body.type === 'chair-transferred') seat = { chairId: body.chairId, since: recordedAt };
  }
  return seat;
}

/**
 * Tells the session of every reading that passes, and its chair of those that were measured in it: so it shows its last
 * values with their true age.
 */
export async function* toldTo(
  actor: SessionActor,
  vitals: ChairVitals | undefined,
  since: number,
  readings: AsyncIterable<Reading>,
): AsyncIterable<Reading> {
  let memory = NO_CUFF;
  for await (const reading of readings) {
    const cuff = tellStored(memory, reading);
    memory = cuff.memory;
    actor.measured(cuff.takenAt === null ? reading : { ...reading, nibpAt: cuff.takenAt });
    if (reading.arrivedAt > since && !reading.late) vitals?.apply(liveReading(undefined, reading));
    yield reading;
  }
}
