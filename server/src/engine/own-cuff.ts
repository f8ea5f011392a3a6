import type { Reading } from '@chairside/shared/vitals/reading';

/**
 * The reading without its pressures where they were taken before `since` (server clock, epoch ms): monitors repeat
 * their last cuff, also to the next patient. One that is itself of before `since` belongs to somebody else as it is.
 */
export function withoutCuffBefore(reading: Reading, since: number): Reading {
  const { at, nibpAt, late, values } = reading;
  if (values.sys === undefined && values.dia === undefined && values.map === undefined) {
    return reading;
  }
  if (Math.min(nibpAt ?? at, at) >= since || (late && at < since)) return reading;
  const { sys: _sys, dia: _dia, map: _map, ...others } = values;
  const { nibpAt: _nibpAt, ...rest } = reading;
  return { ...rest, values: others };
}
