import { MonitorClient } from '@chairside/simulators/devices/monitor-client';
import type { Vitals } from './steady-monitor.ts';

const EVERY_MS = 50;
const AGAIN_MS = 50;

/** A monitor that sends 20 readings a second and remembers each, so that none can be lost or changed unseen. */
export class BusyMonitor {
  /** Device time of every reading by its place: `seq` is the place and one. */
  readonly sent: number[] = [];
  /** Acknowledgements of readings (what a welcome says is none), epoch ms. */
  readonly acks: { readonly seq: number; readonly at: number }[] = [];
  readonly refusals: string[] = [];
  readonly #client: MonitorClient;
  readonly #timer: NodeJS.Timeout;
  #vitals: (seq: number) => Vitals;
  #connected = false;

  constructor(server: { origin: string; token: string }, vitals: (seq: number) => Vitals) {
    this.#vitals = vitals;
    this.#client = new MonitorClient({
      ...{ url: server.origin, token: server.token, channel: '1', transport: 'websocket' },
      ...{ backoff: { firstMs: 50, mostMs: 200 }, holdMs: 200 },
      onEvent: (event) => {
        if (event.kind === 'connected') this.#connected = true;
        else if (event.kind === 'disconnected') this.#connected = false;
        // Who stood in for it is gone or was a test: it takes its place again.
        else if (event.kind === 'ended') setTimeout(() => this.#client.resume(), AGAIN_MS);
        else if (event.kind === 'refused') this.refusals.push(event.code);
        else if (event.kind === 'acknowledged' && this.#connected) {
          this.acks.push({ seq: event.committed.seq, at: Date.now() });
        }
      },
    });
    this.#timer = setInterval(() => {
      const t = Date.now();
      this.sent.push(t);
      this.#client.push({ t, ...this.#vitals(this.sent.length) });
    }, EVERY_MS);
  }

  show(vitals: Vitals): void {
    this.#vitals = () => vitals;
  }

  /** Measures nothing more; resolves once everything is acknowledged. */
  drained(): Promise<void> {
    clearInterval(this.#timer);
    return this.#client.drained();
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#client.stop();
  }
}
