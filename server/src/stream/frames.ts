import type { Frame, FrameEntry } from '@chairside/shared/protocol/station';
import type { Reading } from '@chairside/shared/vitals/reading';

type Pending = { -readonly [K in keyof FrameEntry]: FrameEntry[K] };

/** What changed in the chairs of one clinic since its last frame: the newest of everything. */
export class FrameBuffer {
  #chairs = new Map<string, Pending>();

  add(chair: string, reading: Reading): void {
    const { at, arrivedAt, status, nibpAt, battery } = reading;
    let entry = this.#chairs.get(chair);
    if (!entry) {
      entry = { chair, at, arrivedAt, values: { ...reading.values }, status };
      this.#chairs.set(chair, entry);
    } else {
      entry.at = Math.max(entry.at, at);
      entry.arrivedAt = arrivedAt;
      Object.assign(entry.values, reading.values);
      entry.status = status;
    }
    const hasCuff = reading.values.sys !== undefined || reading.values.dia !== undefined;
    if (hasCuff) entry.nibpAt = nibpAt ?? at;
    if (battery !== undefined) entry.battery = battery;
  }

  get empty(): boolean {
    return this.#chairs.size === 0;
  }

  take(at: number): Frame {
    const chairs = [...this.#chairs.values()];
    this.#chairs = new Map();
    return { at, chairs };
  }
}
