/** Lets `burst` through at once and `perSecond` on average. */
export class TokenBucket {
  readonly #burst: number;
  readonly #perSecond: number;
  #tokens: number;
  #at = Number.NEGATIVE_INFINITY;

  constructor(burst: number, perSecond: number) {
    this.#burst = burst;
    this.#perSecond = perSecond;
    this.#tokens = burst;
  }

  take(now: number): boolean {
    // Server time may have been moved back: the bucket must not stay as empty as it is until then.
    if (now < this.#at) this.#at = now;
    if (now > this.#at) {
      const filled = this.#tokens + ((now - this.#at) / 1000) * this.#perSecond;
      this.#tokens = Math.min(this.#burst, filled);
      this.#at = now;
    }
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}
