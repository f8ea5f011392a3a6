import type { Alarm } from '@chairside/shared/alarms/alarm';
import { audible } from '@chairside/shared/alarms/sound/audio';
import {
  type QuietRoomRules,
  type StaffScreens,
  soundsInQuietRoom,
} from '@chairside/shared/alarms/sound/quiet-room';
import { highestOf } from '@chairside/shared/alarms/urgency';
import type { Tier } from '@chairside/shared/protocols/document/document';
import type { SoundPause } from '@chairside/shared/session/sound-pause';
import { useAlarms } from '../live/alarms-store.ts';
import { useBedside } from '../live/bedside-store.ts';
import { useClinic } from '../live/clinic-store.ts';
import { serverNow } from '../live/clock-store.ts';
import { useCoverage } from '../live/coverage-store.ts';
import { useLink } from '../live/link-store.ts';
import { useSessions } from '../live/sessions-store.ts';

/** One alarm that may be heard, with where it belongs. */
export interface Heard {
  readonly chairId: string;
  readonly sessionId: string | null;
  readonly alarm: Alarm;
}

/** The running pause of a chair's sound at `now`; null where there is none. */
export function runningPause(pause: SoundPause | null | undefined, now: number): SoundPause | null {
  return pause && pause.until > now ? pause : null;
}

/** What the protocol of a session says about its sound; the product's defaults where it says nothing. */
function rulesOf(reference: string | undefined): QuietRoomRules {
  const protocol = reference === undefined ? undefined : useClinic.getState().protocols[reference];
  return {
    quietRoomMs: protocol?.quietRoomMs,
    realarmMs: protocol?.realarmAfterMs,
    ladder: protocol?.escalation,
  };
}

/** Every alarm of the clinic that is not silenced by an acknowledgement or by a pause. */
export function heardNow(now = serverNow()): Heard[] {
  const { sessions, byChair } = useSessions.getState();
  return Object.entries(useAlarms.getState().alarms).flatMap(([chairId, alarms]) => {
    const sessionId = byChair[chairId] ?? null;
    const session = sessionId === null ? undefined : sessions[sessionId];
    const { realarmMs } = rulesOf(session?.protocol);
    return audible(alarms, session?.soundPause, now, realarmMs).map((alarm) => ({
      chairId,
      sessionId,
      alarm,
    }));
  });
}

/** What a chair's own screen knows of the staff's screens. */
function staffScreens(sessionId: string | null): StaffScreens {
  const { kind } = useLink.getState().link;
  const { confirmed } = useBedside.getState();
  return {
    linked: kind === 'live' || kind === 'connecting',
    coverage: useCoverage.getState().coverage,
    confirmed: confirmed !== null && confirmed.session === sessionId ? confirmed.alarms : [],
  };
}

/** What the own screen of a chair sounds: what the staff's screens do not carry. */
export function heardBeside(chairId: string, now = serverNow()): Heard[] {
  const { sessions, byChair } = useSessions.getState();
  const sessionId = byChair[chairId] ?? null;
  const session = sessionId === null ? undefined : sessions[sessionId];
  const alarms = useAlarms.getState().alarms[chairId] ?? [];
  const staff = staffScreens(sessionId);
  const rules = rulesOf(session?.protocol);
  return soundsInQuietRoom(alarms, session?.soundPause, staff, now, rules).map((alarm) => ({
    ...{ chairId, sessionId, alarm },
  }));
}

/** What this screen sounds: everything heard, unless it is the own screen of a chair. */
export function heardHere(): Heard[] {
  const { chairId } = useBedside.getState();
  return chairId === null ? heardNow() : heardBeside(chairId);
}

/** The one tier that is sounded: the highest. */
export function heardTier(heard: readonly Heard[]): Tier | null {
  return highestOf(heard.map(({ alarm }) => alarm.tier));
}
