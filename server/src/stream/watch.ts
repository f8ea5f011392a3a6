import type { Snapshot, WatchAnswer } from '@chairside/shared/protocol/station';
import type { LivePicture } from '../engine/live-picture.ts';
import { within } from '../platform/within.ts';
import type { SessionStore } from '../store/ports.ts';
import type { Joining } from './joining.ts';

/** More events than this are slower to fold than a snapshot is to send. */
const MOST_DELTA_EVENTS = 500;
/** A station must not sit without alarms because a database hangs: it gets a snapshot then, which needs none. */
const READ_WITHIN_MS = 1_000;

export interface WatchDeps {
  readonly picture: LivePicture;
  readonly sessions: Pick<SessionStore, 'eventsAfter'>;
  readonly now: () => number;
}

/** Everything as it is now; null for an unknown clinic. */
export function snapshotOf(deps: WatchDeps, clinicId: number): Snapshot | null {
  const { picture } = deps;
  const clinic = picture.clinic(clinicId);
  if (!clinic) return null;
  const { id, name, timeZone } = clinic;
  return {
    clinic: { id, name, timeZone },
    serverTime: deps.now(),
    cursor: picture.cursor(clinicId),
    health: picture.health(),
    chairs: picture.chairs(clinicId),
    protocols: picture.protocols(clinicId),
  };
}

/**
 * What happened since `cursor`; null where a snapshot serves better. Calling the result composes the answer as
 * of that turn: the station must join in the same one, since until then `joining` holds what the clinic is told.
 */
export async function deltaSince(
  deps: WatchDeps,
  clinicId: number,
  cursor: number,
  joining: Joining,
): Promise<(() => WatchAnswer) | null> {
  const { picture } = deps;
  if (cursor > picture.cursor(clinicId)) return null;
  const asked = deps.sessions.eventsAfter(clinicId, cursor, MOST_DELTA_EVENTS);
  const found = await within(asked, READ_WITHIN_MS).catch(() => null);
  if (!found || !(await joining.reached(found.cursor))) return null;
  return () => ({
    ok: true,
    delta: {
      serverTime: deps.now(),
      cursor: picture.cursor(clinicId),
      health: picture.health(),
      events: [...found.events, ...joining.after(found.cursor)],
      chairs: picture.chairs(clinicId).map(({ session: _, ...chair }) => chair),
      protocols: picture.protocols(clinicId),
    },
  });
}
