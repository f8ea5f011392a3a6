import { uptime } from 'node:os';
import { performance } from 'node:perf_hooks';

/** Time as the shell sees it. Domain code never asks: it gets instants as arguments. */
export interface Clock {
  /** Server time, epoch ms: never goes back and never leaps, whatever is done to the machine's clock. */
  now(): number;
  /** Calls `fn` every `ms`; returns the way to stop. */
  every(ms: number, fn: () => void): () => void;
  /**
   * Server time has taken the machine's clock over, and moved by so many ms: instants that are kept in memory move
   * along. Never while a session runs. Returns the way to stop.
   */
  onMoved(listener: (byMs: number) => void): () => void;
  /**
   * From here on server time has gone on as time did: epoch ms. How long ago what came before was, it may say wrongly,
   * as after a restart whose machine's clock was set back, but nothing of before was later.
   */
  unbrokenSince(): number;
}

/** Server time, as who answers for it sees it (docs/adr/0014). */
export interface ServerClock extends Clock {
  /** The machine's wall clock less server time, ms. */
  wallOffMs(): number;
  /** What is on record was before now: server time goes on from there at the earliest. */
  atLeast(at: number): void;
  /** Takes the wall clock's time over, and says by how much server time moved, ms. Only while nothing is timed. */
  follow(): number;
}

/** The two faces of a machine's clock, ms. */
export interface MachineClock {
  /** Epoch ms; may be set at any time. */
  wall(): number;
  /** From any beginning; only ever goes on. */
  monotonic(): number;
  every(ms: number, fn: () => void): () => void;
}

/** The wall clock as it stood at the beginning, and from there what really passes. */
export class AnchoredClock implements ServerClock {
  readonly #machine: MachineClock;
  /** Server time less the monotonic clock, ms. */
  #anchor: number;
  #unbrokenSince: number;
  readonly #listeners = new Set<(byMs: number) => void>();

  constructor(machine: MachineClock) {
    this.#machine = machine;
    this.#anchor = machine.wall() - machine.monotonic();
    this.#unbrokenSince = this.now();
  }

  now(): number {
    return Math.round(this.#anchor + this.#machine.monotonic());
  }

  wallOffMs(): number {
    return Math.round(this.#machine.wall() - this.#anchor - this.#machine.monotonic());
  }

  atLeast(at: number): void {
    this.#anchor = Math.max(this.#anchor, at - this.#machine.monotonic());
    this.#unbrokenSince = Math.max(this.#unbrokenSince, at);
  }

  follow(): number {
    const byMs = this.wallOffMs();
    this.#anchor += byMs;
    this.#unbrokenSince = this.now();
    for (const listener of this.#listeners) listener(byMs);
    return byMs;
  }

  unbrokenSince(): number {
    return this.#unbrokenSince;
  }

  onMoved(listener: (byMs: number) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  every(ms: number, fn: () => void): () => void {
    return this.#machine.every(ms, fn);
  }
}

const LOOK_EVERY_MS = 1_000;
/** Further apart than this, the machine has slept: how exactly the uptime is told differs by less. */
const SLEPT_MS = 2_000;

/**
 * Node's monotonic clock stands still on Linux while the machine sleeps, but the patient does not: the uptime tells.
 * Elsewhere it goes on by itself, or the uptime follows the wall clock.
 */
export function withSleep(monotonic: () => number, uptimeMs: () => number): () => number {
  let slept = 0;
  let lookedAt = monotonic();
  const began = uptimeMs() - lookedAt;
  return () => {
    const now = monotonic();
    if (now - lookedAt >= LOOK_EVERY_MS) {
      lookedAt = now;
      const ahead = uptimeMs() - now - began;
      if (ahead - slept > SLEPT_MS) slept = ahead;
    }
    return now + slept;
  };
}

export function machineClock(): MachineClock {
  const monotonic = () => performance.now();
  return {
    wall: () => Date.now(),
    monotonic:
      process.platform === 'linux' ? withSleep(monotonic, () => uptime() * 1_000) : monotonic,
    every(ms, fn) {
      const timer = setInterval(fn, ms);
      return () => clearInterval(timer);
    },
  };
}
