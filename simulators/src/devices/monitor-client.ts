import { randomUUID } from 'node:crypto';
import type { Ack, RawReading, ReadingsMessage, Watermark } from '@chairside/shared/wire/monitor';
import { Outbox } from './outbox.ts';
import { connectSocketIo } from './socketio-transport.ts';
import {
  type Connect,
  type Connection,
  ConnectionClosed,
  type Ended,
  type TransportName,
} from './transport.ts';
import { connectWebSocket } from './websocket-transport.ts';

export const CONNECT: Readonly<Record<TransportName, Connect>> = {
  socketio: connectSocketIo,
  websocket: connectWebSocket,
};

export type ClientEvent =
  | { readonly kind: 'connected'; readonly chair: string | null }
  | { readonly kind: 'disconnected'; readonly reason: string; readonly retryInMs: number }
  /** It does not try again by itself: what is wrong does not pass, or another connection has its place. */
  | { readonly kind: 'ended'; readonly code: string; readonly reason: string }
  | { readonly kind: 'acknowledged'; readonly committed: Watermark }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string }
  | { readonly kind: 'clock'; readonly skewMs: number; readonly roundTripMs: number };

export interface MonitorClientOptions {
  readonly url: string;
  readonly token: string;
  readonly channel: string;
  readonly transport: TransportName;
  /** Readings kept while they are not acknowledged; default 20,000, five and a half hours at 1 Hz. */
  readonly bufferLimit?: number;
  readonly backoff?: { readonly firstMs: number; readonly mostMs: number };
  /** How long to wait after a refusal that may pass. */
  readonly holdMs?: number;
  /** Connects once `resume` is called. */
  readonly held?: boolean;
  readonly onEvent?: (event: ClientEvent) => void;
}

/** Ends that another attempt would only repeat. */
const FINAL = new Set([
  'bad-token',
  'unsupported-protocol',
  'unknown-channel',
  'taken-over',
  'token-withdrawn',
]);

const CLOCK_EVERY_MS = 60_000;
const SOFTWARE = 'chairside-simulator 1';

/**
 * A monitor's side of protocol 1: numbers its readings, sends them as they come, keeps them until the server
 * says that they are durable, and after every reconnect sends again what is not. It gives up only where trying again
 * cannot help: a token or a channel that the server does not know, or a later connection of the same device.
 */
export class MonitorClient {
  readonly #options: MonitorClientOptions;
  readonly #outbox: Outbox;
  #connection: Connection | null = null;
  #stopped = false;
  #ended = false;
  #attempt = 0;
  #held = false;
  /** Counts rewinds: an answer to what was sent before the last one does not rewind again. */
  #generation = 0;
  #timers = new Set<NodeJS.Timeout>();
  #idle: (() => void)[] = [];

