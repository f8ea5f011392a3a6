/** A sample this far from the kept skew is a step of the device's clock, not a slow network. */
const STEP_MS = 5_000;
/** Readings of a stream come in order: device time that falls back further than this was set back. */
const SET_BACK_MS = 2_000;

/**
 * Skew of one device: device clock less server clock, ms.
 *
 * Every exchange gives `t0 - t1`, which is the skew less the time on the way, so the largest sample is
 * the best one. Until the first exchange the skew is estimated from readings as if the newest had taken
 * no time at all. A device clock that was set back would make every reading look late, and late readings
 * raise no alarm: such a step is noticed from the readings themselves.
 */
export class DeviceClock {
  #skew: number | null = null;
  #measured = false;

  /** Null until a clock exchange has measured it. */
  get measuredMs(): number | null {
    return this.#measured ? this.#skew : null;
  }

  /** Best knowledge for the time axis; null before the first message. */
  get skewMs(): number | null {
    return this.#skew;
  }

  /** `t0` device send time, `t1` server receive time. */
  exchange(t0: number, t1: number): void {
    const sample = t0 - t1;
    const kept = this.#measured ? this.#skew : null;
    this.#skew =
      kept === null || Math.abs(sample - kept) > STEP_MS ? sample : Math.max(kept, sample);
    this.#measured = true;
  }

  /**
   * Device time of the first and the newest reading of a message, and of the reading before it in its
   * stream (null for the first one). Returns the skew to use for it.
   */
  message(before: number | null, firstT: number, newestT: number, arrivedAt: number): number {
    const sample = newestT - arrivedAt;
    const setBack = before !== null && firstT < before - SET_BACK_MS;
    if (this.#skew === null || setBack) {
      this.#skew = sample;
      this.#measured = false;
    } else if (!this.#measured && sample > this.#skew) {
      this.#skew = sample;
    }
    return this.#skew;
  }
}
