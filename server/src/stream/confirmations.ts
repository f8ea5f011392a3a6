import type { StationReceipts } from '@chairside/shared/wire/delivery';
import type { LivePicture } from '../engine/live-picture.ts';
import type { Station } from './station-clinic.ts';
import type { StationStream } from './station-stream.ts';

/** Ids of the stations that showed or sounded an occurrence, by its id. */
type Confirmed = Map<string, Set<string>>;

/** Tells the screen of each chair which of its alarms a screen of the staff has shown or sounded. */
export class Confirmations {
  readonly #stream: Pick<StationStream, 'clinics'>;
  readonly #picture: Pick<LivePicture, 'chair' | 'chairs'>;
  /** By clinic and session: ids of occurrences begin anew with each session. */
  readonly #clinics = new Map<number, Map<string, Confirmed>>();

  constructor(
    stream: Pick<StationStream, 'clinics'>,
    picture: Pick<LivePicture, 'chair' | 'chairs'>,
  ) {
    this.#stream = stream;
    this.#picture = picture;
  }

  /** A chair's own screen confirms nothing, nor does one that has not said what it is. */
  take(clinicId: number, station: Pick<Station, 'id' | 'status'>, given: StationReceipts): void {
    if (station.status === null || station.status.bedside) return;
    const running = new Set(this.#picture.chairs(clinicId).map(({ session }) => session?.id));
    const sessions = this.#clinics.get(clinicId) ?? new Map<string, Confirmed>();
    this.#clinics.set(clinicId, sessions);
    for (const id of sessions.keys()) if (!running.has(id)) sessions.delete(id);
    for (const { session, alarm, stage } of given.receipts) {
      if (stage === 'delivered' || !running.has(session)) continue;
      const confirmed: Confirmed = sessions.get(session) ?? new Map();
      sessions.set(session, confirmed);
      confirmed.set(alarm, (confirmed.get(alarm) ?? new Set()).add(station.id));
    }
    this.tell(clinicId);
  }

  /** To every chair's own screen of the clinic for which it has changed. */
  tell(clinicId: number): void {
    const stations = [...(this.#stream.clinics.get(clinicId)?.stations ?? [])];
    const beside = new Set(stations.flatMap(({ id, status }) => (status?.bedside ? [id] : [])));
    for (const station of stations) {
      const chairId = station.status?.bedside ? station.status.chair : undefined;
      const session = chairId && this.#picture.chair(clinicId, chairId)?.session?.id;
      if (!session) {
        station.confirmedTold = null;
        continue;
      }
      const message = { session, alarms: this.#confirmed(clinicId, session, beside) };
      const text = JSON.stringify(message);
      if (station.confirmedTold === text) continue;
      station.confirmedTold = text;
      station.socket.emit('confirmed', message);
    }
  }

  /** What only a page showed that has become a chair's own screen since is not confirmed by the staff. */
  #confirmed(clinicId: number, session: string, beside: ReadonlySet<string>): string[] {
    const all = [...(this.#clinics.get(clinicId)?.get(session) ?? [])];
    return all
      .filter(([, by]) => [...by].some((id) => !beside.has(id)))
      .map(([alarm]) => alarm)
      .sort();
  }
}
