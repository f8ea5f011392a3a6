/** A reading as documents and people have it: by names, without what it does not say. Exports carry it. */
import { NUMBERS, SIGNALS, type Signal, VITAL_NUMBERS, VITALS, type Vital } from './catalogue.ts';
import {
  type Invalid,
  NO_STATUSES,
  NO_VALUES,
  type Reading,
  type Statuses,
  type Values,
  type VitalStatus,
} from './reading.ts';

/** A signal that is absent was not measured. */
export type NamedValues = Readonly<Partial<Record<Signal, number>>>;
/** A vital that is absent is plainly `ok`, or nothing is said of it. */
export type NamedStatus = Readonly<Partial<Record<Vital, VitalStatus>>>;

/** The fields of a `Reading`; absent is null there. */
export interface NamedReading extends Pick<Reading, 'seq' | 't' | 'at' | 'arrivedAt' | 'late'> {
  readonly values: NamedValues;
  readonly status: NamedStatus;
  readonly nibpAt?: number | undefined;
  readonly invalid?: Invalid | undefined;
  readonly source?: string | undefined;
  readonly battery?: number | undefined;
  readonly unknown?: Reading['unknown'] | undefined;
}

export function valuesByNumber(named: NamedValues): Values {
  const values = NO_VALUES.slice();
  for (const signal of SIGNALS) values[NUMBERS[signal]] = named[signal] ?? null;
  return values;
}

export function statusesByNumber(named: NamedStatus): Statuses {
  const statuses = NO_STATUSES.slice();
  for (const vital of VITALS) statuses[VITAL_NUMBERS[vital]] = named[vital] ?? null;
  return statuses;
}

export function namedValues(values: Values): NamedValues {
  const named: Partial<Record<Signal, number>> = {};
  for (const signal of SIGNALS) {
    const value = values[NUMBERS[signal]];
    if (value !== null && value !== undefined) named[signal] = value;
  }
  return named;
}

export function namedStatus(statuses: Statuses): NamedStatus {
  const named: Partial<Record<Vital, VitalStatus>> = {};
  for (const vital of VITALS) {
    const status = statuses[VITAL_NUMBERS[vital]];
    if (status !== null && status !== undefined) named[vital] = status;
  }
  return named;
}

export function fromNamed(named: NamedReading): Reading {
  const { seq, t, at, arrivedAt, late, values, status } = named;
  const { nibpAt = null, invalid = null, source = null, battery = null, unknown = null } = named;
  return {
    ...{ seq, t, at, arrivedAt, late, nibpAt, invalid, source, battery, unknown },
    ...{ values: valuesByNumber(values), statuses: statusesByNumber(status) },
  };
}

export function toNamed(reading: Reading): NamedReading {
  const { seq, t, at, arrivedAt, late, nibpAt, invalid, source, battery, unknown } = reading;
  return {
    ...{ seq, t, at, arrivedAt, late },
    ...{ values: namedValues(reading.values), status: namedStatus(reading.statuses) },
    ...(nibpAt === null ? {} : { nibpAt }),
    ...(invalid === null ? {} : { invalid }),
    ...(source === null ? {} : { source }),
    ...(battery === null ? {} : { battery }),
    ...(unknown === null ? {} : { unknown }),
  };
}
