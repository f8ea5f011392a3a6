/** Which alarms may be heard: the condition and its sound are two things (docs/alarms.md). */

import { REALARM_MS } from '../../protocols/document/escalation-steps.ts';
import type { Alarm } from '../alarm.ts';

/** A pause of the sound of one chair, as far as the sound depends on it. */
export interface AudioPause {
  /** Server clock, epoch ms. */
  readonly until: number;
  /** Ids of the occurrences that it silences. */
  readonly covers: readonly string[];
}

/** The condition holds and nobody has taken it. Back in range, or silent by its limit, is on screen alone. */
export function calls(alarm: Alarm): boolean {
  return alarm.state === 'active' && alarm.acknowledged === null && alarm.silent !== true;
}

export function calling(alarms: readonly Alarm[]): Alarm[] {
  return alarms.filter(calls);
}

/** Long enough for one burst of any priority; clinic default, not from a published source. */
const REMINDER_LASTS_MS = 10_000;

/** Worth a second call: what the patient has, unless it is info, and equipment whose loss is critical. */
function isReminded(alarm: Alarm): boolean {
  const { kind, tier, state } = alarm;
  return (
    state === 'active' && (tier === 'critical' || (kind === 'physiological' && tier !== 'info'))
  );
}

/** Acknowledged, still there, and just now called again. `now`: server clock, epoch ms. */
export function reminds(alarm: Alarm, now: number, realarmMs: number = REALARM_MS): boolean {
  if (alarm.acknowledged === null || !isReminded(alarm)) return false;
  const since = now - alarm.acknowledged.at;
  return since >= realarmMs && since % realarmMs < REMINDER_LASTS_MS;
}

/**
 * The alarms of one chair that sound at `now` (server clock, epoch ms). A pause silences the occurrences that it
 * names until it ends: a new or a worse one is another occurrence, and sounds at once. A reminder is short enough to
 * need no pause. `realarmMs`: after this what was acknowledged is called again.
 */
export function audible(
  alarms: readonly Alarm[],
  pause: AudioPause | null | undefined,
  now: number,
  realarmMs: number = REALARM_MS,
): Alarm[] {
  const paused = pause && pause.until > now ? pause.covers : [];
  return alarms.filter(
    (alarm) => (calls(alarm) && !paused.includes(alarm.id)) || reminds(alarm, now, realarmMs),
  );
}
