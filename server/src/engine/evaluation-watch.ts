/** Longer than this without an evaluation is itself an alarm (clinic default). */
export const EVALUATION_GAP_MS = 5_000;
const WINDOW_MS = 60_000;

/** Measures how long the alarms went without being evaluated. */
export class EvaluationWatch {
  #lastAt: number | null = null;
  #gaps: { at: number; ms: number }[] = [];

  /** Notes an evaluation of everything; the time since the one before, ms. */
  evaluated(now: number): number {
    const ms = this.#lastAt === null ? 0 : Math.max(0, now - this.#lastAt);
    this.#lastAt = now;
    this.#gaps = this.#gaps.filter((gap) => gap.at > now - WINDOW_MS);
    this.#gaps.push({ at: now, ms });
    return ms;
  }

  /** Server time moved: the instants kept here move along. */
  moved(byMs: number): void {
    if (this.#lastAt !== null) this.#lastAt += byMs;
    this.#gaps = this.#gaps.map((gap) => ({ ...gap, at: gap.at + byMs }));
  }

  /** Longest time between two evaluations in the last minute, and up to now, ms. */
  longestMs(now: number): number {
    const open = this.#lastAt === null ? 0 : now - this.#lastAt;
    return this.#gaps.reduce((longest, gap) => Math.max(longest, gap.ms), Math.max(0, open));
  }
}
