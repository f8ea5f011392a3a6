import { NUMBERS, type Signal, VITAL_NUMBERS, type Vital } from './catalogue.ts';

/** What a monitor says about one vital at one instant. */
export const VITAL_STATUSES = [
  'ok',
  'searching',
  'off',
  'low-signal',
  'invalid',
  'measuring',
  'failed',
] as const;
export type VitalStatus = (typeof VITAL_STATUSES)[number];

/**
 * What one channel measured at one instant, after parsing. Every reading has the same fields, and its values stand under
 * the numbers of their signals in the registry: names are for messages, documents and people (docs/adr/0025).
 */
export interface Reading {
  /** Number of the reading within the device's stream: 1, 2, 3 ... */
  readonly seq: number;
  /** Device time, epoch ms, as the device sent it. */
  readonly t: number;
  /** Instant of measurement on the server's clock, epoch ms: `t` less the measured skew, never after `arrivedAt`. The time axis of every chart. */
  readonly at: number;
  /** When the server received it, epoch ms. The alarm engine's clock. */
  readonly arrivedAt: number;
  /** Older than 10 s on arrival: stored and drawn, marked, raises no live alarm. */
  readonly late: boolean;
  /** By number of the signal. Null was not measured; it is never zero and never normal. */
  readonly values: Values;
  /** By number of the vital. Null: plainly `ok`, or nothing is said of it. */
  readonly statuses: Statuses;
  /** When the cuff reading was taken (server clock, epoch ms), where it differs from `at`. */
  readonly nibpAt: number | null;
  /** Raw text of what is impossible, by signal. */
  readonly invalid: Invalid | null;
  /** Id of its channel, where several measure in one session. */
  readonly source: string | null;
  /** Battery charge of the monitor, percent. */
  readonly battery: number | null;
  /** Stored under numbers of signals that this product does not know, as it was stored: shown as unknown. */
  readonly unknown: Readonly<Record<string, number>> | null;
}

export type Values = readonly (number | null)[];
export type Statuses = readonly (VitalStatus | null)[];
export type Invalid = Readonly<Partial<Record<Signal | 'battery', string>>>;

const blanks = (numbers: Readonly<Record<string, number>>): readonly null[] =>
  Array.from({ length: Math.max(...Object.values(numbers)) + 1 }, () => null);

export const NO_VALUES: Values = blanks(NUMBERS);
export const NO_STATUSES: Statuses = blanks(VITAL_NUMBERS);

export const valueIn = (values: Values, signal: Signal): number | null =>
  values[NUMBERS[signal]] ?? null;

export const statusIn = (statuses: Statuses, vital: Vital): VitalStatus | null =>
  statuses[VITAL_NUMBERS[vital]] ?? null;

/** A reading that arrives more than this long after it was measured is late (docs/device-protocol.md). */
export const LATE_AFTER_MS = 10_000;

/** No monitor measured before: a clock that says so has not been set since its device was switched on. */
const CLOCK_SET_FROM = Date.UTC(2000, 0, 1);

/** Whether the device had no time of its own when it sent `t`, epoch ms. */
export function deviceClockUnset(t: number): boolean {
  return t < CLOCK_SET_FROM;
}
