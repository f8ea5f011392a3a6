import type { SessionEvent } from '@chairside/shared/moves/events';
import type { LogMessage } from '@chairside/shared/wire/station';
import type { Timers } from '../platform/timers.ts';

/** Longest wait for the engine to tell of what the database has already. */
const CATCH_UP_MS = 500;

/**
 * Log messages that go to a clinic while one station's delta is being read. The station is in no room
 * yet: without this an event between the reading and the joining would be missed, or come twice.
 */
export class Joining {
  readonly #messages: LogMessage[] = [];
  readonly #timers: Timers;
  #cursor: number;
  #told: (() => void) | null = null;

  constructor(cursor: number, timers: Timers) {
    this.#cursor = cursor;
    this.#timers = timers;
  }

  log(message: LogMessage): void {
    this.#messages.push(message);
    this.#cursor = message.cursor;
    this.#told?.();
  }

  /** True once the stream has told of everything up to `position`; false where that takes too long. */
  async reached(position: number): Promise<boolean> {
    const until = this.#timers.now() + CATCH_UP_MS;
    while (this.#cursor < position) {
      const left = until - this.#timers.now();
      if (left <= 0) return false;
      await new Promise<void>((resolve) => {
        const stop = this.#timers.after(left, resolve);
        this.#told = () => {
          stop();
          resolve();
        };
      });
    }
    return true;
  }

  /** Events that were told after `position`. */
  after(position: number): SessionEvent[] {
    return this.#messages.filter(({ cursor }) => cursor > position).flatMap(({ events }) => events);
  }
}
