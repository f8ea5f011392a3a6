import { type ReadingMark, sameMark } from './reading-mark.ts';

/**
 * `other`: not what was taken under this number, or skipped. `absent`: the store does not hold it.
 * `unknown`: only the store can tell.
 */
export type Verdict = 'same' | 'other' | 'absent' | 'unknown';

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Readings that are remembered beyond those that wait for their commit: a quarter of an hour at 1 Hz. */
const KEPT = 1_024;
const MOST_GAPS = 256;

/** What was taken of a stream, so that sending it again is told from sending something else under its numbers. */
export class StreamMemory {
  readonly #marks = new Map<number, ReadingMark>();
  #gaps: Span[] = [];
  /** What the store holds of the numbers of this span. */
  #recalled: (Span & { readonly marks: ReadonlyMap<number, ReadingMark> }) | null = null;

  keep(seq: number, mark: ReadingMark): void {
    this.#marks.set(seq, mark);
  }

  /** These numbers were never stored, whether they were seen or not. */
  skip(from: number, to: number): void {
    const last = this.#gaps.at(-1);
    const goesOn = last !== undefined && last.to + 1 === from;
    if (goesOn) this.#gaps = [...this.#gaps.slice(0, -1), { from: last.from, to }];
    else this.#gaps = [...this.#gaps.slice(1 - MOST_GAPS), { from, to }];
    for (const seq of this.#marks.keys()) if (seq >= from && seq <= to) this.#marks.delete(seq);
  }

  /** The oldest go once they are durable: the store knows them. */
  trim(committed: number): void {
    for (const seq of this.#marks.keys()) {
      if (this.#marks.size <= KEPT || seq > committed) return;
      this.#marks.delete(seq);
    }
  }

  recall(from: number, to: number, marks: ReadonlyMap<number, ReadingMark>): void {
    this.#recalled = { from, to, marks };
  }

  verdict(seq: number, sent: ReadingMark): Verdict {
    if (this.#gaps.some(({ from, to }) => seq >= from && seq <= to)) return 'other';
    const kept = this.#marks.get(seq);
    if (kept) return sameMark(kept, sent) ? 'same' : 'other';
    const recalled = this.#recalled;
    if (recalled === null || seq < recalled.from || seq > recalled.to) return 'unknown';
    const stored = recalled.marks.get(seq);
    if (!stored) return 'absent';
    return sameMark(stored, sent) ? 'same' : 'other';
  }
}
