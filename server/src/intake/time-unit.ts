const DAY_MS = 86_400_000;

/** What makes epoch milliseconds of it, for each unit that devices send in place of them. */
const FACTORS = { seconds: 1_000, microseconds: 1 / 1_000 } as const;
export type WrongUnit = keyof typeof FACTORS;

/** The unit in which `t` is a time of today; null where it may be milliseconds, however wrong the clock. */
export function wrongUnit(t: number, now: number): WrongUnit | null {
  for (const unit of ['seconds', 'microseconds'] as const) {
    if (Math.abs(t * FACTORS[unit] - now) < DAY_MS) return unit;
  }
  return null;
}
