/** What the lane knows to be durable, so that it need not ask before every commit. Dropped after any failure. */
export interface StreamPlace {
  readonly key: number;
  seq: number;
}

const MOST_STREAMS = 50_000;

export const streamName = (channelId: string, stream: string) => `${channelId}/${stream}`;

export class LaneMemory {
  readonly streams = new Map<string, StreamPlace>();
  /** Last `seq` of a session's log, by session id. */
  readonly logs = new Map<string, number>();

  clear(): void {
    this.streams.clear();
    this.logs.clear();
  }

  /** Streams and sessions end without telling the lane. */
  trim(): void {
    if (this.streams.size > MOST_STREAMS || this.logs.size > MOST_STREAMS) this.clear();
  }
}
