import type { RawReading } from '@chairside/shared/wire/monitor';
import { within } from '../settings/setting.ts';
import type { RecordedReading } from './recording.ts';

/**
 * A recording as device time: `t` of each reading when it begins at `startedAt` and runs `speed` times as
 * fast. Gaps, repeated and backward times stay as they were.
 */
export function timed(
  recording: readonly RecordedReading[],
  startedAt: number,
  speed = 1,
): RawReading[] {
  within('speed', speed, 0.1, 1000);
  const first = recording[0]?.t_s ?? 0;
  const at = (s: number) => Math.round(startedAt + ((s - first) * 1000) / speed);
  return recording.map(({ t_s, raw, cuff_s }) => {
    if (raw.nibp === undefined || cuff_s === undefined) return { t: at(t_s), ...raw };
    // A cuff taken before the recording began is as old as it can be said.
    return { t: at(t_s), ...raw, nibp: { ...raw.nibp, at: Math.max(0, at(cuff_s)) } };
  });
}

export interface Playback {
  /** Resolves when the last reading has been handed over, or playing was stopped. */
  readonly done: Promise<void>;
  /** Readings handed over so far. */
  readonly played: () => number;
  stop(): void;
}

/** Hands each reading over when its time has come. */
export function play(
  readings: readonly RawReading[],
  push: (reading: RawReading) => void,
): Playback {
  const { promise, resolve } = Promise.withResolvers<void>();
  let next = 0;
  let timer: NodeJS.Timeout;
  const step = () => {
    for (;;) {
      const reading = readings[next];
      if (reading === undefined) return resolve();
      const wait = reading.t - Date.now();
      if (wait > 0) {
        timer = setTimeout(step, wait);
        return;
      }
      push(reading);
      next += 1;
    }
  };
  timer = setTimeout(step, 0);
  return {
    done: promise,
    played: () => next,
    stop() {
      clearTimeout(timer);
      resolve();
    },
  };
}
