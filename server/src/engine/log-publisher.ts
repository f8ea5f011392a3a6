import type { SessionEvent } from '@chairside/shared/moves/events';

/**
 * Tells of durable events in the order in which they were queued, which is the order of the log: the lane
 * commits first in, first out.
 */
export class LogPublisher {
  #tail: Promise<void> = Promise.resolve();

  /** `durable` is called with the log position of the last event; never when the commit fails. */
  publish(
    events: readonly SessionEvent[],
    committed: Promise<number[]>,
    durable: (position: number) => void,
  ): void {
    if (events.length === 0) return;
    const settled = committed.then(
      (positions) => positions.at(-1) ?? null,
      () => null,
    );
    this.#tail = this.#tail
      .then(() => settled)
      .then((position) => {
        if (position !== null) durable(position);
      });
  }
}
