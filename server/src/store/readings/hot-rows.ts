import { SIGNALS } from '@chairside/shared/vitals/catalogue';
import type { Row } from './packing.ts';

/** As the driver returns it in array mode, in the order of `HOT_COLUMNS`. */
export type HotRow = readonly (number | string | null)[];

const LEADING = 10;
export const HOT_COLUMNS = `stream_key, seq, t, at, arrived_at, skew, nibp_at, flags, battery, invalid, ${SIGNALS.join(', ')}`;

const whole = (value: number | string | null | undefined) => Number(value);
const maybe = (value: number | string | null | undefined) =>
  value === null || value === undefined ? null : Number(value);

export function fromHotRow(row: HotRow): Row {
  return {
    streamKey: whole(row[0]),
    seq: whole(row[1]),
    t: whole(row[2]),
    at: whole(row[3]),
    arrivedAt: whole(row[4]),
    skew: maybe(row[5]),
    nibpAt: maybe(row[6]),
    flags: whole(row[7]),
    battery: maybe(row[8]),
    invalid: typeof row[9] === 'string' ? row[9] : null,
    values: row.slice(LEADING).map(maybe),
  };
}
