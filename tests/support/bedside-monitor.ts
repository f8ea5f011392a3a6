import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { RawReading, ServerFrame } from '@chairside/shared/protocol/monitor';
import { WebSocket } from 'ws';

type Vitals = Omit<RawReading, 't'>;

/**
 * One bedside monitor with one channel, over plain WebSocket: sends the vitals it was last given,
 * once a second, and counts what the server acknowledged.
 */
export class BedsideMonitor {
  readonly #socket: WebSocket;
  readonly #channel: string;
  readonly #stream = randomUUID();
  readonly #refusals: string[] = [];
  #seq = 0;
  #committed = 0;
  #vitals: Vitals;
  #timer: NodeJS.Timeout | null = null;

  private constructor(socket: WebSocket, channel: string, vitals: Vitals) {
    this.#socket = socket;
    this.#channel = channel;
    this.#vitals = vitals;
    socket.on('message', (data) => this.#received(JSON.parse(String(data))));
  }

  /** Connects, waits for the welcome and begins to send. */
  static async start(origin: string, token: string, vitals: Vitals): Promise<BedsideMonitor> {
    const socket = new WebSocket(`${origin.replace(/^http/, 'ws')}/device/v1`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const [data] = await once(socket, 'message');
    const welcome: ServerFrame = JSON.parse(String(data));
    const channel = welcome.type === 'welcome' ? welcome.channels[0]?.channel : undefined;
    if (channel === undefined) throw new Error(`no channel in the welcome: ${data}`);
    const monitor = new BedsideMonitor(socket, channel, vitals);
    monitor.#send();
    monitor.#timer = setInterval(() => monitor.#send(), 1000);
    return monitor;
  }

  get sent(): number {
    return this.#seq;
  }

  /** Number of the last reading that is durable. */
  get committed(): number {
    return this.#committed;
  }

  get refusals(): readonly string[] {
    return this.#refusals;
  }

  /** From the next second on; `nibp` is one cuff inflation and is sent once. */
  show(vitals: Vitals): void {
    this.#vitals = vitals;
  }

  async stop(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    if (this.#socket.readyState === WebSocket.CLOSED) return;
    this.#socket.close();
    await once(this.#socket, 'close');
  }

  #send(): void {
    if (this.#socket.readyState !== WebSocket.OPEN) return;
    this.#seq += 1;
    const frame = {
      type: 'readings',
      id: this.#seq,
      channel: this.#channel,
      stream: this.#stream,
      seq: this.#seq,
      readings: [{ t: Date.now(), ...this.#vitals }],
    };
    const { nibp: _once, ...continuous } = this.#vitals;
    this.#vitals = continuous;
    this.#socket.send(JSON.stringify(frame));
  }

  #received(frame: ServerFrame): void {
    if (frame.type !== 'ack') return;
    if (frame.ok) this.#committed = Math.max(this.#committed, frame.committed.seq);
    else this.#refusals.push(`${frame.error.code}: ${frame.error.message}`);
  }
}
