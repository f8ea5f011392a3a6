/**
 * The registry of signals: all that is known of each in one entry, from which everything else derives.
 * Codes and ranges: docs/clinical.md 3.5 (LOINC; IEEE 11073-10101 MDC as 32-bit context-free codes).
 */

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** continuous: all the time; spot: now and then; cuff: one number of an inflation. */
export type SignalKind = 'continuous' | 'spot' | 'cuff';

/** A unit of the wire: (value - minus) x times / over is in the unit of the signal. */
export interface SentUnit {
  readonly unit: string;
  readonly times?: number;
  readonly over?: number;
  readonly minus?: number;
  /** Sent without a unit, a fraction above 0 and below this may as well be of another one: nobody knows. */
  readonly unnamedFrom?: number;
}

const MMHG = { unit: 'mmHg' } as const;
const KPA = { unit: 'kPa', times: 7.50062 } as const;
const PRESSURES = [MMHG, KPA] as const;
/** No breath ends so low in mmHg and with a fraction; every breath does in kPa and per cent. */
const BREATH_MMHG = { ...MMHG, unnamedFrom: 10 } as const;
/** Per cent of one atmosphere (760 mmHg), as capnographs show it at sea level. */
const PERCENT_OF_AIR = { unit: '%', times: 7.6 } as const;
const CELSIUS = { unit: 'degC' } as const;
const FAHRENHEIT = { unit: 'degF', minus: 32, times: 5, over: 9 } as const;

interface Entry {
  /**
   * By which stored readings name it, with `decimals`. Both are frozen: a number is never given again, and another
   * precision is another number.
   */
  readonly number: number;
  /** What a monitor reports a status on; the three pressures of an inflation share one. */
  readonly vital: string;
  readonly kind: SignalKind;
  /** Short label as a bedside monitor prints it. */
  readonly label: string;
  readonly name: string;
  /** Unit as shown. */
  readonly unit: string;
  /** UCUM code of the unit. */
  readonly ucum: string;
  /** Units in which a message may send it, the one above first; null: in that one alone. */
  readonly sentIn: readonly SentUnit[] | null;
  readonly loinc: string | null;
  readonly mdc: number;
  readonly mdcName: string;
  /** Inclusive plausible range; outside it a value is kept as invalid, never drawn. */
  readonly min: number;
  readonly max: number;
  readonly decimals: 0 | 1;
  /** Numbers that stand for "no data" of this signal: 127 is a heart rate and no saturation. Those of every signal: wire-values. */
  readonly noData: readonly number[];
  /** The signal whose limits watch it; null: no limit runs on it. */
  readonly limitedAs: string | null;
  /** A person may measure it and type it in. */
  readonly byHand: boolean;
  /** So long a value stands against what another monitor says of the same vital, ms: a cuff and a spot are minutes apart. */
  readonly standsMs: number;
  /** How old it may be and still be shown where no protocol says so (no session), ms; clinic defaults (docs/clinical.md 7). */
  readonly shown: { readonly dimAfterMs: number; readonly hideAfterMs: number };
  /** Where it comes among the others on screens and in tables: 1 is first. */
  readonly place: number;
  /** Its colour token: `--vital-<colour>`. */
  readonly colour: string;
  /** The least that its own panel of a chart shows, and its grid; null: it shares one (rates, pressures). */
  readonly chart: { readonly low: number; readonly high: number; readonly step: number } | null;
  /** Its profile among the vital signs of FHIR R4, and the code that the profile asks for besides its own; null: none. */
  readonly fhir: { readonly profile: string; readonly alsoLoinc: string | null } | null;
}

