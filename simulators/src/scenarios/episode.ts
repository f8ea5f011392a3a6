/** Things that happen to a chair beside the course of its patient: a fall of SpO2, a probe off, silence. */
import { within } from '../settings/setting.ts';

export type Episode = {
  /** First onset, seconds after the simulation starts. */
  readonly firstS: number;
  readonly durationS: number;
  /** Onset to onset where it comes again. */
  readonly everyS?: number;
} & (
  | {
      readonly kind: 'desaturation';
      /** Lowest SpO2, %. The probe sits well: this is the patient, not an artefact. */
      readonly floor: number;
    }
  | { readonly kind: 'tachycardia'; readonly hr: number }
  | { readonly kind: 'probe-off' }
  | { readonly kind: 'monitor-silent' }
);

/** @throws SettingRefused for an episode that could not be played. */
export function checkEpisode(episode: Episode): void {
  within('first onset', episode.firstS, 0, 86_400);
  within('duration', episode.durationS, 5, 3600);
  if (episode.everyS !== undefined) {
    within('interval of an episode', episode.everyS, episode.durationS, 86_400);
  }
  if (episode.kind === 'desaturation') within('lowest SpO2', episode.floor, 50, 97);
  if (episode.kind === 'tachycardia') within('heart rate of a tachycardia', episode.hr, 90, 220);
}

/** Seconds into the episode at `tS`, or null where it is not on. */
export function secondsInto(episode: Episode, tS: number): number | null {
  if (tS < episode.firstS) return null;
  const since = tS - episode.firstS;
  const into = episode.everyS === undefined ? since : since % episode.everyS;
  return into < episode.durationS ? into : null;
}

/** 0 to 1 to 0 over an episode: smooth in and out over `rampS` at either end. */
export function envelope(intoS: number, durationS: number, rampS: number): number {
  const ramp = Math.min(rampS, durationS / 2);
  const x = Math.min(1, intoS / ramp, (durationS - intoS) / ramp);
  return x * x * (3 - 2 * x);
}
