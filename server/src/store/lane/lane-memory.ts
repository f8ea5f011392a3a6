/** What the lane knows to be durable, so that it need not ask before every commit. Dropped after any failure. */
export interface StreamPlace {
  readonly key: number;
  seq: number;
}

const MOST_STREAMS = 50_000;

export class LaneMemory {
  /** By channel, then by stream: both names exist already, a joined one would have to be made for every reading. */
  readonly #streams = new Map<string, Map<string, StreamPlace>>();
  #streamCount = 0;
  /** Last `seq` of a session's log, by session id. */
  readonly logs = new Map<string, number>();
  /** How many readings a session holds, by session key. */
  readonly held = new Map<number, number>();

  get streamCount(): number {
    return this.#streamCount;
  }

  place(channelId: string, stream: string): StreamPlace | undefined {
    return this.#streams.get(channelId)?.get(stream);
  }

  learn(channelId: string, stream: string, place: StreamPlace): void {
    const streams = this.#streams.get(channelId) ?? new Map<string, StreamPlace>();
    this.#streams.set(channelId, streams);
    if (!streams.has(stream)) this.#streamCount += 1;
    streams.set(stream, place);
  }

  clear(): void {
    this.#streams.clear();
    this.#streamCount = 0;
    this.logs.clear();
    this.held.clear();
  }

  /** Streams and sessions end without telling the lane. */
  trim(): void {
    if (this.#streamCount > MOST_STREAMS || this.logs.size > MOST_STREAMS) this.clear();
  }
}
