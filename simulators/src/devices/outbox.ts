import type { RawReading, ReadingsMessage, Watermark } from '@chairside/shared/wire/monitor';
import { MAX_READINGS_PER_MESSAGE } from '@chairside/shared/wire/monitor';

interface Numbered {
  readonly seq: number;
  readonly reading: RawReading;
}

/**
 * What a monitor has measured and the server has not yet made durable. Bounded: when it is full the oldest
 * reading is given up, which the server sees as a jump of `seq`.
 */
export class Outbox {
  #stream: string;
  readonly #channel: string;
  readonly #limit: number;
  #items: Numbered[] = [];
  #nextSeq = 1;
  /** `seq` of the first reading that was not sent since the last rewind. */
  #unsentFrom = 1;
  #dropped = 0;
  #measured = 0;

  constructor(channel: string, stream: string, limit: number) {
    this.#channel = channel;
    this.#stream = stream;
    this.#limit = limit;
  }

  get stream(): string {
    return this.#stream;
  }

  get size(): number {
    return this.#items.length;
  }

  /** Readings given up because the buffer was full. */
  get dropped(): number {
    return this.#dropped;
  }

  get measured(): number {
    return this.#measured;
  }

  push(reading: RawReading): void {
    this.#items.push({ seq: this.#nextSeq, reading });
    this.#nextSeq += 1;
    this.#measured += 1;
    if (this.#items.length > this.#limit) {
      this.#items.shift();
      this.#dropped += 1;
    }
  }

  /** The next message to send, marked as sent; null when all is on its way. */
  next(): ReadingsMessage | null {
    const start = this.#items.findIndex((item) => item.seq >= this.#unsentFrom);
    const first = this.#items[start];
    if (first === undefined) return null;
    const run: RawReading[] = [];
    for (let i = start; i < this.#items.length && run.length < MAX_READINGS_PER_MESSAGE; i += 1) {
      const item = this.#items[i];
      // A message carries one number: a jump begins a new message.
      if (item === undefined || item.seq !== first.seq + run.length) break;
      run.push(item.reading);
    }
    this.#unsentFrom = first.seq + run.length;
    return { channel: this.#channel, stream: this.stream, seq: first.seq, readings: run };
  }

  /** Forgets what is durable. A watermark of another stream says nothing about this one. */
  acknowledge(committed: Watermark): void {
    if (committed.stream !== this.stream) return;
    const keep = this.#items.findIndex((item) => item.seq > committed.seq);
    this.#items = keep < 0 ? [] : keep === 0 ? this.#items : this.#items.slice(keep);
    this.#unsentFrom = Math.max(this.#unsentFrom, committed.seq + 1);
  }

  /** Everything that is not acknowledged is to be sent again. */
  rewind(): void {
    this.#unsentFrom = this.#items[0]?.seq ?? this.#nextSeq;
  }

  /** Everything that is not acknowledged, under a new stream and numbered from 1. */
  begin(stream: string): void {
    this.#stream = stream;
    this.#items = this.#items.map(({ reading }, index) => ({ seq: index + 1, reading }));
    this.#nextSeq = this.#items.length + 1;
    this.#unsentFrom = 1;
  }

  /** Gives up the readings of a message that the server will never take. */
  discard(message: ReadingsMessage): void {
    const after = message.seq + message.readings.length;
    const kept = this.#items.filter((item) => item.seq < message.seq || item.seq >= after);
    this.#dropped += this.#items.length - kept.length;
    this.#items = kept;
  }
}
