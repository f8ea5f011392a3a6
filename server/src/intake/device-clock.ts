/** A sample this far from the kept skew is no jitter of the network. */
const STEP_MS = 1_000;
/** Ahead of what was measured by more than this, the clock is not the one that was measured. */
const AHEAD_MS = 2_000;
/** Two exchanges in a row that agree this well are right, whatever came before them. */
const AGREE_MS = 500;
/** Told when it differs from what was told by more than this. */
const WORTH_TELLING_MS = 500;

/**
 * Skew of one device: device clock less server time, ms.
 *
 * An exchange gives `t0 - t1`, which is the skew less the time on the way: the largest sample is the best one, and a
 * lower one counts only where no delay can explain it. Readings say the same of a device that exchanges nothing
 * (`StreamTimes`), and follow a clock that drifts or is set between two exchanges.
 */
export class DeviceClock {
  #skew: number | null = null;
  #measured = false;
  #known = false;
  #lost = false;
  #toldMs: number | null = null;
  #heardAt = Number.NEGATIVE_INFINITY;
  #lowSample: number | null = null;

  /** Null until a clock exchange has measured it, and after the device's clock was set. */
  get measuredMs(): number | null {
    return this.#measured ? this.#skew : null;
  }

  /** Best knowledge for the time axis; null before the first message. */
  get skewMs(): number | null {
    return this.#skew;
  }

  /** Whether an exchange, or readings at the pace at which they are measured, have shown it. */
  get known(): boolean {
    return this.#known;
  }

  /** It was known, and is not the one that was known. */
  get lost(): boolean {
    return this.#lost;
  }

  /** `t0` device send time, `t1` server receive time. */
  exchange(t0: number, t1: number): void {
    const sample = t0 - t1;
    const quietMs = t1 - this.#heardAt;
    const kept = this.#measured ? this.#skew : null;
    const low = kept === null ? 0 : kept - sample;
    const explained = low <= quietMs + STEP_MS;
    const confirmed = this.#lowSample !== null && Math.abs(sample - this.#lowSample) <= AGREE_MS;
    this.#heardAt = t1;
    this.#lowSample = low > STEP_MS ? sample : null;
    if (kept !== null && low > STEP_MS && explained && !confirmed) return;
    this.#skew = kept === null || low > STEP_MS ? sample : Math.max(kept, sample);
    this.#measured = true;
    this.atPace();
  }

  heard(at: number): void {
    this.#heardAt = at;
  }

  /** Readings show the clock ahead of what was kept: less delay than was thought, or a clock that was set. */
  ahead(sample: number): void {
    if (this.#skew === null || sample - this.#skew > AHEAD_MS) this.#forget();
    this.#skew = sample;
  }

  /** Readings show the clock behind what was kept by more than they can be delayed. */
  behind(skew: number): void {
    if (this.#skew === null || this.#skew - skew > AHEAD_MS) this.#measured = false;
    this.#skew = skew;
  }

  /** Another clock: the device was started again, or its time was set, and what was known of it says nothing. */
  replaced(skew: number): void {
    this.#forget();
    this.#skew = skew;
  }

  /** Readings come at the pace at which they are measured. */
  atPace(): void {
    this.#known = true;
    this.#lost = false;
  }

  /** What is to be told of it anew; undefined: nothing. */
  untold(): number | undefined {
    if (!this.#known || this.#skew === null) return undefined;
    if (this.#toldMs !== null && Math.abs(this.#skew - this.#toldMs) <= WORTH_TELLING_MS) {
      return undefined;
    }
    this.#toldMs = this.#skew;
    return this.#skew;
  }

  /** Server time moved. */
  moved(byMs: number): void {
    if (this.#skew !== null) this.#skew -= byMs;
    this.#heardAt += byMs;
    this.#lowSample = null;
  }

  #forget(): void {
    this.#lost ||= this.#known;
    this.#measured = false;
    this.#known = false;
  }
}
