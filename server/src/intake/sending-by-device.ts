import { NOTHING_SAID, type Sending } from '@chairside/shared/vitals/wire-values';

/** How each monitor sends, as it was last set: a connection that was looked up before that does not bring back the old way. */
export class SendingByDevice {
  readonly #sending = new Map<string, Sending>();
  readonly #setAt = new Map<string, number>();
  #sets = 0;

  /** To be remembered before a monitor is looked up. */
  get sets(): number {
    return this.#sets;
  }

  of(deviceId: string): Sending {
    return this.#sending.get(deviceId) ?? NOTHING_SAID;
  }

  set(deviceId: string, sending: Sending): void {
    this.#sets += 1;
    this.#setAt.set(deviceId, this.#sets);
    this.#sending.set(deviceId, sending);
  }

  /** `askedAt`: `sets` when the look-up began. */
  found(device: { readonly id: string; readonly sending: Sending }, askedAt: number): void {
    if ((this.#setAt.get(device.id) ?? 0) <= askedAt) this.#sending.set(device.id, device.sending);
  }
}
