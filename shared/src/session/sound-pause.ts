/** Pausing the sound of one chair: a state of the server with an owner, an end and the alarms that it covers. */
import { z } from 'zod';
import { type Alarm, alarmSchema } from '../alarms/alarm.ts';
import { calling } from '../alarms/sound/audio.ts';
import { actorSchema } from '../people/roles.ts';

/** Factory default of Masimo Root, between 1 and 3 min (docs/clinical.md 5.1, S104). There is no longer one and no unlimited one. */
export const SOUND_PAUSE_MS = 120_000;

export const soundPauseSchema = z.object({
  by: actorSchema,
  /** Server clock, epoch ms. */
  from: z.number(),
  until: z.number(),
  /** Ids of the occurrences that are silent; any other one sounds. */
  covers: z.array(alarmSchema.shape.id),
});
export type SoundPause = z.infer<typeof soundPauseSchema>;

/** What is left of a pause once alarms have changed: an occurrence that is over or answered needs none. */
export function remainingPause(
  pause: SoundPause | null | undefined,
  alarms: Readonly<Record<string, Alarm>>,
): SoundPause | null {
  if (!pause) return null;
  const still = new Set(calling(Object.values(alarms)).map(({ id }) => id));
  const covers = pause.covers.filter((id) => still.has(id));
  return covers.length === 0 ? null : { ...pause, covers };
}
