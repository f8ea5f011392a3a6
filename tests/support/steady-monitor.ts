import type { RawReading } from '@chairside/shared/wire/monitor';
import { MonitorClient } from '@chairside/simulators/devices/monitor-client';

export type Vitals = Omit<RawReading, 't'>;

/** A simulated bedside monitor that shows, once a second, the vitals it was last given. */
export class SteadyMonitor {
  readonly #client: MonitorClient;
  readonly #timer: NodeJS.Timeout;
  readonly #refusals: string[] = [];
  #vitals: Vitals;

  constructor(server: { origin: string; token: string; channel: string }, vitals: Vitals) {
    this.#vitals = vitals;
    this.#client = new MonitorClient({
      url: server.origin,
      token: server.token,
      channel: server.channel,
      transport: 'websocket',
      onEvent: (event) => {
        if (event.kind === 'refused') this.#refusals.push(`${event.code}: ${event.message}`);
      },
    });
    this.#timer = setInterval(() => this.#push(), 1000);
    this.#push();
  }

  get refusals(): readonly string[] {
    return this.#refusals;
  }

  /** From the next second on. A cuff (`nibp`) is one inflation and is sent once. */
  show(vitals: Vitals): void {
    this.#vitals = vitals;
  }

  /** Ends without waiting for what the server has not acknowledged. */
  stop(): void {
    clearInterval(this.#timer);
    this.#client.stop();
  }

  #push(): void {
    this.#client.push({ t: Date.now(), ...this.#vitals });
    const { nibp: _sent, ...continuous } = this.#vitals;
    this.#vitals = continuous;
  }
}
