/** What derives from the registry of signals: lists, and what is known of each by its name. */
import {
  type CuffSignal,
  type HandSignal,
  type LimitSignal,
  REGISTRY,
  type Signal,
  type SignalInfo,
  type SingleSignal,
  type Vital,
} from './registry.ts';

export type {
  Colour,
  CuffSignal,
  HandSignal,
  LimitSignal,
  Signal,
  SingleSignal,
  Vital,
} from './registry.ts';

/** A list that a schema takes: never empty, since the registry is not. */
type Listed<T> = readonly [T, ...T[]];

const ALL: readonly SignalInfo[] = Object.entries(REGISTRY)
  .map(([signal, entry]) => ({ ...entry, signal: signal as Signal }))
  .sort((a, b) => a.number - b.number);

export const SIGNAL_INFO = Object.fromEntries(ALL.map((info) => [info.signal, info])) as Readonly<
  Record<Signal, SignalInfo>
>;

function those<S extends Signal>(wanted: (info: SignalInfo) => boolean): Listed<S> {
  return ALL.filter(wanted).map(({ signal }) => signal) as [S, ...S[]];
}

/** One number each: the vitals, with `nibp` split into its three pressures. By their frozen numbers. */
export const SIGNALS: Listed<Signal> = those(() => true);
/** What a monitor reports on: one status each. `nibp` is one cuff inflation. */
export const VITALS = [...new Set(ALL.map(({ vital }) => vital))] as [Vital, ...Vital[]];

export const CUFF_SIGNALS = those<CuffSignal>(({ kind }) => kind === 'cuff');
export const SINGLE_SIGNALS = those<SingleSignal>(({ kind }) => kind !== 'cuff');
/** What a limit can run on. */
export const LIMIT_SIGNALS = those<LimitSignal>(({ signal, limitedAs }) => limitedAs === signal);
/** What a person can measure and type in. */
export const HAND_SIGNALS = those<HandSignal>(({ byHand }) => byHand);

/** The signal by its frozen number; null: of a product that knows more. */
const BY_NUMBER = new Map(ALL.map((info) => [info.number, info]));
export const signalOfNumber = (number: number): SignalInfo | null => BY_NUMBER.get(number) ?? null;

/** By which a reading names a signal, inside and stored: its place in `values`. */
export const NUMBERS = Object.fromEntries(
  ALL.map(({ signal, number }) => [signal, number]),
) as Readonly<Record<Signal, number>>;

/** By which stored readings name a vital: the number of the first of its signals. */
export const VITAL_NUMBERS = Object.fromEntries(
  VITALS.map((vital) => [vital, ALL.find((info) => info.vital === vital)?.number ?? -1]),
) as Readonly<Record<Vital, number>>;

/** One number of a cuff inflation, which has a cycle of its own. */
export const isCuffSignal = (signal: Signal): signal is CuffSignal =>
  SIGNAL_INFO[signal].kind === 'cuff';

export const isHandSignal = (signal: Signal): signal is HandSignal => SIGNAL_INFO[signal].byHand;

export const isContinuous = (signal: Signal): boolean => SIGNAL_INFO[signal].kind === 'continuous';

/** In the order of the screens. */
export function asShown<S extends Signal>(signals: readonly S[]): S[] {
  return [...signals].sort((a, b) => SIGNAL_INFO[a].place - SIGNAL_INFO[b].place);
}

/** One field of the same shape for each of the names, for schemas. */
export function fields<K extends string, T>(names: readonly K[], shape: T): Record<K, T> {
  return Object.fromEntries(names.map((name) => [name, shape])) as Record<K, T>;
}

/** What is charted in a panel of its own beside saturation, rate and pressure, wherever it is measured. */
export const PANEL_SIGNALS: readonly Signal[] = asShown(
  SIGNALS.filter((signal) => signal !== 'spo2' && SIGNAL_INFO[signal].chart !== null),
);
