/** A reading as it is stored: integers and codes, each under the frozen number of its signal or vital. Pure. */
import {
  NUMBERS,
  SIGNAL_INFO,
  SIGNALS,
  type Signal,
  signalOfNumber,
  VITAL_NUMBERS,
  VITALS,
  type Vital,
} from '@chairside/shared/vitals/catalogue';
import {
  type Invalid,
  NO_STATUSES,
  NO_VALUES,
  type Reading,
  statusIn,
  VITAL_STATUSES,
  type VitalStatus,
  valueIn,
} from '@chairside/shared/vitals/reading';

/** Numbered, and empty where a reading says nothing: index is the number of the signal, or of the vital. */
export type Numbered = readonly (number | null | undefined)[];

/** One stored reading. */
export interface Row {
  readonly streamKey: number;
  readonly seq: number;
  readonly t: number;
  readonly at: number;
  readonly arrivedAt: number;
  readonly skew: number | null;
  readonly nibpAt: number | null;
  readonly late: boolean;
  /** Its channel counts: others measured the session as well. */
  readonly sourced: boolean;
  /** By number of the signal; times ten where it has one decimal. Numbers that this product does not know are kept. */
  readonly values: Numbered;
  /** By number of the vital: codes of `STATUS_CODES`. */
  readonly statuses: Numbered;
  readonly battery: number | null;
  readonly invalid: string | null;
}

/** The code of a status in what is stored; frozen. 0 in old rows: the reading does not have the vital. */
export const STATUS_CODES: Readonly<Record<VitalStatus, number>> = {
  ok: 1,
  searching: 2,
  off: 3,
  'low-signal': 4,
  invalid: 5,
  measuring: 6,
  failed: 7,
};
const STATUS_OF = new Map(VITAL_STATUSES.map((status) => [STATUS_CODES[status], status]));
const SMALLEST = -32_768;
const LARGEST = 32_767;

const scaleOf = (signal: Signal): number => 10 ** SIGNAL_INFO[signal].decimals;

export function packReading(streamKey: number, reading: Reading, skewMs: number | null): Row {
  const values: (number | null)[] = [];
  for (const signal of SIGNALS) {
    const value = packValue(signal, valueIn(reading.values, signal));
    if (value !== null) values[NUMBERS[signal]] = value;
  }
  const statuses: (number | null)[] = [];
  for (const vital of VITALS) {
    const status = statusIn(reading.statuses, vital);
    if (status !== null) statuses[VITAL_NUMBERS[vital]] = STATUS_CODES[status];
  }
  return {
    streamKey,
    seq: reading.seq,
    t: Math.round(reading.t),
    at: Math.round(reading.at),
    arrivedAt: Math.round(reading.arrivedAt),
    skew: skewMs === null ? null : Math.round(skewMs),
    nibpAt: reading.nibpAt === null ? null : Math.round(reading.nibpAt),
    late: reading.late,
    sourced: reading.source !== null,
    values,
    statuses,
    battery: reading.battery === null ? null : Math.round(reading.battery),
    invalid: packInvalid(reading),
  };
}

export function packInvalid(reading: Reading): string | null {
  const { invalid } = reading;
  return invalid && Object.keys(invalid).length > 0 ? JSON.stringify(invalid) : null;
}

/** As it is stored: an integer of 16 bits. */
export function packValue(signal: Signal, value: number | null): number | null {
  if (value === null || !Number.isFinite(value)) return null;
  return Math.max(SMALLEST, Math.min(LARGEST, Math.round(value * scaleOf(signal))));
}

export function storedStatus(row: Row, vital: Vital): VitalStatus | null {
  return STATUS_OF.get(row.statuses[VITAL_NUMBERS[vital]] ?? 0) ?? null;
}

/** In the unit of the signal. */
export function readValue(row: Row, signal: Signal): number | null {
  const value = row.values[SIGNAL_INFO[signal].number];
  return value === null || value === undefined ? null : value / scaleOf(signal);
}

/** What was stored under numbers that this product does not know, as it was stored. */
function unknownOf(row: Row): Reading['unknown'] {
  const unknown: Record<string, number> = {};
  row.values.forEach((value, number) => {
    if (value !== null && value !== undefined && signalOfNumber(number) === null) {
      unknown[String(number)] = value;
    }
  });
  return Object.keys(unknown).length === 0 ? null : unknown;
}

/** `channels`: ids by the key of the stream, of the readings that keep theirs. */
export function unpackReading(row: Row, channels?: ReadonlyMap<number, string>): Reading {
  const source = row.sourced ? channels?.get(row.streamKey) : undefined;
  const values = NO_VALUES.slice();
  for (const signal of SIGNALS) values[NUMBERS[signal]] = readValue(row, signal);
  const statuses = NO_STATUSES.slice();
  for (const vital of VITALS) statuses[VITAL_NUMBERS[vital]] = storedStatus(row, vital);
  return {
    seq: row.seq,
    t: row.t,
    at: row.at,
    arrivedAt: row.arrivedAt,
    late: row.late,
    values,
    statuses,
    nibpAt: row.nibpAt,
    invalid: row.invalid === null ? null : (JSON.parse(row.invalid) as Invalid),
    source: source ?? null,
    battery: row.battery,
    unknown: unknownOf(row),
  };
}

/** Order of arrival: what a replay of the alarm engine needs. */
export function byArrival(a: Row, b: Row): number {
  return a.arrivedAt - b.arrivedAt || a.streamKey - b.streamKey || a.seq - b.seq;
}
