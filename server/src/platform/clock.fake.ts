import { AnchoredClock, type MachineClock } from './clock.ts';

interface Repeating {
  readonly ms: number;
  readonly fn: () => void;
  dueAt: number;
}

/** A machine's clock that stands still until a test moves it, or sets its wall face. */
class ManualMachine implements MachineClock {
  wallMs: number;
  passedMs = 0;
  readonly repeating = new Set<Repeating>();

  constructor(now: number) {
    this.wallMs = now;
  }

  wall(): number {
    return this.wallMs;
  }

  monotonic(): number {
    return this.passedMs;
  }

  every(ms: number, fn: () => void): () => void {
    const entry: Repeating = { ms, fn, dueAt: this.passedMs + ms };
    this.repeating.add(entry);
    return () => this.repeating.delete(entry);
  }
}

/** A clock that stands still until a test moves it. What falls due on the way runs in order of due time. */
export class ManualClock extends AnchoredClock {
  readonly #machine: ManualMachine;

  constructor(now = Date.UTC(2026, 0, 5, 9, 0, 0)) {
    const machine = new ManualMachine(now);
    super(machine);
    this.#machine = machine;
  }

  advance(ms: number): void {
    const until = this.#machine.passedMs + ms;
    for (let next = this.#next(until); next; next = this.#next(until)) {
      this.#pass(next.dueAt);
      next.dueAt += next.ms;
      next.fn();
    }
    this.#pass(until);
  }

  /** Somebody sets the machine's clock: no time passes. */
  stepWall(ms: number): void {
    this.#machine.wallMs += ms;
  }

  #pass(to: number): void {
    this.#machine.wallMs += to - this.#machine.passedMs;
    this.#machine.passedMs = to;
  }

  #next(until: number): Repeating | undefined {
    let first: Repeating | undefined;
    for (const entry of this.#machine.repeating) {
      if (entry.dueAt <= until && (!first || entry.dueAt < first.dueAt)) first = entry;
    }
    return first;
  }
}
