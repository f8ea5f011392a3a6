/** Hot rows of both formats: the first one keeps its values in columns of their own, the second in `packed`. */
import { COLUMNS, isLate, isSourced, statusesOf, valuesOf } from './format-1.ts';
import { readHot } from './hot-format.ts';
import type { Row } from './packing.ts';

/** As the driver returns it in array mode, in the order of `HOT_COLUMNS`. */
export type HotRow = readonly (number | string | Buffer | null)[];

const LEADING = 11;
export const HOT_COLUMNS = `stream_key, seq, t, at, arrived_at, skew, nibp_at, battery, invalid, packed, flags, ${COLUMNS.join(', ')}`;

type Cell = HotRow[number] | undefined;
const whole = (value: Cell) => Number(value);
const maybe = (value: Cell) => (value === null || value === undefined ? null : Number(value));

export function fromHotRow(row: HotRow): Row {
  const packed = row[9];
  const flags = Number(row[10] ?? 0);
  return {
    streamKey: whole(row[0]),
    seq: whole(row[1]),
    t: whole(row[2]),
    at: whole(row[3]),
    arrivedAt: whole(row[4]),
    skew: maybe(row[5]),
    nibpAt: maybe(row[6]),
    battery: maybe(row[7]),
    invalid: typeof row[8] === 'string' ? row[8] : null,
    ...(Buffer.isBuffer(packed)
      ? readHot(packed)
      : {
          late: isLate(flags),
          sourced: isSourced(flags),
          statuses: statusesOf(flags),
          values: valuesOf(row.slice(LEADING).map(maybe)),
        }),
  };
}
