/** Which alarms may be heard: the condition and its sound are two things (CLINICAL 5.4). */
import type { Alarm } from './alarm.ts';

/** A pause of the sound of one chair, as far as the sound depends on it. */
export interface AudioPause {
  /** Server clock, epoch ms. */
  readonly until: number;
  /** Ids of the occurrences that it silences. */
  readonly covers: readonly string[];
}

/** The condition holds and nobody has taken it. Back in range is silent but stays on screen. */
export function calls(alarm: Alarm): boolean {
  return alarm.state === 'active' && alarm.acknowledged === null;
}

export function calling(alarms: readonly Alarm[]): Alarm[] {
  return alarms.filter(calls);
}

/**
 * The alarms of one chair that sound at `now` (server clock, epoch ms). A pause silences the occurrences that it
 * names until it ends: a new or a worse one is another occurrence, and sounds at once.
 */
export function audible(
  alarms: readonly Alarm[],
  pause: AudioPause | null | undefined,
  now: number,
): Alarm[] {
  const found = calling(alarms);
  if (!pause || pause.until <= now) return found;
  return found.filter(({ id }) => !pause.covers.includes(id));
}
