/**
 * What one hot row holds of a reading: format, marks (1: late, 2: its channel counts), then each value and each status
 * beside its number.
 *
 *     2 | marks | n | n x (number, value as int16) | (number, code of the status) ...
 */
import { SIGNAL_INFO, SIGNALS, VITAL_NUMBERS, VITALS } from '@chairside/shared/vitals/catalogue';
import { type Reading, statusIn, valueIn } from '@chairside/shared/vitals/reading';
import { packValue, type Row, STATUS_CODES } from './packing.ts';

const FORMAT = 2;
const LATE = 1;
const SOURCED = 2;
const HEADER = 3;
const VALUE_BYTES = 3;
const STATUS_BYTES = 2;
/** As long as any reading needs. */
export const MOST_BYTES = HEADER + VALUE_BYTES * SIGNALS.length + STATUS_BYTES * VITALS.length;

/** Writes a reading at `place`; gives the place after it. */
export function writeHot(bytes: Buffer, place: number, reading: Reading): number {
  bytes[place] = FORMAT;
  bytes[place + 1] = (reading.late ? LATE : 0) | (reading.source === null ? 0 : SOURCED);
  let end = place + HEADER;
  let count = 0;
  for (const signal of SIGNALS) {
    const value = packValue(signal, valueIn(reading.values, signal));
    if (value === null) continue;
    bytes[end] = SIGNAL_INFO[signal].number;
    bytes.writeInt16BE(value, end + 1);
    end += VALUE_BYTES;
    count++;
  }
  bytes[place + 2] = count;
  for (const vital of VITALS) {
    const status = statusIn(reading.statuses, vital);
    if (status === null) continue;
    bytes[end] = VITAL_NUMBERS[vital];
    bytes[end + 1] = STATUS_CODES[status];
    end += STATUS_BYTES;
  }
  return end;
}

/** Throws on a format that this product does not know. */
export function readHot(bytes: Buffer): Pick<Row, 'late' | 'sourced' | 'values' | 'statuses'> {
  if (bytes[0] !== FORMAT) throw new Error(`a stored reading is of the unknown format ${bytes[0]}`);
  const values: number[] = [];
  const statuses: number[] = [];
  const valuesEnd = HEADER + VALUE_BYTES * (bytes[2] ?? 0);
  for (let place = HEADER; place < valuesEnd; place += VALUE_BYTES) {
    values[bytes.readUInt8(place)] = bytes.readInt16BE(place + 1);
  }
  for (let place = valuesEnd; place < bytes.length; place += STATUS_BYTES) {
    statuses[bytes.readUInt8(place)] = bytes.readUInt8(place + 1);
  }
  const marks = bytes[1] ?? 0;
  return { late: (marks & LATE) !== 0, sourced: (marks & SOURCED) !== 0, values, statuses };
}
