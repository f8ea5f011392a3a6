import { randomUUID } from 'node:crypto';
import type { SignInEnd, StoppedScreen } from '@chairside/shared/wire/station';
import type { SignedIn } from '../access/identity.ts';
import type { ChangeAudit } from '../audit/audit.ts';
import type { LivePicture } from '../engine/live-picture.ts';
import type { Clock } from '../platform/clock.ts';
import type { Station } from './station-clinic.ts';
import type { StationStream } from './station-stream.ts';

const LOOK_EVERY_MS = 1_000;
/** Of one clinic; of more the newest are told. */
const MOST = 50;

interface Stopped {
  readonly screen: StoppedScreen;
  readonly stationId: string;
  readonly userId: string;
  /** Sign-ins of the same person that watched on: their reconnects bring nobody back. */
  readonly others: ReadonlySet<string | null | undefined>;
}

export interface StoppedScreensDeps {
  readonly stream: Pick<StationStream, 'clinic' | 'stoppedScreens'>;
  readonly picture: Pick<LivePicture, 'chairs' | 'chair'>;
  readonly audit: Pick<ChangeAudit, 'note'>;
  readonly clock: Clock;
}

/**
 * Screens whose sign-in ended while a session ran: whoever looks elsewhere would not know that a wall screen is dark.
 * Told until that screen, or that person at another one, watches again, or until no session runs.
 */
export class StoppedScreenNotices {
  readonly #deps: StoppedScreensDeps;
  readonly #stopped = new Map<number, readonly Stopped[]>();

  constructor(deps: StoppedScreensDeps) {
    this.#deps = deps;
  }

  start(): () => void {
    return this.#deps.clock.every(LOOK_EVERY_MS, () => {
      for (const clinicId of this.#stopped.keys()) {
        if (!this.#runs(clinicId)) this.#keep(clinicId, []);
      }
    });
  }

  /** `station` has just been cut off. */
  ended(station: Station, user: SignedIn, reason: SignInEnd): void {
    const { stream, picture, audit, clock } = this.#deps;
    const { clinicId } = user;
    // That browser goes on under the new sign-in.
    if (reason === 'signed-in-anew' || !this.#runs(clinicId)) return;
    const left = [...stream.clinic(clinicId).stations].filter((one) => one !== station);
    const staffLeft = left.some(({ status }) => !status?.bedside);
    // Whoever signs out knows it, and somebody else still watches.
    if (reason === 'signed-out' && staffLeft) return;
    const own = station.status?.chair;
    const label = own === undefined ? undefined : picture.chair(clinicId, own)?.label;
    const chair = label === undefined ? {} : { chair: label };
    const { id: userId, userName, name } = user;
    const others = left.filter(({ socket }) => socket.data.user?.id === userId);
    const stopped: Stopped = {
      screen: { id: randomUUID(), name, at: clock.now(), reason, ...chair },
      stationId: station.id,
      userId,
      others: new Set(others.map(({ socket }) => socket.data.signIn)),
    };
    const before = this.#of(clinicId).filter(({ stationId }) => stationId !== station.id);
    this.#keep(clinicId, [...before, stopped].slice(-MOST));
    const change = 'stopped-watching' as const;
    const subject = { userId, userName, stationId: station.id, change, reason };
    const nobody = { clinicId, actor: { kind: 'nobody' } } as const;
    void audit.note(nobody, { action: 'screen', subject }, 'completed');
  }

  /** `station` watches: it hears what is missing, and may be what was. */
  watches(station: Station, user: SignedIn): void {
    const { signIn } = station.socket.data;
    const before = this.#of(user.clinicId);
    const after = before.filter(
      ({ stationId, userId, others }) =>
        stationId !== station.id && (userId !== user.id || others.has(signIn)),
    );
    if (after.length < before.length) this.#keep(user.clinicId, after);
    else station.socket.emit('stopped-screens', { screens: after.map(({ screen }) => screen) });
  }

  #of(clinicId: number): readonly Stopped[] {
    return this.#stopped.get(clinicId) ?? [];
  }

  #runs(clinicId: number): boolean {
    return this.#deps.picture.chairs(clinicId).some(({ session }) => session !== null);
  }

  #keep(clinicId: number, stopped: readonly Stopped[]): void {
    if (stopped.length === 0) this.#stopped.delete(clinicId);
    else this.#stopped.set(clinicId, stopped);
    this.#deps.stream.stoppedScreens(clinicId, { screens: stopped.map(({ screen }) => screen) });
  }
}
