import { randomUUID } from 'node:crypto';
import type { ManualClock } from '@chairside/server/platform/clock.fake';
import type { Ack } from '@chairside/shared/wire/monitor';
import type { Connection } from '@chairside/simulators/devices/transport';
import { connectWebSocket } from '@chairside/simulators/devices/websocket-transport';
import type { RecordedReading } from '@chairside/simulators/replay/recording';

/** Under the server's heartbeat: a monitor with nothing to say still answers. */
const SIGN_OF_LIFE_S = 3;

/** A monitor that plays a recording on the clock of a test, one second of it at a time. */
export class RecordedMonitor {
  readonly rows: readonly RecordedReading[];
  readonly #connection: Connection;
  readonly #clock: ManualClock;
  readonly #stream = randomUUID();
  readonly #first: number;
  #next = 0;
  #waiting: Promise<Ack>[] = [];

  private constructor(
    connection: Connection,
    clock: ManualClock,
    rows: readonly RecordedReading[],
  ) {
    this.#connection = connection;
    this.#clock = clock;
    this.rows = rows;
    this.#first = rows[0]?.t_s ?? 0;
  }

  static async connect(
    url: string,
    token: string,
    clock: ManualClock,
    rows: readonly RecordedReading[],
  ): Promise<RecordedMonitor> {
    const connection = await connectWebSocket({ url, token, software: 'test' });
    await connection.clock(clock.now());
    return new RecordedMonitor(connection, clock, rows);
  }

  /** Length of the recording. */
  get seconds(): number {
    return (this.rows.at(-1)?.t_s ?? 0) - this.#first;
  }

  /** Sends the rows of this second, as measured now. Resolves once the server has them; it has not stored them yet. */
  async play(second: number): Promise<void> {
    const now = this.#clock.now();
    const readings = [];
    const seq = this.#next + 1;
    for (let row = this.rows[this.#next]; row; row = this.rows[this.#next]) {
      if (row.t_s - this.#first > second) break;
      readings.push({ t: now, ...row.raw });
      this.#next += 1;
    }
    if (readings.length > 0) {
      const message = { channel: '1', stream: this.#stream, seq, readings };
      this.#waiting.push(this.#connection.readings(message));
    } else if (second % SIGN_OF_LIFE_S !== 0) return;
    // Answered in order: the readings before it have been received at this instant of the clock.
    await this.#connection.clock(now);
  }

  /** Resolves once everything sent is acknowledged; fails where a message was refused. */
  async acknowledged(): Promise<void> {
    for (const ack of await Promise.all(this.#waiting.splice(0))) {
      if (!ack.ok) throw new Error(`${ack.error.code}: ${ack.error.message}`);
    }
  }

  close(): void {
    this.#connection.close();
  }
}
