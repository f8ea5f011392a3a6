import type { Watermark } from '@chairside/shared/wire/monitor';
import type { ChannelRecord, KnownInstant, StreamMark } from '../store/ports/store.ts';
import { ChannelCuffs } from './channel-cuffs.ts';
import { RECALLS, STREAMS } from './limits.ts';
import { StreamOrder } from './stream-order.ts';
import { StreamState } from './stream-state.ts';
import { TokenBucket } from './token-bucket.ts';

/** What the intake keeps of one channel for as long as the server runs: connections come and go. */
export class ChannelState {
  readonly record: ChannelRecord;
  readonly cuffs = new ChannelCuffs();
  readonly #streams = new Map<string, StreamState>();
  #newest: string | null = null;
  readonly #made = new TokenBucket(STREAMS.burst, STREAMS.perSecond);
  readonly recalls = new TokenBucket(RECALLS.burst, RECALLS.perSecond);

  /** Of a stream that begins after the server was started: what the record knows of the channel. */
  #order: () => StreamOrder | undefined;

  /** `unbrokenSince`: of server time. */
  constructor(record: ChannelRecord, watermarks: readonly StreamMark[], unbrokenSince: number) {
    this.record = record;
    let newest: KnownInstant | null = null;
    for (const { stream, seq, newestT, known } of watermarks) {
      const order = new StreamOrder(known, unbrokenSince);
      this.#streams.set(stream, new StreamState(seq, newestT, order));
      this.#newest = stream;
      if (known !== null && known.at >= (newest?.at ?? 0)) newest = known;
    }
    this.#order = () => new StreamOrder(newest, unbrokenSince, 'other');
  }

  /** Null for one more than a device makes in this time. */
  stream(id: string, now: number): StreamState | null {
    let state = this.#streams.get(id);
    if (!state) {
      if (!this.#made.take(now)) return null;
      state = new StreamState(0, null, this.#order());
      this.#streams.set(id, state);
      this.#newest = id;
    }
    return state;
  }

  streams(): Iterable<StreamState> {
    return this.#streams.values();
  }

  /** Server time moved: the instants kept here move along. */
  moved(byMs: number): void {
    for (const stream of this.#streams.values()) stream.moved(byMs);
    this.#order = () => undefined;
  }

  /** Watermark of the newest stream; null before anything was durable. */
  committed(): Watermark | null {
    const state = this.#newest === null ? undefined : this.#streams.get(this.#newest);
    return this.#newest !== null && state && state.committed > 0
      ? { stream: this.#newest, seq: state.committed }
      : null;
  }
}
