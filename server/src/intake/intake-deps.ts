import type { Sending } from '@chairside/shared/vitals/wire-values';
import type { DeviceNote } from '@chairside/shared/wire/http';
import type { ClosingCode } from '@chairside/shared/wire/monitor';
import type { AddressLimit } from '../platform/address-limit.ts';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/logger.ts';
import type { Timers } from '../platform/timers.ts';
import type { ChannelRecord, CommitLane, DeviceStore, ReadingStore } from '../store/ports/store.ts';
import type { ReadingSink } from './sink.ts';

export interface IntakeDevice {
  readonly id: string;
  readonly clinicId: number;
  readonly label: string;
  readonly sending: Sending;
  readonly channels: readonly ChannelRecord[];
}

export interface IntakeDeps {
  readonly engine: ReadingSink;
  readonly lane: CommitLane;
  readonly devices: Pick<DeviceStore, 'watermarks' | 'sessionAt'>;
  readonly readings: Pick<ReadingStore, 'ofStream'>;
  /** The device of a token; null where there is none. */
  readonly authenticateDevice: (token: string) => Promise<IntakeDevice | null>;
  /** Connections that have not said who they are. */
  readonly newcomers: AddressLimit;
  /** What an administrator should know of a device. `channelId` null: of the whole device. */
  readonly noted: (deviceId: string, channelId: string | null, note: DeviceNote) => void;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Logger;
  /** As many readings may wait for the database as the lane takes. */
  readonly spoolReadings: number;
}

/** Counts since the start, for `/metrics`. */
export interface IntakeFigures {
  /** Readings made durable. */
  stored: number;
  /** Messages that were durable, or on their way, when they came once more. */
  again: number;
  gaps: number;
  /** Readings that the gaps leave out. */
  missing: number;
  badMessages: number;
  /** Messages under numbers that their stream had used for something else. */
  streamsUsed: number;
  /** Readings that were shown and evaluated and never came to be stored. */
  notStored: number;
  /** Messages that the device has to send again. */
  refused: number;
}

/** How a transport says something to its device. */
export type Tell = (code: ClosingCode) => void;
