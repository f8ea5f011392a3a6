import type { Timers } from './timers.ts';

/** Timers that stand still until a test moves them. What falls due on the way runs in order of due time. */
export class ManualTimers implements Timers {
  #now = 0;
  readonly #waiting = new Set<{ readonly dueAt: number; readonly fn: () => void }>();

  now(): number {
    return this.#now;
  }

  after(ms: number, fn: () => void): () => void {
    const entry = { dueAt: this.#now + ms, fn };
    this.#waiting.add(entry);
    return () => this.#waiting.delete(entry);
  }

  advance(ms: number): void {
    const until = this.#now + ms;
    for (;;) {
      const due = [...this.#waiting].filter(({ dueAt }) => dueAt <= until);
      const [first] = due.sort((a, b) => a.dueAt - b.dueAt);
      if (!first) break;
      this.#now = first.dueAt;
      this.#waiting.delete(first);
      first.fn();
    }
    this.#now = until;
  }
}
