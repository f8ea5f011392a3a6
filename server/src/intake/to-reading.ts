import type { RawReading } from '@chairside/shared/protocol/monitor';
import { normalise } from '@chairside/shared/vitals/normalise';
import { LATE_AFTER_MS, type Reading } from '@chairside/shared/vitals/reading';

/** A reading on the server's clock. `skew`: device clock less server clock, ms. */
export function toReading(raw: RawReading, seq: number, arrivedAt: number, skew: number): Reading {
  const at = Math.min(Math.round(raw.t - skew), arrivedAt);
  const { values, status, invalid, nibpAt, battery } = normalise(raw);
  const takenAt = nibpAt === undefined ? at : Math.min(Math.round(nibpAt - skew), arrivedAt);
  return {
    seq,
    t: raw.t,
    at,
    arrivedAt,
    late: arrivedAt - at > LATE_AFTER_MS,
    values,
    status,
    ...(takenAt === at ? {} : { nibpAt: takenAt }),
    ...(invalid === undefined ? {} : { invalid }),
    ...(battery === undefined ? {} : { battery }),
  };
}
