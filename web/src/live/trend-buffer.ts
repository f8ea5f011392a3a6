/** One signal over the last minutes: instants (server clock, epoch ms, ascending) and values. */
export interface Series {
  readonly t: readonly number[];
  readonly v: readonly number[];
}

export const TREND_SPAN_MS = 15 * 60_000;
/** 15 min at 2 Hz; a faster monitor loses its oldest minutes here, never its newest. */
export const TREND_CAP = 1_800;

/** A bounded window of one signal. Mutable on purpose: 32 chairs x 1 Hz would copy 60,000 numbers a second. */
export class TrendBuffer {
  readonly t: number[] = [];
  readonly v: number[] = [];

  /** Ignores what is not newer than the last point: a resent reading is not drawn twice. */
  push(at: number, value: number): boolean {
    const last = this.t.at(-1);
    if (last !== undefined && at <= last) return false;
    this.t.push(at);
    this.v.push(value);
    if (this.t.length > TREND_CAP) this.trim(this.t.length - TREND_CAP);
    return true;
  }

  /** Drops what is older than the span before `now`. */
  expire(now: number): void {
    let drop = 0;
    const oldest = now - TREND_SPAN_MS;
    while (drop < this.t.length && (this.t[drop] ?? 0) < oldest) drop += 1;
    // Trimming one point at a time would move the whole array every second.
    if (drop > 60) this.trim(drop);
  }

  /** Puts history in front of what has been heard since. */
  prepend(t: readonly number[], v: readonly (number | null)[]): void {
    const first = this.t[0] ?? Number.POSITIVE_INFINITY;
    const times: number[] = [];
    const values: number[] = [];
    for (let i = 0; i < t.length; i += 1) {
      const at = t[i];
      const value = v[i];
      if (at === undefined || value === undefined || value === null || at >= first) continue;
      times.push(at);
      values.push(value);
    }
    this.t.unshift(...times);
    this.v.unshift(...values);
    if (this.t.length > TREND_CAP) this.trim(this.t.length - TREND_CAP);
  }

  private trim(count: number): void {
    this.t.splice(0, count);
    this.v.splice(0, count);
  }
}
