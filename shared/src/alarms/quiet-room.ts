/** When the dark screen of a chair lights up and sounds after all (docs/alarms.md, "Quiet room"). */
import type { Coverage } from '../protocol/station.ts';
import type { Alarm } from './alarm.ts';
import { type AudioPause, audible, calls } from './audio.ts';

/** The staff's screens have this long to confirm a critical alarm; clinic default, not from a published source. */
export const QUIET_ROOM_MS = 10_000;

/** What the screen of a chair knows of the staff's screens. */
export interface StaffScreens {
  /** Without the server it cannot know of them. */
  readonly linked: boolean;
  /** Null before the server has said so. */
  readonly coverage: Coverage | null;
  /** Ids of the occurrences of its session that a staff's screen has shown or sounded. */
  readonly confirmed: readonly string[];
}

/** Some screen of the staff is in view and some can sound, as far as is known. */
export function staffCarry({ linked, coverage }: Omit<StaffScreens, 'confirmed'>): boolean {
  return linked && (coverage === null || (coverage.visible > 0 && coverage.sounding > 0));
}

/**
 * What the screen of a quiet chair sounds at `now` (server clock, epoch ms). Carried by the staff's screens: critical
 * alarms that hold, that nobody has answered, and that none of those screens has confirmed in time. Not carried: all
 * that any screen would sound for this chair.
 */
export function soundsInQuietRoom(
  alarms: readonly Alarm[],
  pause: AudioPause | null | undefined,
  staff: StaffScreens,
  now: number,
  quietRoomMs: number = QUIET_ROOM_MS,
): Alarm[] {
  const heard = audible(alarms, pause, now);
  if (!staffCarry(staff)) return heard;
  return heard.filter(
    (alarm) =>
      alarm.tier === 'critical' &&
      calls(alarm) &&
      !staff.confirmed.includes(alarm.id) &&
      now - alarm.raisedAt >= quietRoomMs,
  );
}
