/** When the dark screen of a chair lights up and sounds after all (docs/alarms.md, "Quiet room"). */

import {
  type Escalation,
  QUIET_ROOM_MS,
  REALARM_MS,
} from '../../protocols/document/escalation-steps.ts';
import type { Alarm } from '../alarm.ts';
import { type AudioPause, audible, calls } from './audio.ts';
import type { Coverage } from './coverage.ts';
import { hasReached } from './escalation.ts';

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

/** The times that the protocol of the session sets; what is absent is the product's default. */
export interface QuietRoomRules {
  readonly quietRoomMs?: number | undefined;
  readonly realarmMs?: number | undefined;
  readonly ladder?: Escalation | undefined;
}

/**
 * What the screen of a quiet chair sounds at `now` (server clock, epoch ms). Carried by the staff's screens: critical
 * alarms that hold and that nobody has answered, once none of those screens has confirmed them in time, or once the
 * whole clinic is called: a screen that showed the alarm to nobody carries nothing. Not carried: all that any screen
 * would sound for this chair.
 */
export function soundsInQuietRoom(
  alarms: readonly Alarm[],
  pause: AudioPause | null | undefined,
  staff: StaffScreens,
  now: number,
  { quietRoomMs = QUIET_ROOM_MS, realarmMs = REALARM_MS, ladder }: QuietRoomRules = {},
): Alarm[] {
  const heard = audible(alarms, pause, now, realarmMs);
  if (!staffCarry(staff)) return heard;
  return heard.filter((alarm) => {
    if (alarm.tier !== 'critical' || !calls(alarm)) return false;
    const unconfirmed = !staff.confirmed.includes(alarm.id);
    return (
      (unconfirmed && now - alarm.raisedAt >= quietRoomMs) ||
      hasReached(alarm, ladder, 'clinic', now)
    );
  });
}