export const REGISTRY = {
  hr: {
    number: 0,
    vital: 'hr',
    kind: 'continuous',
    label: 'HR',
    name: 'Heart rate',
    unit: '/min',
    ucum: '/min',
    sentIn: null,
    loinc: '8867-4',
    mdc: 147842,
    mdcName: 'MDC_ECG_HEART_RATE',
    min: 20,
    max: 300,
    decimals: 0,
    noData: [0, 255, 511],
    limitedAs: 'hr',
    byHand: true,
    standsMs: 10 * SECOND,
    shown: { dimAfterMs: 5 * SECOND, hideAfterMs: 10 * SECOND },
    place: 2,
    colour: 'hr',
    chart: null,
    fhir: { profile: 'heartrate', alsoLoinc: null },
  },
  spo2: {
    number: 1,
    vital: 'spo2',
    kind: 'continuous',
    label: 'SpO2',
    name: 'Oxygen saturation',
    unit: '%',
    ucum: '%',
    sentIn: null,
    loinc: '59408-5',
    mdc: 150456,
    mdcName: 'MDC_PULS_OXIM_SAT_O2',
    min: 30,
    max: 100,
    decimals: 0,
    noData: [0, 127, 255],
    limitedAs: 'spo2',
    byHand: true,
    standsMs: 10 * SECOND,
    shown: { dimAfterMs: 5 * SECOND, hideAfterMs: 10 * SECOND },
    place: 1,
    colour: 'spo2',
    chart: { low: 84, high: 100, step: 5 },
    fhir: { profile: 'oxygensat', alsoLoinc: '2708-6' },
  },
  pulse: {
    number: 2,
    vital: 'pulse',
    kind: 'continuous',
    label: 'PR',
    name: 'Pulse rate',
    unit: '/min',
    ucum: '/min',
    sentIn: null,
    loinc: '8889-8',
    mdc: 149530,
    mdcName: 'MDC_PULS_OXIM_PULS_RATE',
    min: 20,
    max: 300,
    decimals: 0,
    noData: [0, 255, 511],
    limitedAs: 'hr',
    byHand: false,
    standsMs: 10 * SECOND,
    shown: { dimAfterMs: 5 * SECOND, hideAfterMs: 10 * SECOND },
    place: 3,
    colour: 'hr',
    chart: null,
    fhir: { profile: 'heartrate', alsoLoinc: '8867-4' },
  },
  rr: {
    number: 3,
    vital: 'rr',
    kind: 'continuous',
    label: 'RR',
    name: 'Respiratory rate',
    unit: '/min',
    ucum: '/min',
    sentIn: null,
    loinc: '9279-1',
    mdc: 151562,
    mdcName: 'MDC_RESP_RATE',
    min: 0,
    max: 80,
    decimals: 0,
    noData: [127, 255],
    limitedAs: 'rr',
    byHand: true,
    standsMs: 10 * SECOND,
    shown: { dimAfterMs: 15 * SECOND, hideAfterMs: 30 * SECOND },
    place: 7,
    colour: 'rr',
    chart: { low: 6, high: 30, step: 6 },
    fhir: { profile: 'resprate', alsoLoinc: null },
  },
  etco2: {
    number: 4,
    vital: 'etco2',
    kind: 'continuous',
    label: 'EtCO2',
    name: 'End-tidal CO2',
    unit: 'mmHg',
    ucum: 'mm[Hg]',
    sentIn: [BREATH_MMHG, KPA, PERCENT_OF_AIR],
    loinc: '19889-5',
    mdc: 151728,
    mdcName: 'MDC_AWAY_CO2_ET',
    min: 0,
    max: 150,
    decimals: 0,
    noData: [127, 255],
    limitedAs: 'etco2',
    byHand: false,
    standsMs: 10 * SECOND,
    shown: { dimAfterMs: 15 * SECOND, hideAfterMs: 30 * SECOND },
    place: 8,
    colour: 'other',
    chart: { low: 20, high: 60, step: 20 },
    fhir: null,
  },
  temp: {
    number: 5,
    vital: 'temp',
    kind: 'spot',
    label: 'Temp',
    name: 'Temperature',
    unit: '°C',
    ucum: 'Cel',
    sentIn: [CELSIUS, FAHRENHEIT],
    loinc: '8310-5',
    mdc: 150364,
    mdcName: 'MDC_TEMP_BODY',
    min: 25,
    max: 45,
    decimals: 1,
    noData: [0, 127, 255],
    limitedAs: 'temp',
    byHand: true,
    standsMs: 60 * MINUTE,
    shown: { dimAfterMs: 15 * MINUTE, hideAfterMs: 60 * MINUTE },
    place: 9,
    colour: 'other',
    chart: { low: 35, high: 39, step: 1 },
    fhir: { profile: 'bodytemp', alsoLoinc: null },
  },
  sys: {
    number: 6,
    vital: 'nibp',
    kind: 'cuff',
    label: 'SBP',
    name: 'Systolic blood pressure',
    unit: 'mmHg',
    ucum: 'mm[Hg]',
    sentIn: PRESSURES,
    loinc: '8480-6',
    mdc: 150021,
    mdcName: 'MDC_PRESS_BLD_NONINV_SYS',
    min: 40,
    max: 270,
    decimals: 0,
    noData: [0],
    limitedAs: 'sys',
    byHand: true,
    standsMs: 15 * MINUTE,
    shown: { dimAfterMs: 7.5 * MINUTE, hideAfterMs: 15 * MINUTE },
    place: 4,
    colour: 'bp',
    chart: null,
    fhir: null,
  },
  dia: {
    number: 7,
    vital: 'nibp',
    kind: 'cuff',
    label: 'DBP',
    name: 'Diastolic blood pressure',
    unit: 'mmHg',
    ucum: 'mm[Hg]',
    sentIn: PRESSURES,
    loinc: '8462-4',
    mdc: 150022,
    mdcName: 'MDC_PRESS_BLD_NONINV_DIA',
    min: 10,
    max: 210,
    decimals: 0,
    noData: [0, 255],
    limitedAs: 'dia',
    byHand: true,
    standsMs: 15 * MINUTE,
    shown: { dimAfterMs: 7.5 * MINUTE, hideAfterMs: 15 * MINUTE },
    place: 5,
    colour: 'bp',
    chart: null,
    fhir: null,
  },
  map: {
    number: 8,
    vital: 'nibp',
    kind: 'cuff',
    label: 'MAP',
    name: 'Mean arterial pressure',
    unit: 'mmHg',
    ucum: 'mm[Hg]',
    sentIn: PRESSURES,
    loinc: '8478-0',
    mdc: 150023,
    mdcName: 'MDC_PRESS_BLD_NONINV_MEAN',
    min: 10,
    max: 250,
    decimals: 0,
    noData: [0, 255],
    limitedAs: null,
    byHand: true,
    standsMs: 15 * MINUTE,
    shown: { dimAfterMs: 7.5 * MINUTE, hideAfterMs: 15 * MINUTE },
    place: 6,
    colour: 'bp',
    chart: null,
    fhir: null,
  },
} as const satisfies Readonly<Record<string, Entry>>;

