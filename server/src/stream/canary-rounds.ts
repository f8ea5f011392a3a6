import { randomUUID } from 'node:crypto';
import { canaryAnswerSchema } from '@chairside/shared/wire/station';
import type { Clock } from '../platform/clock.ts';
import type { Station } from './station-clinic.ts';

/** How often the whole path to each station's sound is proven. */
export const CANARY_EVERY_MS = 20_000;
/** A page that has not answered by then is not there. */
const ANSWER_WITHIN_MS = 5_000;

/**
 * Sends a silent test to every station, through its socket, its stores and its audio graph; what the page's
 * analyser heard comes back. A station whose path is broken does not count as one that can sound.
 */
export function startCanaryRounds(stations: () => readonly Station[], clock: Clock): () => void {
  return clock.every(CANARY_EVERY_MS, () => {
    for (const station of stations()) sendCanary(station, clock);
  });
}

/** Also when a station joins: nobody should wait a whole round to know. */
export function sendCanary(station: Station, clock: Clock): void {
  const id = randomUUID();
  const message = { id, sentAt: clock.now() };
  station.socket.timeout(ANSWER_WITHIN_MS).emit('canary', message, (error, answer) => {
    const at = clock.now();
    const parsed = error ? null : canaryAnswerSchema.safeParse(answer);
    if (!parsed?.success || parsed.data.id !== id) {
      station.proof = { kind: 'failed', at, why: 'no-answer' };
    } else if (parsed.data.heard === 'heard') station.proof = { kind: 'proven', at };
    else station.proof = { kind: 'failed', at, why: parsed.data.heard };
  });
}
