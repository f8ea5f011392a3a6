import { CUFF_SIGNALS, NUMBERS } from '@chairside/shared/vitals/catalogue';
import { takenAtOf } from '@chairside/shared/vitals/inflation';
import { type Reading, valueIn } from '@chairside/shared/vitals/reading';

/**
 * The reading without its pressures where they were taken before `since` (server clock, epoch ms): monitors repeat
 * their last cuff, also to the next patient. One that is itself of before `since` belongs to somebody else as it is.
 */
export function withoutCuffBefore(reading: Reading, since: number): Reading {
  const { at, late, values } = reading;
  if (CUFF_SIGNALS.every((signal) => valueIn(values, signal) === null)) return reading;
  if (takenAtOf(reading) >= since || (late && at < since)) return reading;
  const others = values.slice();
  for (const signal of CUFF_SIGNALS) others[NUMBERS[signal]] = null;
  return { ...reading, nibpAt: null, values: others };
}
