import type { SessionEvent } from '@chairside/shared/moves/events';
import type {
  AlarmMessage,
  Pulse,
  ServerToStation,
  Snapshot,
  StationToServer,
} from '@chairside/shared/wire/station';
import { io, type Socket } from 'socket.io-client';

const AGAIN_MS = 200;

/** A nurse station that never gives up and closes every gap by its cursor. It keeps what it was told, in order. */
export class StationFollower {
  readonly events: SessionEvent[] = [];
  readonly alarms: AlarmMessage[] = [];
  readonly pulses: Pulse[] = [];
  /** When values of a chair came in a frame, epoch ms of this process. */
  readonly frames: { readonly chair: string; readonly at: number }[] = [];
  readonly snapshots: Snapshot[] = [];
  /** Connections that were lost. */
  breaks = 0;
  readonly #socket: Socket<ServerToStation, StationToServer>;
  readonly #clinic: number;
  #cursor: number | undefined;
  #watching = Promise.withResolvers<void>();

  constructor(origin: string, cookie: string, clinic: number) {
    this.#clinic = clinic;
    this.#socket = io(`${origin}/station`, {
      ...{ transports: ['websocket'], forceNew: true, extraHeaders: { cookie } },
      ...{ reconnectionDelay: 50, reconnectionDelayMax: AGAIN_MS },
    });
    const socket = this.#socket;
    socket.on('connect', () => this.#watch());
    socket.on('disconnect', () => {
      this.breaks += 1;
      this.#watching = Promise.withResolvers();
    });
    // A refusal of the namespace is final for the library, but not for a station.
    socket.on('connect_error', () => {
      if (!socket.active) setTimeout(() => socket.connect(), AGAIN_MS).unref();
    });
    socket.on('log', ({ cursor, events }) => this.#take(cursor, events));
    socket.on('alarm', (message) => this.alarms.push(message));
    socket.on('pulse', (pulse) => this.pulses.push(pulse));
    socket.on('frame', ({ chairs }) => {
      const at = Date.now();
      for (const { chair } of chairs) this.frames.push({ chair, at });
    });
  }

  /** Resolves once it is told everything. */
  watching(): Promise<void> {
    return this.#watching.promise;
  }

  /** What it knows of one session. */
  log(session: string): SessionEvent[] {
    return this.events.filter(({ sessionId }) => sessionId === session);
  }

  /** Everything as it is now, whatever was told before. */
  async look(): Promise<Snapshot> {
    const answer = await this.#socket.emitWithAck('station:watch', { clinic: this.#clinic });
    if (!answer.ok || !('snapshot' in answer)) throw new Error('the station got no snapshot');
    return answer.snapshot;
  }

  /** Loses its connection and comes back by itself. */
  stumble(): void {
    this.#socket.io.engine.close();
  }

  close(): void {
    this.#socket.close();
  }

  #watch(): void {
    const cursor = this.#cursor;
    const message = { clinic: this.#clinic, ...(cursor === undefined ? {} : { cursor }) };
    this.#socket.emit('station:watch', message, (answer) => {
      if (!answer.ok) {
        setTimeout(() => this.#socket.connected && this.#watch(), AGAIN_MS).unref();
        return;
      }
      if ('snapshot' in answer) {
        this.snapshots.push(answer.snapshot);
        this.#cursor = answer.snapshot.cursor;
      } else this.#take(answer.delta.cursor, answer.delta.events);
      this.#watching.resolve();
    });
  }

  #take(cursor: number, events: readonly SessionEvent[]): void {
    this.#cursor = cursor;
    this.events.push(...events);
  }
}
