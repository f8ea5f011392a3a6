import type { DeviceNote } from '@chairside/shared/wire/http';

interface Kept {
  readonly channelId: string | null;
  readonly note: DeviceNote;
}

/** What devices do wrong, since the start of the server: the newest of each kind, for their page. */
export class DeviceNotes {
  readonly #devices = new Map<string, Map<string, Kept>>();

  /** `channelId` null: about the whole device. */
  add(deviceId: string, channelId: string | null, note: DeviceNote): void {
    const kept = this.#devices.get(deviceId) ?? new Map<string, Kept>();
    this.#devices.set(deviceId, kept);
    kept.set(`${channelId} ${note.kind}`, { channelId, note });
  }

  /** Newest first. */
  of(deviceId: string, channelId: string): DeviceNote[] {
    const kept = [...(this.#devices.get(deviceId)?.values() ?? [])];
    const own = kept.filter((one) => (one.channelId ?? channelId) === channelId);
    return own.map(({ note }) => note).sort((a, b) => b.at - a.at);
  }
}
