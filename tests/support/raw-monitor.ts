import { randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';

interface Frame {
  readonly type: string;
  readonly [name: string]: unknown;
}

/** A monitor by hand on the plain WebSocket: what it was told stays in order, nothing is sent again. */
export class RawMonitor {
  readonly frames: Frame[] = [];
  readonly stream = randomUUID();
  readonly #socket: WebSocket;
  #seq = 0;
  #waiting: (() => void)[] = [];
  closed = false;

  constructor(origin: string, token: string) {
    const headers = { authorization: `Bearer ${token}` };
    this.#socket = new WebSocket(`${origin.replace(/^http/, 'ws')}/device/v1`, { headers });
    this.#socket.on('message', (data) => {
      this.frames.push(JSON.parse(String(data)));
      this.#wake();
    });
    this.#socket.on('error', () => this.#wake());
    this.#socket.on('close', () => {
      this.closed = true;
      this.#wake();
    });
  }

  /** One reading of now; its answer is an `ack` frame of this number. */
  send(values: Record<string, number> = { hr: 72, spo2: 97 }): number {
    const seq = ++this.#seq;
    const { stream } = this;
    const readings = [{ t: Date.now(), ...values }];
    this.#socket.send(
      JSON.stringify({ type: 'readings', id: seq, channel: '1', stream, seq, readings }),
    );
    return seq;
  }

  /** The first frame that fits; null where the connection ended before one came. */
  async until(fits: (frame: Frame) => boolean): Promise<Frame | null> {
    for (;;) {
      const found = this.frames.find(fits);
      if (found) return found;
      if (this.closed) return null;
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  get acknowledged(): number[] {
    return this.frames
      .filter(({ type, ok }) => type === 'ack' && ok === true)
      .map(({ id }) => Number(id));
  }

  end(): void {
    this.#socket.terminate();
  }

  #wake(): void {
    for (const wake of this.#waiting.splice(0)) wake();
  }
}
