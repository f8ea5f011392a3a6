import type { RawReading } from './monitor.ts';
import { isBlank, numberIn } from './raw-number.ts';

/** Percent; `invalid`: the text of what cannot be one; null where the monitor says nothing. */
export function batteryOf(raw: RawReading['battery']): number | { invalid: string } | null {
  if (raw === undefined || raw === null || isBlank(raw)) return null;
  const value = numberIn(raw);
  // 0.5 is the half of one, in another unit, and no battery at half a percent.
  const fraction = value !== null && value > 0 && value < 1;
  if (value === null || fraction || value < 0 || value > 100) {
    return { invalid: String(raw).slice(0, 32) };
  }
  return Math.round(value);
}
