/** How a reading's device time becomes server time. */
export interface Timing {
  /** Device clock less server time, ms. */
  readonly skew: number;
  /** Known to be of before, though not just when. */
  readonly stale?: true;
  /** It was measured no later than this, server time. */
  readonly notAfter?: number;
}

/** Server time of a device time `t`: never after its arrival. */
export function instantOf(timing: Timing, t: number, arrivedAt: number): number {
  return Math.min(Math.round(t - timing.skew), timing.notAfter ?? arrivedAt, arrivedAt);
}

export const sameTiming = (one: Timing, other: Timing): boolean =>
  one.skew === other.skew && one.stale === other.stale && one.notAfter === other.notAfter;

export function movedTiming({ skew, stale, notAfter }: Timing, byMs: number): Timing {
  return {
    skew: skew - byMs,
    ...(stale && { stale }),
    ...(notAfter !== undefined && { notAfter: notAfter + byMs }),
  };
}
