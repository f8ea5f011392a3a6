import { expect } from 'vitest';
import { DeviceClock } from './device-clock.ts';
import { StreamTimes } from './stream-times.ts';

export const START = Date.UTC(2026, 0, 5, 9);
export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const YEAR_1970 = 420_000;

/** One stream; instants are ms since the start. What comes back is the age of each reading, ms, or that it is stale. */
export class Feed {
  readonly clock: DeviceClock;
  readonly times = new StreamTimes();
  seq = 0;

  constructor(clock = new DeviceClock()) {
    this.clock = clock;
  }

  /** `ts`: what the device's clock says. */
  message(at: number, ...ts: number[]): (number | 'stale')[] {
    const seq = this.seq + 1;
    const applied = this.seq;
    this.seq += ts.length;
    return this.#told(at, seq, applied, ts);
  }

  /** Under numbers of its own: what comes once more, or after a gap. */
  numbered(at: number, seq: number, ...ts: number[]): (number | 'stale')[] {
    const told = this.#told(at, seq, this.seq, ts);
    this.seq = Math.max(this.seq, seq + ts.length - 1);
    return told;
  }

  one(at: number, t: number): number | 'stale' | undefined {
    return this.message(at, t)[0];
  }

  /** So many readings at 1 Hz from here, each sent as it is measured; `offMs`: the device's clock less the server's. */
  paced(
    from: number,
    count: number,
    offMs = 0,
    everyMs = SECOND,
  ): (number | 'stale' | undefined)[] {
    return Array.from({ length: count }, (_, index) => {
      const at = from + index * everyMs;
      return this.one(at, at + offMs);
    });
  }

  #told(at: number, seq: number, applied: number, ts: number[]): (number | 'stale')[] {
    const times = ts.map((t) => START + t);
    const timings = this.times.of(this.clock, { seq, times, applied }, START + at);
    return timings.map(({ skew, stale }, index) =>
      stale === true ? 'stale' : START + at - ((times[index] ?? Number.NaN) - skew),
    );
  }
}

/** After a minute at 1 Hz; the next reading is due at 61 s. */
export function steady(offMs = 0): Feed {
  const feed = new Feed();
  expect(new Set(feed.paced(SECOND, 60, offMs))).toEqual(new Set([0]));
  return feed;
}
