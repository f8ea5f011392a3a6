interface Span {
  readonly from: number;
  to: number;
}

const MOST_SPANS = 4_096;

/**
 * The numbers of a stream that came and were evaluated, and that the store does not have yet. A number that was
 * skipped is none of them, however far the stream has come.
 */
export class Evaluated {
  #spans: Span[] = [];

  /** Each number once, rising. */
  add(seq: number): void {
    const newest = this.#spans.at(-1);
    if (newest && newest.to + 1 === seq) newest.to = seq;
    else if (this.#spans.length < MOST_SPANS) this.#spans.push({ from: seq, to: seq });
  }

  count(first: number, last: number): number {
    return this.#spans.reduce(
      (sum, { from, to }) => sum + Math.max(0, Math.min(to, last) - Math.max(from, first) + 1),
      0,
    );
  }

  /** Settled up to here: stored, or told as lost. */
  settled(upTo: number): void {
    if (this.#spans.length > 0) this.#spans = this.#spans.filter(({ to }) => to > upTo);
  }
}
