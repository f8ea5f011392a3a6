import type { Coverage } from '@chairside/shared/alarms/sound/coverage';
import type { LiveReading } from '@chairside/shared/vitals/live-vitals';
import type { Reading } from '@chairside/shared/vitals/reading';
import type { AlarmMessage, LogMessage, StoppedScreens } from '@chairside/shared/wire/station';
import type { LivePicture } from '../engine/live-picture.ts';
import type { EngineOutput } from '../engine/output.ts';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/logger.ts';
import { Station, StationClinic } from './station-clinic.ts';
import type { StationNamespace, StationSocket } from './station-socket.ts';

export interface StationStreamDeps {
  readonly picture: LivePicture;
  readonly clock: Clock;
  readonly log: Logger;
  /** Of the page that is served; null where none is. */
  readonly build: () => string | null;
}

/** Half of it is what a reading waits on average: 60 ms is the bar for the whole way (docs/benchmarks.md). */
const FRAME_MS = 80;
const PULSE_MS = 1_000;
/** A station that has not taken this many packets gets no more frames until it has. */
const BEHIND_AT = 8;
/** Past this it is cut off: it reconnects and gets everything anew. */
const CUT_OFF_AT = 2_000;
const CUT_OFF_AFTER_MS = 15_000;

const STATIONS = 'stations';
const everyone = (clinicId: number): string => `clinic:${clinicId}`;
const keepingUp = (clinicId: number): string => `frames:${clinicId}`;

/** Sends what the engine tells to the stations of each clinic. */
export class StationStream implements EngineOutput {
  readonly #namespace: StationNamespace;
  readonly #deps: StationStreamDeps;
  readonly #clinics = new Map<number, StationClinic>();
  readonly #stops: (() => void)[];

  constructor(namespace: StationNamespace, deps: StationStreamDeps) {
    this.#namespace = namespace;
    this.#deps = deps;
    this.#stops = [
      deps.picture.listen(this),
      deps.clock.every(FRAME_MS, () => this.#flush()),
      deps.clock.every(PULSE_MS, () => this.#pulse()),
      deps.clock.onMoved((byMs) => this.#moved(byMs)),
    ];
  }

  stop(): void {
    for (const stop of this.#stops.splice(0)) stop();
  }

  clinic(clinicId: number): StationClinic {
    let clinic = this.#clinics.get(clinicId);
    if (!clinic) {
      clinic = new StationClinic();
      this.#clinics.set(clinicId, clinic);
    }
    return clinic;
  }

  get clinics(): ReadonlyMap<number, StationClinic> {
    return this.#clinics;
  }

  get stations(): Station[] {
    return [...this.#clinics.values()].flatMap(({ stations }) => [...stations]);
  }

  /** From this turn on the socket hears everything of its clinic. Watching again changes nothing. */
  join(clinicId: number, socket: StationSocket, id: string): Station {
    const { stations } = this.clinic(clinicId);
    const known = [...stations].find((station) => station.socket === socket);
    if (known) return known;
    const station = new Station(socket, id);
    stations.add(station);
    void socket.join([STATIONS, everyone(clinicId), keepingUp(clinicId)]);
    socket.on('disconnect', () => stations.delete(station));
    return station;
  }

  reading(clinicId: number, chairId: string, _reading: Reading, live: LiveReading): void {
    const clinic = this.#told(clinicId);
    if (!clinic || clinic.stations.size === 0) return;
    const now = this.#deps.clock.now();
    const first = clinic.frames.empty && now - clinic.framedAt >= FRAME_MS;
    clinic.frames.add(chairId, live);
    // After a quiet spell the first reading does not wait for company.
    if (first) this.#sendFrame(clinicId, clinic, now);
  }

  alarm(clinicId: number, message: AlarmMessage): void {
    this.#told(clinicId);
    this.#namespace.to(everyone(clinicId)).emit('alarm', message);
  }

  log(clinicId: number, message: LogMessage): void {
    for (const joining of this.#told(clinicId)?.joining ?? []) joining.log(message);
    this.#namespace.to(everyone(clinicId)).emit('log', message);
  }

  chair(clinicId: number, chairId: string): void {
    if (!this.#told(clinicId)?.stations.size) return;
    const chair = this.#deps.picture.chair(clinicId, chairId);
    if (chair) this.#namespace.to(everyone(clinicId)).emit('chair', { chair });
  }

  coverage(clinicId: number, coverage: Coverage): void {
    this.#namespace.to(everyone(clinicId)).emit('coverage', coverage);
  }

  stoppedScreens(clinicId: number, stopped: StoppedScreens): void {
    this.#namespace.to(everyone(clinicId)).emit('stopped-screens', stopped);
  }

  #told(clinicId: number): StationClinic | undefined {
    const clinic = this.#clinics.get(clinicId);
    if (clinic) clinic.told += 1;
    return clinic;
  }

  #sendFrame(clinicId: number, clinic: StationClinic, now: number): void {
    clinic.framedAt = now;
    this.#namespace.to(keepingUp(clinicId)).emit('frame', clinic.frames.take(now));
  }

  #flush(): void {
    const now = this.#deps.clock.now();
    for (const [clinicId, clinic] of this.#clinics) {
      for (const station of clinic.stations) this.#pace(clinicId, station, now);
      if (!clinic.frames.empty) this.#sendFrame(clinicId, clinic, now);
    }
  }

  /** A slow station loses frames, never alarms or log events; once it has caught up it gets every chair anew. */
  #pace(clinicId: number, station: Station, now: number): void {
    const { socket, backlog } = station;
    if (station.behindSince === null) {
      if (backlog < BEHIND_AT) return;
      station.behindSince = now;
      void socket.leave(keepingUp(clinicId));
      return;
    }
    if (station.drained) {
      station.behindSince = null;
      void socket.join(keepingUp(clinicId));
      for (const chair of this.#deps.picture.chairs(clinicId)) socket.emit('chair', { chair });
      return;
    }
    if (backlog < CUT_OFF_AT && now - station.behindSince < CUT_OFF_AFTER_MS) return;
    this.#deps.log.warn(
      { clinic: clinicId, backlog },
      'station cut off: it takes nothing any more',
    );
    socket.conn.close();
  }

  /** Server time moved: the instants kept here move along. */
  #moved(byMs: number): void {
    for (const clinic of this.#clinics.values()) {
      clinic.framedAt += byMs;
      for (const station of clinic.stations) station.moved(byMs);
    }
  }

  #pulse(): void {
    const serverTime = this.#deps.clock.now();
    const health = this.#deps.picture.health();
    // One message for all of them: it holds nothing of a clinic.
    const build = this.#deps.build();
    const page = build === null ? {} : { build };
    this.#namespace.to(STATIONS).emit('pulse', { serverTime, health, ...page });
  }
}