  constructor(options: MonitorClientOptions) {
    this.#options = options;
    this.#outbox = new Outbox(options.channel, randomUUID(), options.bufferLimit ?? 20_000);
    this.#ended = options.held ?? false;
    if (!this.#ended) void this.#run();
  }

  get stream(): string {
    return this.#outbox.stream;
  }

  get connected(): boolean {
    return this.#connection !== null;
  }

  /** Measured readings that are not known to be durable. */
  get unacknowledged(): number {
    return this.#outbox.size;
  }

  get stats(): { measured: number; unacknowledged: number; dropped: number } {
    const { measured, size, dropped } = this.#outbox;
    return { measured, unacknowledged: size, dropped };
  }

  /** Tries again after an `ended`, or begins where it was held. */
  resume(): void {
    if (!this.#ended || this.#stopped) return;
    this.#ended = false;
    void this.#run();
  }

  push(reading: RawReading): void {
    if (this.#stopped) return;
    this.#outbox.push(reading);
    this.#pump();
  }

  /** Resolves once everything measured so far is acknowledged. */
  drained(): Promise<void> {
    if (this.#outbox.size === 0) return Promise.resolve();
    return new Promise((resolve) => this.#idle.push(resolve));
  }

  stop(): void {
    this.#stopped = true;
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.#connection?.close();
  }

  async #run(): Promise<void> {
    const { firstMs, mostMs } = this.#options.backoff ?? { firstMs: 250, mostMs: 10_000 };
    while (!this.#stopped) {
      const { reason, code } = await this.#connectOnce();
      if (this.#stopped) return;
      if (code !== null && FINAL.has(code)) {
        this.#ended = true;
        return this.#emit({ kind: 'ended', code, reason });
      }
      // Half of it is chance, so that a clinic's monitors do not all come back in the same instant.
      const most = Math.min(mostMs, firstMs * 2 ** Math.min(this.#attempt, 20));
      const retryInMs = Math.round(most * (0.5 + Math.random() / 2));
      this.#attempt += 1;
      this.#emit({ kind: 'disconnected', reason, retryInMs });
      await this.#pause(retryInMs);
    }
  }

  async #connectOnce(): Promise<Ended> {
    let connection: Connection;
    try {
      connection = await CONNECT[this.#options.transport]({ ...this.#options, software: SOFTWARE });
    } catch (error) {
      const code = error instanceof ConnectionClosed ? error.code : null;
      return { reason: error instanceof Error ? error.message : String(error), code };
    }
    if (this.#stopped) {
      connection.close();
      return { reason: 'stopped', code: null };
    }
    const { channel } = this.#options;
    const bound = connection.welcome.channels.find((one) => one.channel === channel);
    if (bound === undefined) {
      connection.close();
      const known = connection.welcome.channels.map((one) => `"${one.channel}"`).join(', ');
      const reason = `The device has no channel "${channel}"; it has ${known || 'none'}.`;
      return { reason, code: 'unknown-channel' };
    }
    const committed = connection.welcome.committed[channel];
    if (committed !== undefined) this.#settle(committed);
    this.#attempt = 0;
    this.#held = false;
    this.#connection = connection;
    this.#rewind();
    this.#emit({ kind: 'connected', chair: bound.chair });
    void this.#askClock(connection);
    this.#pump();
    const ended = await connection.closed;
    this.#connection = null;
    return ended;
  }

  #pump(): void {
    const connection = this.#connection;
    if (connection === null || this.#held) return;
    for (;;) {
      const message = this.#outbox.next();
      if (message === null) return;
      void this.#send(connection, message, this.#generation);
    }
  }

  async #send(connection: Connection, message: ReadingsMessage, generation: number): Promise<void> {
    let answer: Ack;
    try {
      answer = await connection.readings(message);
    } catch {
      // The connection is gone or talks nonsense; the readings are sent again over the next one.
      connection.close();
      return;
    }
    if (answer.ok) return this.#settle(answer.committed);
    const { code, message: text, retryable } = answer.error;
    this.#emit({ kind: 'refused', code, message: text });
    if (generation !== this.#generation) return;
    if (code === 'stream-used') {
      this.#generation += 1;
      this.#outbox.begin(randomUUID());
      return this.#pump();
    }
    if (code === 'bad-message' || code === 'message-too-long' || code === 'session-full') {
      // Sending it again would hold up everything behind it for ever.
      this.#outbox.discard(message);
      return this.#settled();
    }
    this.#held = true;
    this.#later(this.#options.holdMs ?? (retryable ? 1_000 : 30_000), () => {
      this.#held = false;
      this.#rewind();
      this.#pump();
    });
  }

  #rewind(): void {
    this.#generation += 1;
    this.#outbox.rewind();
  }

  #settle(committed: Watermark): void {
    this.#outbox.acknowledge(committed);
    if (committed.stream === this.stream) this.#emit({ kind: 'acknowledged', committed });
    this.#settled();
  }

  #settled(): void {
    if (this.#outbox.size > 0) return;
    for (const resolve of this.#idle.splice(0)) resolve();
  }

  async #askClock(connection: Connection): Promise<void> {
    while (this.#connection === connection && !this.#stopped) {
      const t0 = Date.now();
      try {
        const { t1, t2 } = await connection.clock(t0);
        const t3 = Date.now();
        const skewMs = (t0 - t1 + (t3 - t2)) / 2;
        this.#emit({ kind: 'clock', skewMs, roundTripMs: t3 - t0 - (t2 - t1) });
      } catch {
        return;
      }
      await this.#pause(CLOCK_EVERY_MS);
    }
  }

  #emit(event: ClientEvent): void {
    this.#options.onEvent?.(event);
  }

  #later(ms: number, then: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      then();
    }, ms);
    this.#timers.add(timer);
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => this.#later(ms, resolve));
  }
}
