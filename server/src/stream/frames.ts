import { joinReadings, type LiveReading } from '@chairside/shared/vitals/live-vitals';
import type { Frame, FrameEntry } from '@chairside/shared/wire/station';

/** What changed in the chairs of one clinic since its last frame: the newest of everything, channel by channel. */
export class FrameBuffer {
  #entries = new Map<string, FrameEntry>();

  add(chair: string, reading: LiveReading): void {
    const key = `${chair} ${reading.source ?? ''}`;
    const waiting = this.#entries.get(key);
    this.#entries.set(key, {
      chair,
      ...(waiting === undefined ? reading : joinReadings(waiting, reading)),
    });
  }

  get empty(): boolean {
    return this.#entries.size === 0;
  }

  take(at: number): Frame {
    const chairs = [...this.#entries.values()];
    this.#entries = new Map();
    return { at, chairs };
  }
}
