/** What one kind of work that comes all at once may take of one turn of the event loop, ms. */
const TURN_MS = 4;

/** Gives each its turn, so many in a row as fit, and lets everything else that is due go on in between. */
export class Turns {
  readonly #waiting: (() => void)[] = [];
  /** When what runs in this turn began; null while there was none. */
  #began: number | null = null;
  /** One was let in and has not run yet. */
  #let = false;

  /** Resolves when it is this one's turn, at once where there is room. */
  next(): Promise<void> {
    if (this.#began === null) {
      this.#began = performance.now();
      setImmediate(() => void this.#turn());
    }
    const room = performance.now() - this.#began < TURN_MS;
    if (!room || this.#let || this.#waiting.length > 0) {
      return new Promise((resolve) => this.#waiting.push(resolve));
    }
    // One at a time: what it costs is known once it has run.
    this.#let = true;
    process.nextTick(() => {
      this.#let = false;
    });
    return Promise.resolve();
  }

  async #turn(): Promise<void> {
    const began = performance.now();
    this.#began = began;
    while (this.#waiting.length > 0 && performance.now() - began < TURN_MS) {
      this.#waiting.shift()?.();
      // What waited for this runs first; it is still the same turn.
      await new Promise<void>((resolve) => process.nextTick(resolve));
    }
    if (this.#waiting.length > 0) setImmediate(() => void this.#turn());
    else this.#began = null;
  }
}

/** At most so many at a time; the rest wait in order. */
export class Gate {
  readonly #waiting: (() => void)[] = [];
  #free: number;

  constructor(atOnce: number) {
    this.#free = atOnce;
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free += 1;
    }
  }
}
