/** Readings of a session piece by piece, as a replay comes to them: every value, not a drawing's extremes. */
import { MAX_CHART_POINTS, type ReadingsAnswer } from '@chairside/shared/wire/http';

export type Fetch = (from: number, to: number, points: number) => Promise<ReadingsAnswer>;

/** A monitor at 2 Hz fits into one answer unreduced. */
const NEAR_MS = 180_000;
const SLOW_MS = 3_600_000;
/** How old a cuff may still be shown (docs/clinical.md 7), and then some. */
const SLOW_BACK_MS = 3_600_000;
/** A value may be older than the piece that is played: the one before is kept at hand. */
const AHEAD = 2;

export interface Pieces {
  readonly near: readonly ReadingsAnswer[];
  readonly slow: readonly ReadingsAnswer[];
}

export class ReplayReadings {
  readonly #fetch: Fetch;
  readonly #from: number;
  readonly #to: number;
  readonly #known = new Map<string, ReadingsAnswer>();
  readonly #asked = new Map<string, Promise<void>>();

  constructor(fetch: Fetch, from: number, to: number) {
    this.#fetch = fetch;
    this.#from = from;
    this.#to = to;
  }

  /** What is needed to show an instant; null while it is on its way: `load` brings it. */
  at(instant: number): Pieces | null {
    const near = this.#near(instant)
      .slice(0, 2)
      .map((piece) => this.#known.get(piece.key));
    const slow = this.#known.get(this.#slow(instant).key);
    if (slow === undefined || near.includes(undefined)) return null;
    return { near: near.filter((one) => one !== undefined), slow: [slow] };
  }

  /** Resolves once the instant can be shown; what comes next is asked for besides. Rejects as the fetch does. */
  async load(instant: number): Promise<void> {
    const near = this.#near(instant);
    const needed = [this.#slow(instant), ...near.slice(0, 2)];
    for (const piece of near.slice(2)) void this.#ask(piece).catch(() => undefined);
    await Promise.all(needed.map((piece) => this.#ask(piece)));
  }

  /** The piece of the instant, the one before it, then those to come. */
  #near(instant: number) {
    const index = Math.floor((instant - this.#from) / NEAR_MS);
    const last = Math.floor((this.#to - this.#from) / NEAR_MS);
    const wanted = [index, Math.max(0, index - 1)];
    for (let next = index + 1; next <= Math.min(last, index + AHEAD); next += 1) wanted.push(next);
    return wanted.map((place) => ({
      key: `near:${place}`,
      from: this.#from + place * NEAR_MS,
      to: this.#from + (place + 1) * NEAR_MS - 1,
    }));
  }

  #slow(instant: number) {
    const index = Math.floor((instant - this.#from) / SLOW_MS);
    const from = this.#from + index * SLOW_MS;
    return { key: `slow:${index}`, from: from - SLOW_BACK_MS, to: from + SLOW_MS - 1 };
  }

  #ask({ key, from, to }: { key: string; from: number; to: number }): Promise<void> {
    if (this.#known.has(key)) return Promise.resolve();
    const asked = this.#asked.get(key);
    if (asked !== undefined) return asked;
    const answer = this.#fetch(from, to, MAX_CHART_POINTS)
      .then((found) => void this.#known.set(key, found))
      .finally(() => this.#asked.delete(key));
    this.#asked.set(key, answer);
    return answer;
  }
}
