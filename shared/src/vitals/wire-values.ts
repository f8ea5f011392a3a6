/** What devices send in place of a value, and in which units: one table, signal by signal. */
import { z } from 'zod';
import { SIGNAL_INFO, SIGNALS, type Signal } from './catalogue.ts';
import type { SentUnitName, SentVital } from './registry.ts';

export type { SentVital } from './registry.ts';

const vitalOf = (signal: Signal) => SIGNAL_INFO[signal].vital;
const unitsOf = (vital: SentVital) =>
  (Object.values(SIGNAL_INFO).find((info) => info.vital === vital)?.sentIn ?? []).map(
    ({ unit }) => unit,
  );

/** What may be sent in several units. */
export const SENT_VITALS = [
  ...new Set(SIGNALS.filter((signal) => SIGNAL_INFO[signal].sentIn !== null).map(vitalOf)),
] as SentVital[];

const perVital = <T>(of: (vital: SentVital) => T) =>
  Object.fromEntries(SENT_VITALS.map((vital) => [vital, of(vital)])) as Readonly<
    Record<SentVital, T>
  >;

/** In which; the first is the one of the catalogue. */
export const SENT_UNITS = perVital(unitsOf);

/** Units that a message names; what it does not name is in the unit of the catalogue. */
export type Units = { readonly [V in SentVital]?: SentUnitName | null | undefined };

/** The unit of each vital, where it is set. */
export const unitsSetSchema = z.strictObject(
  perVital((vital) => z.enum(SENT_UNITS[vital]).optional()),
);
/** The same as a message says it: null is as good as nothing. */
export const unitsSaidSchema = z.object(perVital((vital) => z.enum(SENT_UNITS[vital]).nullish()));

/** How a monitor sends, where its messages do not say: units, and what it writes for "no data" beyond the codes that everybody uses. */
export interface Sending {
  readonly units: { readonly [V in SentVital]?: SentUnitName | undefined };
  readonly noData: Readonly<Partial<Record<Signal, readonly number[]>>>;
}
export const NOTHING_SAID: Sending = { units: {}, noData: {} };

/** What a message says goes before what is set for its monitor. */
export function sendingOf(set: Sending, said: Units | null | undefined): Sending {
  const units = SENT_VITALS.map((vital) => [vital, said?.[vital] ?? set.units[vital]] as const);
  return { units: Object.fromEntries(units), noData: set.noData };
}

/** -1, -100, -999: "no value" of many drivers; the rest are the not-a-number codes of 16, 24 and 32 bit fields (IEEE 11073). */
export const NO_DATA_EVERYWHERE = [-1, -100, -999, -32768, 2047, 32767, 65535, 8388607];

const CODES = new Map(
  SIGNALS.map((signal) => [
    signal,
    new Set([...NO_DATA_EVERYWHERE, ...SIGNAL_INFO[signal].noData]),
  ]),
);

/** Whether the number stands for "no data" of the signal: never a measurement, whatever the unit. */
export const isNoDataCode = (signal: Signal, value: number, own?: Sending['noData']): boolean =>
  (CODES.get(signal)?.has(value) || own?.[signal]?.includes(value)) ?? false;

/** Whether the number is a measurement of the signal in any unit that it may be sent in: no code for "no data". */
export function couldBeMeasured(signal: Signal, value: number): boolean {
  const { vital } = SIGNAL_INFO[signal];
  if (isNoDataCode(signal, value)) return false;
  const units: readonly Units[] = isSentVital(vital)
    ? SENT_UNITS[vital].map((unit) => ({ [vital]: unit }))
    : [{}];
  return units.some((one) => {
    const inUnit = inCatalogueUnit(signal, value, one);
    return inUnit !== null && isPlausible(signal, inUnit);
  });
}

const isSentVital = (vital: string): vital is SentVital => vital in SENT_UNITS;

/** In the unit of the catalogue; null where nobody knows in which unit it is. */
export function inCatalogueUnit(signal: Signal, value: number, units: Units): number | null {
  const { vital, sentIn } = SIGNAL_INFO[signal];
  if (sentIn === null || !isSentVital(vital)) return value;
  const named = units[vital] ?? null;
  const [own] = sentIn;
  if (named === null) {
    const may = value > 0 && value < (own?.unnamedFrom ?? 0) && !Number.isInteger(value);
    return may ? null : value;
  }
  const sent = sentIn.find(({ unit }) => unit === named);
  if (sent === undefined) return null;
  const { minus = 0, times = 1, over = 1 } = sent;
  return ((value - minus) * times) / over;
}

/** Inside the plausible range before it is rounded: 100.4 % is no saturation of 100. */
export function isPlausible(signal: Signal, value: number): boolean {
  const { min, max } = SIGNAL_INFO[signal];
  return value >= min && value <= max;
}
