import type { ChairRecord, ChannelRecord } from '../store/ports.ts';

/** What is known of a channel while it is live. */
export interface ChannelStatus {
  readonly online: boolean;
  /** When its newest message arrived, epoch ms; null before the first since the start. */
  readonly lastSeenAt: number | null;
  /** Device clock less server clock, ms; null until measured. */
  readonly skewMs: number | null;
}

/** The live side of chairs and monitors, as the engine provides it. */
export interface LiveMonitors {
  status(channelId: string): ChannelStatus;
  /** A device was made: its channels can be served from now on. */
  channelsAdded(channels: readonly ChannelRecord[]): void;
  /** A channel was bound to another chair, or to none. */
  channelBound(channel: ChannelRecord): void;
  chairAdded(chair: ChairRecord): void;
}