export type Signal = keyof typeof REGISTRY;
export type Vital = (typeof REGISTRY)[Signal]['vital'];
type Where<Field extends keyof Entry, Value> = {
  [S in Signal]: (typeof REGISTRY)[S][Field] extends Value ? S : never;
}[Signal];
export type CuffSignal = Where<'kind', 'cuff'>;
/** What a monitor sends by its own name: all but the numbers of the cuff. */
export type SingleSignal = Exclude<Signal, CuffSignal>;
/**
 * What a limit runs on. `hr` is the heart rate from the ECG, or the pulse where a channel has no ECG:
 * one limit, one alarm either way.
 */
export type LimitSignal = NonNullable<(typeof REGISTRY)[Signal]['limitedAs']>;
/** What a monitor may send in more than one unit, and in which. */
export type SentVital = Extract<
  (typeof REGISTRY)[Signal],
  { sentIn: readonly SentUnit[] }
>['vital'];
export type SentUnitName = NonNullable<(typeof REGISTRY)[Signal]['sentIn']>[number]['unit'];
export type Colour = (typeof REGISTRY)[Signal]['colour'];
export type HandSignal = Where<'byHand', true>;

export interface SignalInfo extends Entry {
  readonly sentIn: readonly (SentUnit & { readonly unit: SentUnitName })[] | null;
  readonly signal: Signal;
  readonly vital: Vital;
  readonly limitedAs: LimitSignal | null;
  readonly colour: Colour;
}
