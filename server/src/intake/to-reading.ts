import { deviceClockUnset, LATE_AFTER_MS, type Reading } from '@chairside/shared/vitals/reading';
import type { Sending } from '@chairside/shared/vitals/wire-values';
import type { RawReading } from '@chairside/shared/wire/monitor';
import { normalise } from '@chairside/shared/wire/normalise';
import { instantOf, type Timing } from './timing.ts';

/** A reading in server time. */
export function toReading(
  raw: RawReading,
  seq: number,
  arrivedAt: number,
  timing: Timing = { skew: raw.t - arrivedAt },
  sent?: Sending,
): Reading {
  const at = instantOf(timing, raw.t, arrivedAt);
  const { values, statuses, invalid, nibpAt, battery } = normalise(raw, sent);
  // Of a clock that was set in between, the two instants are not of one clock.
  const dated = nibpAt !== null && deviceClockUnset(nibpAt) === deviceClockUnset(raw.t);
  const takenAt = dated ? instantOf(timing, nibpAt, arrivedAt) : at;
  return {
    seq,
    t: raw.t,
    at,
    arrivedAt,
    late: timing.stale === true || arrivedAt - at > LATE_AFTER_MS,
    values,
    statuses,
    nibpAt: takenAt === at ? null : takenAt,
    invalid,
    source: null,
    battery,
    unknown: null,
  };
}
