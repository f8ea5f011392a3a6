import type { Watermark } from '@chairside/shared/protocol/monitor';
import type { ChannelRecord } from '../store/ports.ts';
import { StreamState } from './stream-state.ts';

/** What the intake keeps of one channel for as long as the server runs: connections come and go. */
export class ChannelState {
  readonly record: ChannelRecord;
  readonly #streams = new Map<string, StreamState>();
  #newest: string | null = null;

  constructor(record: ChannelRecord, watermarks: readonly Watermark[]) {
    this.record = record;
    for (const { stream, seq } of watermarks) {
      this.#streams.set(stream, new StreamState(seq));
      this.#newest = stream;
    }
  }

  stream(id: string): StreamState {
    let state = this.#streams.get(id);
    if (!state) {
      state = new StreamState(0);
      this.#streams.set(id, state);
      this.#newest = id;
    }
    return state;
  }

  /** Watermark of the newest stream; null before anything was durable. */
  committed(): Watermark | null {
    const state = this.#newest === null ? undefined : this.#streams.get(this.#newest);
    return this.#newest !== null && state && state.committed > 0
      ? { stream: this.#newest, seq: state.committed }
      : null;
  }
}
