import type { ChairLive } from '@chairside/shared/wire/station';
import type { ChairRecord, ChannelRecord, ClinicRecord } from '../store/ports/store.ts';
import { ChairVitals } from './chair-vitals.ts';
import type { ChannelLink } from './directory.ts';
import type { SessionActor } from './session-actor.ts';

export interface LiveClinic {
  readonly record: ClinicRecord;
  readonly chairs: Map<string, LiveChair>;
  /** Position of the last event that stations were told of. */
  cursor: number;
}

export interface LiveChair {
  readonly record: ChairRecord;
  readonly channels: Set<LiveChannel>;
  readonly vitals: ChairVitals;
  /** The session that runs here. */
  actor: SessionActor | null;
  /** The session that the log says runs here: what screens are told. */
  shown: SessionActor | null;
  /** When the last session that this process saw here was closed. */
  freeSince: number | null;
}

export interface LiveChannel {
  record: ChannelRecord;
  chair: LiveChair | null;
  /** The running session that its readings belong to. */
  actor: SessionActor | null;
  attachedAt: number;
  /** Pressures taken before it are somebody else's. */
  cuffsFrom: number;
  lastSeenAt: number | null;
}

interface DeviceState {
  online: boolean;
  skewMs: number | null;
}

/** Clinics, chairs and channels as they are now, in memory. */
export class Places {
  readonly clinics = new Map<number, LiveClinic>();
  readonly chairs = new Map<string, LiveChair>();
  readonly channels = new Map<string, LiveChannel>();
  readonly #devices = new Map<string, DeviceState>();

  addClinic(record: ClinicRecord, cursor: number): void {
    if (this.clinics.has(record.id)) return;
    this.clinics.set(record.id, { record, chairs: new Map(), cursor });
  }

  addChair(record: ChairRecord): void {
    if (this.chairs.has(record.id)) return;
    const chair: LiveChair = {
      record,
      channels: new Set(),
      vitals: new ChairVitals(),
      actor: null,
      shown: null,
      freeSince: null,
    };
    this.chairs.set(record.id, chair);
    this.clinics.get(record.clinicId)?.chairs.set(record.id, chair);
  }

  addChannel(record: ChannelRecord): void {
    if (this.channels.has(record.id)) return;
    const channel: LiveChannel = {
      record,
      chair: null,
      actor: null,
      attachedAt: 0,
      cuffsFrom: 0,
      lastSeenAt: null,
    };
    this.channels.set(record.id, channel);
    this.move(channel, record);
  }

  /** Puts a channel where its record says; the chairs that changed. */
  move(channel: LiveChannel, record: ChannelRecord): LiveChair[] {
    const from = channel.chair;
    const to = record.chairId === null ? null : (this.chairs.get(record.chairId) ?? null);
    from?.channels.delete(channel);
    if (from !== to) from?.vitals.leave(channel.record.id);
    to?.channels.add(channel);
    channel.record = record;
    channel.chair = to;
    return [...new Set([from, to])].filter((chair) => chair !== null);
  }

  device(deviceId: string): DeviceState {
    let device = this.#devices.get(deviceId);
    if (!device) {
      device = { online: false, skewMs: null };
      this.#devices.set(deviceId, device);
    }
    return device;
  }

  /** Server time moved, with no session running: the instants kept here move along. */
  moved(byMs: number): void {
    for (const channel of this.channels.values()) {
      channel.attachedAt += byMs;
      if (channel.lastSeenAt !== null) channel.lastSeenAt += byMs;
    }
    for (const chair of this.chairs.values()) {
      if (chair.freeSince !== null) chair.freeSince += byMs;
      chair.vitals.moved(byMs);
    }
  }

  /** The chairs that a device's channels are bound to. */
  chairsOf(deviceId: string): LiveChair[] {
    const chairs = new Set<LiveChair>();
    for (const { record, chair } of this.channels.values()) {
      if (record.deviceId === deviceId && chair) chairs.add(chair);
    }
    return [...chairs];
  }

  link(channelId: string): ChannelLink {
    const channel = this.channels.get(channelId);
    if (!channel) return { online: false, lastSeenAt: null, skewMs: null };
    const { online, skewMs } = this.device(channel.record.deviceId);
    return { online, skewMs, lastSeenAt: channel.lastSeenAt };
  }

  isMeasuring(channelId: string): boolean {
    return (this.channels.get(channelId)?.actor ?? null) !== null;
  }

  shown(chair: LiveChair): ChairLive {
    const { id, label, position } = chair.record;
    return {
      id,
      label,
      position,
      monitors: [...chair.channels].map(({ record }) => {
        const { online, skewMs } = this.device(record.deviceId);
        const { deviceId, deviceLabel } = record;
        return { channelId: record.id, deviceId, label: deviceLabel, online, skewMs };
      }),
      session: chair.shown?.durable ?? null,
      vitals: chair.vitals.live(),
      ...(chair.shown ? { cuffs: [...chair.shown.monitorCuffs] } : {}),
      alarms: chair.actor?.alarms ?? [],
    };
  }
}
