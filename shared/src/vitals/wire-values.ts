/** What devices send in place of a value, and in which units: one table, signal by signal. */
import { SIGNAL_INFO, SIGNALS, type Signal } from './catalogue.ts';

/** Units that a message may name; what it does not name is in the unit of the catalogue. */
export const ETCO2_UNITS = ['mmHg', 'kPa', '%'] as const;
export const TEMP_UNITS = ['degC', 'degF'] as const;
export const PRESSURE_UNITS = ['mmHg', 'kPa'] as const;

export interface Units {
  readonly etco2?: (typeof ETCO2_UNITS)[number] | null | undefined;
  readonly temp?: (typeof TEMP_UNITS)[number] | null | undefined;
  readonly nibp?: (typeof PRESSURE_UNITS)[number] | null | undefined;
}

/** Which units a vital may be sent in; the first is the one of the catalogue. */
export const SENT_UNITS = {
  etco2: ETCO2_UNITS,
  temp: TEMP_UNITS,
  nibp: PRESSURE_UNITS,
} as const satisfies Record<keyof Units, readonly string[]>;
export type SentVital = keyof typeof SENT_UNITS;

/** How a monitor sends, where its messages do not say: units, and what it writes for "no data" beyond the codes that everybody uses. */
export interface Sending {
  readonly units: { readonly [V in SentVital]?: (typeof SENT_UNITS)[V][number] | undefined };
  readonly noData: Readonly<Partial<Record<Signal, readonly number[]>>>;
}
export const NOTHING_SAID: Sending = { units: {}, noData: {} };

/** What a message says goes before what is set for its monitor. */
export function sendingOf(set: Sending, said: Units | null | undefined): Sending {
  const { etco2, temp, nibp } = said ?? {};
  const { units } = set;
  return {
    units: { etco2: etco2 ?? units.etco2, temp: temp ?? units.temp, nibp: nibp ?? units.nibp },
    noData: set.noData,
  };
}

const MMHG_PER_KPA = 7.50062;
/** Per cent of one atmosphere (760 mmHg), as capnographs show it at sea level. */
const MMHG_PER_PERCENT = 7.6;

/** -1, -100, -999: "no value" of many drivers; the rest are the not-a-number codes of 16, 24 and 32 bit fields (IEEE 11073). */
const EVERYWHERE = [-1, -100, -999, -32768, 2047, 32767, 65535, 8388607];

/** Every code of the table, each once. */
export const NO_DATA_CODES: ReadonlySet<number> = new Set([
  ...EVERYWHERE,
  ...SIGNALS.flatMap((signal) => SIGNAL_INFO[signal].noData),
]);

const CODES = new Map(
  SIGNALS.map((signal) => [signal, new Set([...EVERYWHERE, ...SIGNAL_INFO[signal].noData])]),
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
  switch (signal) {
    case 'etco2':
      return co2InMmHg(value, units.etco2 ?? undefined);
    case 'temp':
      return units.temp === 'degF' ? ((value - 32) * 5) / 9 : value;
    case 'sys':
    case 'dia':
    case 'map':
      return units.nibp === 'kPa' ? value * MMHG_PER_KPA : value;
    default:
      return value;
  }
}

/** No breath ends so low in mmHg and with a fraction; every breath does in kPa and per cent. */
const AMBIGUOUS_BELOW = 10;

function co2InMmHg(value: number, unit: (typeof ETCO2_UNITS)[number] | undefined): number | null {
  if (unit === 'kPa') return value * MMHG_PER_KPA;
  if (unit === '%') return value * MMHG_PER_PERCENT;
  const mayBeAnother = value > 0 && value < AMBIGUOUS_BELOW && !Number.isInteger(value);
  return unit === undefined && mayBeAnother ? null : value;
}

/** Inside the plausible range before it is rounded: 100.4 % is no saturation of 100. */
export function isPlausible(signal: Signal, value: number): boolean {
  const { min, max } = SIGNAL_INFO[signal];
  return value >= min && value <= max;
}
