import { randomUUID } from 'node:crypto';
import { NOTHING_SAID, type Sending } from '@chairside/shared/vitals/wire-values';
import { AppError } from '../platform/errors.ts';
import type {
  ChannelRecord,
  DeviceRecord,
  DeviceStore,
  StreamMark,
  Withdrawn,
} from '../store/ports/store.ts';

/** Devices in memory: no readings, so neither watermarks nor sessions. */
export class FakeDeviceStore implements DeviceStore {
  readonly channelRows: ChannelRecord[] = [];
  readonly tokenHashes = new Map<string, string>();
  readonly #sending = new Map<string, Sending>();
  readonly #withdrawn = new Map<string, Withdrawn>();

  async byTokenHash(hash: string) {
    const id = this.tokenHashes.get(hash);
    const channels = this.channelRows.filter((channel) => channel.deviceId === id);
    const [first] = channels;
    return first
      ? {
          ...{ id: first.deviceId, clinicId: first.clinicId, label: first.deviceLabel, channels },
          sending: this.#sending.get(first.deviceId) ?? NOTHING_SAID,
        }
      : null;
  }

  async devices(clinicId: number): Promise<DeviceRecord[]> {
    const own = Map.groupBy(
      this.channelRows.filter((row) => row.clinicId === clinicId),
      ({ deviceId }) => deviceId,
    );
    return [...own].map(([id, [channel]]) => ({
      ...{ id, label: channel?.deviceLabel ?? '' },
      sending: this.#sending.get(id) ?? NOTHING_SAID,
      withdrawn: this.#withdrawn.get(id) ?? null,
    }));
  }

  async channels(clinicId: number): Promise<ChannelRecord[]> {
    return this.channelRows.filter((channel) => channel.clinicId === clinicId);
  }

  async watermarks(): Promise<Map<string, StreamMark[]>> {
    return new Map();
  }

  async create(
    clinicId: number,
    device: { label: string; channels: readonly string[]; tokenHash: string },
  ): Promise<ChannelRecord[]> {
    const deviceId = randomUUID();
    const rows = device.channels.map((channel) => ({
      id: randomUUID(),
      clinicId,
      deviceId,
      deviceLabel: device.label,
      channel,
      chairId: null,
    }));
    this.channelRows.push(...rows);
    this.tokenHashes.set(device.tokenHash, deviceId);
    return rows;
  }

  async setToken(clinicId: number, deviceId: string, token: string | Withdrawn): Promise<string> {
    const device = this.channelRows.find(
      (row) => row.deviceId === deviceId && row.clinicId === clinicId,
    );
    if (!device) throw new AppError('not-found', 'The clinic has no such monitor.');
    for (const [hash, id] of this.tokenHashes) if (id === deviceId) this.tokenHashes.delete(hash);
    this.#withdrawn.delete(deviceId);
    if (typeof token === 'string') this.tokenHashes.set(token, deviceId);
    else this.#withdrawn.set(deviceId, token);
    return device.deviceLabel;
  }

  async setSending(_clinicId: number, deviceId: string, sending: Sending): Promise<void> {
    this.#sending.set(deviceId, sending);
  }

  async bind(_clinicId: number, channelId: string, chairId: string | null): Promise<ChannelRecord> {
    const index = this.channelRows.findIndex((channel) => channel.id === channelId);
    const row = this.channelRows[index];
    if (!row) throw new Error('no such channel');
    const bound = { ...row, chairId };
    this.channelRows[index] = bound;
    return bound;
  }

  async sessionAt(): Promise<number | null> {
    return null;
  }
}
