import type { Snapshot, WatchAnswer } from '@chairside/shared/wire/station';
import type { LivePicture } from '../engine/live-picture.ts';
import type { Timers } from '../platform/timers.ts';
import { within } from '../platform/within.ts';
import type { SessionStore } from '../store/ports/store.ts';
import type { Joining } from './joining.ts';
import type { PictureText } from './picture-text.ts';
import { PreparedAnswer } from './prepared-answer.ts';

/** More events than this are slower to fold than a snapshot is to send. */
const MOST_DELTA_EVENTS = 500;
/** A station must not sit without alarms because a database hangs: it gets a snapshot then, which needs none. */
const READ_WITHIN_MS = 1_000;

type Delta = Extract<WatchAnswer, { delta: unknown }>['delta'];

export interface WatchDeps {
  readonly picture: LivePicture;
  readonly sessions: Pick<SessionStore, 'eventsAfter'>;
  readonly now: () => number;
  readonly timers: Timers;
  /** What all stations of the clinic are shown alike, as it is now. */
  readonly texts: (clinicId: number) => ReturnType<PictureText['of']>;
}

/** Everything as it is now; null for an unknown clinic. */
export function snapshotOf(deps: WatchDeps, clinicId: number): PreparedAnswer | null {
  const { picture } = deps;
  const clinic = picture.clinic(clinicId);
  if (!clinic) return null;
  const { id, name, timeZone } = clinic;
  const head: Omit<Snapshot, 'chairs' | 'protocols'> = {
    clinic: { id, name, timeZone },
    serverTime: deps.now(),
    cursor: picture.cursor(clinicId),
    health: picture.health(),
  };
  const { chairs, protocols } = deps.texts(clinicId);
  return answerOf('snapshot', head, chairs, protocols);
}

/** Head and parts as one object, without encoding the parts once more. */
function answerOf(
  kind: 'snapshot' | 'delta',
  head: object,
  chairs: string,
  protocols: string,
): PreparedAnswer {
  const open = JSON.stringify(head).slice(0, -1);
  return new PreparedAnswer(
    `{"ok":true,"${kind}":${open},"chairs":${chairs},"protocols":${protocols}}}`,
  );
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
): Promise<(() => PreparedAnswer) | null> {
  const { picture } = deps;
  if (cursor > picture.cursor(clinicId)) return null;
  const asked = deps.sessions.eventsAfter(clinicId, cursor, MOST_DELTA_EVENTS);
  const found = await within(asked, READ_WITHIN_MS, deps.timers).catch(() => null);
  if (!found || !(await joining.reached(found.cursor))) return null;
  return () => {
    const head: Omit<Delta, 'chairs' | 'protocols'> = {
      serverTime: deps.now(),
      cursor: picture.cursor(clinicId),
      health: picture.health(),
      events: [...found.events, ...joining.after(found.cursor)],
    };
    const { bareChairs, protocols } = deps.texts(clinicId);
    return answerOf('delta', head, bareChairs, protocols);
  };
}
