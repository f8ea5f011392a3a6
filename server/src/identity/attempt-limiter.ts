/** Counts attempts per key in a sliding window. Bounded: old keys are dropped before new ones are taken. */
export class AttemptLimiter {
  readonly #max: number;
  readonly #windowMs: number;
  readonly #attempts = new Map<string, number[]>();
  readonly #maxKeys: number;

  constructor(limit: { max: number; windowMs: number; maxKeys?: number }) {
    this.#max = limit.max;
    this.#windowMs = limit.windowMs;
    this.#maxKeys = limit.maxKeys ?? 10_000;
  }

  /** False where `key` has used its attempts; otherwise this one is counted, before it is tried, so that parallel tries count too. */
  take(key: string, now: number): boolean {
    const recent = (this.#attempts.get(key) ?? []).filter((at) => at > now - this.#windowMs);
    if (recent.length >= this.#max) {
      this.#attempts.set(key, recent);
      return false;
    }
    recent.push(now);
    this.#attempts.delete(key);
    this.#attempts.set(key, recent);
    this.#forgetOldest();
    return true;
  }

  /** The last attempt did not fail: it does not count. */
  giveBack(key: string): void {
    this.#attempts.get(key)?.pop();
  }

  /** Forgets all attempts of `key`. */
  forgive(key: string): void {
    this.#attempts.delete(key);
  }

  #forgetOldest(): void {
    while (this.#attempts.size > this.#maxKeys) {
      const oldest = this.#attempts.keys().next();
      if (oldest.done) return;
      this.#attempts.delete(oldest.value);
    }
  }
}
