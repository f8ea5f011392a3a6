import type { Actor } from '@chairside/shared/people/roles';
import type { ChairRecord, ChannelRecord, ClinicRecord } from '../store/ports/store.ts';

/** The state of the link to one channel. */
export interface ChannelLink {
  readonly online: boolean;
  /** Arrival of its newest reading, epoch ms; null since the start of the server. */
  readonly lastSeenAt: number | null;
  /** Device clock less server clock, ms; null until measured. */
  readonly skewMs: number | null;
}

/** Keeps the live picture in step with what is registered. Call these after the database has agreed. */
export interface LiveDirectory {
  clinicAdded(clinic: ClinicRecord): void;
  chairAdded(chair: ChairRecord): void;
  channelsAdded(channels: readonly ChannelRecord[]): void;
  /**
   * The channel has another chair, or none. A session that runs in the new chair gets the monitor
   * attached, so that no reading is shown there without being evaluated and kept.
   */
  channelBound(channel: ChannelRecord, by: Actor): Promise<void>;
  channelLink(channelId: string): ChannelLink;
}
