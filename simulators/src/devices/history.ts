/** What a chair's monitor measured before the simulator began: sent late, as a stream of its own. */
import { createHash } from 'node:crypto';
import {
  type Ack,
  MAX_READINGS_PER_MESSAGE,
  type RawReading,
} from '@chairside/shared/wire/monitor';
import type { Connection } from './transport.ts';

/** A span of epoch ms that nothing has been sent for. */
export interface HistorySpan {
  readonly from: number;
  readonly to: number;
}

export interface History {
  readonly stream: string;
  readonly readings: readonly RawReading[];
}

/** Younger readings than this are not late: they belong to the live stream, in their order. */
export const LATE_FOR_SURE_MS = 12_000;

/**
 * A monitor shows its last cuff value until the next one, and tells it with its time when it is asked for the
 * present: taken out of the past, it goes with the newest of the recent readings.
 */
export function withLastCuff(
  past: readonly RawReading[],
  recent: readonly RawReading[],
): { past: readonly RawReading[]; recent: readonly RawReading[] } {
  const at = past.findLastIndex(({ nibp }) => nibp !== undefined);
  const measured = past[at];
  const newest = recent.at(-1);
  if (measured?.nibp === undefined || newest === undefined) return { past, recent };
  if (recent.some(({ nibp }) => nibp !== undefined)) return { past, recent };
  const { nibp, ...without } = measured;
  return {
    past: past.with(at, without),
    recent: recent.with(-1, { ...newest, nibp: { ...nibp, at: measured.t } }),
  };
}

/** The same device and span give the same stream: sent a second time, it is known already and changes nothing. */
export function historyStream(token: string, channel: string, { from, to }: HistorySpan): string {
  const digest = createHash('sha256').update(`${token} ${channel} ${from} ${to}`).digest('hex');
  const [a, b, c, d, e] = [
    digest.slice(0, 8),
    digest.slice(8, 12),
    digest.slice(13, 16),
    digest.slice(17, 20),
    digest.slice(20, 32),
  ];
  return `${a}-${b}-8${c}-8${d}-${e}`;
}

/** Sends a history message by message, each once the one before is durable, so that live readings never wait. */
export class HistorySender {
  readonly #channel: string;
  readonly #history: History;
  #sent = 0;

  constructor(channel: string, history: History) {
    this.#channel = channel;
    this.#history = history;
  }

  get remaining(): number {
    return this.#history.readings.length - this.#sent;
  }

  /**
   * Sends what is left over this connection.
   * @param pause waits between attempts where the server refuses for now
   * @throws where the connection ends; the rest goes over the next one
   */
  async send(connection: Connection, pause: () => Promise<void>): Promise<void> {
    const { stream, readings } = this.#history;
    while (this.remaining > 0) {
      const part = readings.slice(this.#sent, this.#sent + MAX_READINGS_PER_MESSAGE);
      const answer: Ack = await connection.readings({
        channel: this.#channel,
        stream,
        seq: this.#sent + 1,
        readings: part,
      });
      if (answer.ok) this.#sent += part.length;
      else if (answer.error.retryable) await pause();
      else return;
    }
  }
}
