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

  /** Whether `key` has attempts left; takes none. */
  allows(key: string, now: number): boolean {
    return this.#recent(key, now).length < this.#max;
  }

  /** False where `key` has used its attempts; otherwise this one is counted, before it is tried, so that parallel tries count too. */
  take(key: string, now: number): boolean {
    const recent = this.#recent(key, now);
    if (recent.length >= this.#max) return false;
    this.#attempts.delete(key);
    this.#attempts.set(key, [...recent, now]);
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

  /** A clock that was set back counts nothing that lies ahead of it. */
  #recent(key: string, now: number): readonly number[] {
    const from = now - this.#windowMs;
    return (this.#attempts.get(key) ?? []).filter((at) => at > from && at <= now);
  }

  #forgetOldest(): void {
    while (this.#attempts.size > this.#maxKeys) {
      const oldest = this.#attempts.keys().next();
      if (oldest.done) return;
      this.#attempts.delete(oldest.value);
    }
  }
}
