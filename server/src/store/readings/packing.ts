/** A reading as it is stored: integers at the catalogue's precision, statuses in one number. Pure. */
import {
  SIGNAL_INFO,
  SIGNALS,
  type Signal,
  VITALS,
  type Vital,
} from '@chairside/shared/vitals/catalogue';
import { type Reading, VITAL_STATUSES, type VitalStatus } from '@chairside/shared/vitals/reading';

/** One stored reading. `values` follow the order of SIGNALS, each times ten where the catalogue has one decimal. */
export interface Row {
  readonly streamKey: number;
  readonly seq: number;
  readonly t: number;
  readonly at: number;
  readonly arrivedAt: number;
  readonly skew: number | null;
  readonly nibpAt: number | null;
  /** Bits 0 to 20: three per vital, 0 where the reading says nothing of it; bit 21: late; bit 22: its channel counts. */
  readonly flags: number;
  readonly values: readonly (number | null)[];
  readonly battery: number | null;
  readonly invalid: string | null;
}

const SCALES = SIGNALS.map((signal) => 10 ** SIGNAL_INFO[signal].decimals);
const LATE = 1 << (3 * VITALS.length);
const SOURCED = LATE << 1;
const STATUS_CODE = new Map(VITAL_STATUSES.map((status, index) => [status, index + 1]));
const SMALLEST = -32_768;
const LARGEST = 32_767;

export function packReading(streamKey: number, reading: Reading, skewMs: number | null): Row {
  return {
    streamKey,
    seq: reading.seq,
    t: Math.round(reading.t),
    at: Math.round(reading.at),
    arrivedAt: Math.round(reading.arrivedAt),
    skew: skewMs === null ? null : Math.round(skewMs),
    nibpAt: reading.nibpAt === undefined ? null : Math.round(reading.nibpAt),
    flags: packFlags(reading),
    values: SIGNALS.map((signal, index) => packValue(reading.values[signal], index)),
    battery: reading.battery === undefined ? null : Math.round(reading.battery),
    invalid: packInvalid(reading),
  };
}

export function packInvalid(reading: Reading): string | null {
  const { invalid } = reading;
  return invalid && Object.keys(invalid).length > 0 ? JSON.stringify(invalid) : null;
}

/** The value of the signal of this index as it is stored. */
export function packValue(value: number | undefined, signal: number): number | null {
  if (value === undefined || !Number.isFinite(value)) return null;
  return Math.max(SMALLEST, Math.min(LARGEST, Math.round(value * (SCALES[signal] ?? 1))));
}

export function packFlags(reading: Reading): number {
  let flags = (reading.late ? LATE : 0) | (reading.source === undefined ? 0 : SOURCED);
  for (let index = 0; index < VITALS.length; index++) {
    const status = reading.status[VITALS[index] as Vital];
    if (status !== undefined) flags |= (STATUS_CODE.get(status) ?? 0) << (3 * index);
  }
  return flags;
}

export const isLate = (row: Row) => (row.flags & LATE) !== 0;
export const isSourced = (row: Row) => (row.flags & SOURCED) !== 0;

export function statusOf(row: Row, vital: number): VitalStatus | null {
  return VITAL_STATUSES[((row.flags >> (3 * vital)) & 7) - 1] ?? null;
}

/** The value of the signal of this index in SIGNALS, in its own unit. */
export function readValue(row: Row, signal: number): number | null {
  const value = row.values[signal];
  return value === null || value === undefined ? null : value / (SCALES[signal] ?? 1);
}

/** `channels`: ids by the key of the stream, of the readings that keep theirs. */
export function unpackReading(row: Row, channels?: ReadonlyMap<number, string>): Reading {
  const source = isSourced(row) ? channels?.get(row.streamKey) : undefined;
  const values: Partial<Record<Signal, number>> = {};
  SIGNALS.forEach((signal, index) => {
    const value = readValue(row, index);
    if (value !== null) values[signal] = value;
  });
  const status: Partial<Record<Vital, VitalStatus>> = {};
  VITALS.forEach((vital, index) => {
    const found = statusOf(row, index);
    if (found) status[vital] = found;
  });
  return {
    seq: row.seq,
    t: row.t,
    at: row.at,
    arrivedAt: row.arrivedAt,
    late: isLate(row),
    values,
    status,
    ...(row.nibpAt === null ? {} : { nibpAt: row.nibpAt }),
    ...(row.invalid === null
      ? {}
      : { invalid: JSON.parse(row.invalid) as NonNullable<Reading['invalid']> }),
    ...(row.battery === null ? {} : { battery: row.battery }),
    ...(source === undefined ? {} : { source }),
  };
}

/** Order of arrival: what a replay of the alarm engine needs. */
export function byArrival(a: Row, b: Row): number {
  return a.arrivedAt - b.arrivedAt || a.streamKey - b.streamKey || a.seq - b.seq;
}
