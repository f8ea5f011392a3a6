import type { RawReading } from '@chairside/shared/protocol/monitor';
import { normalise } from '@chairside/shared/vitals/normalise';
import { deviceClockUnset, LATE_AFTER_MS, type Reading } from '@chairside/shared/vitals/reading';
import type { Sending } from '@chairside/shared/vitals/wire-values';
import type { Timing } from './stream-times.ts';

/** A reading in server time. */
export function toReading(
  raw: RawReading,
  seq: number,
  arrivedAt: number,
  { skew, stale }: Timing = { skew: raw.t - arrivedAt },
  sent?: Sending,
): Reading {
  const at = Math.min(Math.round(raw.t - skew), arrivedAt);
  const { values, status, invalid, nibpAt, battery } = normalise(raw, sent);
  // Of a clock that was set in between, the two instants are not of one clock.
  const dated = nibpAt !== undefined && deviceClockUnset(nibpAt) === deviceClockUnset(raw.t);
  const takenAt = dated ? Math.min(Math.round(nibpAt - skew), arrivedAt) : at;
  return {
    seq,
    t: raw.t,
    at,
    arrivedAt,
    late: stale === true || arrivedAt - at > LATE_AFTER_MS,
    values,
    status,
    ...(takenAt === at ? {} : { nibpAt: takenAt }),
    ...(invalid === undefined ? {} : { invalid }),
    ...(battery === undefined ? {} : { battery }),
  };
}
