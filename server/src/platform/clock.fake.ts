import type { Clock } from './clock.ts';

interface Repeating {
  readonly ms: number;
  readonly fn: () => void;
  dueAt: number;
}

/** A clock that stands still until a test moves it. What falls due on the way runs in order of due time. */
export class ManualClock implements Clock {
  #now: number;
  readonly #repeating = new Set<Repeating>();

  constructor(now = Date.UTC(2026, 0, 5, 9, 0, 0)) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  every(ms: number, fn: () => void): () => void {
    const entry: Repeating = { ms, fn, dueAt: this.#now + ms };
    this.#repeating.add(entry);
    return () => this.#repeating.delete(entry);
  }

  advance(ms: number): void {
    const until = this.#now + ms;
    for (let next = this.#next(until); next; next = this.#next(until)) {
      this.#now = next.dueAt;
      next.dueAt += next.ms;
      next.fn();
    }
    this.#now = until;
  }

  #next(until: number): Repeating | undefined {
    let first: Repeating | undefined;
    for (const entry of this.#repeating) {
      if (entry.dueAt <= until && (!first || entry.dueAt < first.dueAt)) first = entry;
    }
    return first;
  }
}
