/**
 * The vitals catalogue: every signal that Chairside accepts, with unit, codes and plausible range.
 * Codes and ranges: docs/clinical.md 3.5 (LOINC; IEEE 11073-10101 MDC as 32-bit context-free codes).
 */

/** What a monitor reports on: one status each. `nibp` is one cuff inflation. */
export const VITALS = ['hr', 'spo2', 'pulse', 'rr', 'etco2', 'temp', 'nibp'] as const;
export type Vital = (typeof VITALS)[number];

/** One number each: the vitals, with `nibp` split into its three pressures. */
export const SIGNALS = ['hr', 'spo2', 'pulse', 'rr', 'etco2', 'temp', 'sys', 'dia', 'map'] as const;
export type Signal = (typeof SIGNALS)[number];

export interface SignalInfo {
  readonly signal: Signal;
  readonly vital: Vital;
  /** Short label as a bedside monitor prints it. */
  readonly label: string;
  readonly name: string;
  /** Unit as shown. */
  readonly unit: string;
  /** UCUM code of the unit. */
  readonly ucum: string;
  readonly loinc: string | null;
  readonly mdc: number;
  readonly mdcName: string;
  /** Inclusive plausible range; outside it a value is kept as invalid, never drawn. */
  readonly min: number;
  readonly max: number;
  readonly decimals: 0 | 1;
}

export const SIGNAL_INFO: Readonly<Record<Signal, SignalInfo>> = {
  hr: {
    signal: 'hr',
    vital: 'hr',
    label: 'HR',
    name: 'Heart rate',
    unit: '/min',
    ucum: '/min',
    loinc: '8867-4',
    mdc: 147842,
    mdcName: 'MDC_ECG_HEART_RATE',
    min: 20,
    max: 300,
    decimals: 0,
  },
  spo2: {
    signal: 'spo2',
    vital: 'spo2',
    label: 'SpO2',
    name: 'Oxygen saturation',
    unit: '%',
    ucum: '%',
    loinc: '59408-5',
    mdc: 150456,
    mdcName: 'MDC_PULS_OXIM_SAT_O2',
    min: 30,
    max: 100,
    decimals: 0,
  },
  pulse: {
    signal: 'pulse',
    vital: 'pulse',
    label: 'PR',
    name: 'Pulse rate',
    unit: '/min',
    ucum: '/min',
    loinc: '8889-8',
    mdc: 149530,
    mdcName: 'MDC_PULS_OXIM_PULS_RATE',
    min: 20,
    max: 300,
    decimals: 0,
  },
  rr: {
    signal: 'rr',
    vital: 'rr',
    label: 'RR',
    name: 'Respiratory rate',
    unit: '/min',
    ucum: '/min',
    loinc: '9279-1',
    mdc: 151562,
    mdcName: 'MDC_RESP_RATE',
    min: 0,
    max: 80,
    decimals: 0,
  },
  etco2: {
    signal: 'etco2',
    vital: 'etco2',
    label: 'EtCO2',
    name: 'End-tidal CO2',
    unit: 'mmHg',
    ucum: 'mm[Hg]',
    loinc: '19889-5',
    mdc: 151728,
    mdcName: 'MDC_AWAY_CO2_ET',
    min: 0,
    max: 150,
    decimals: 0,
  },
  temp: {
    signal: 'temp',
    vital: 'temp',
    label: 'Temp',
    name: 'Temperature',
    unit: '°C',
    ucum: 'Cel',
    loinc: '8310-5',
    mdc: 150364,
    mdcName: 'MDC_TEMP_BODY',
    min: 25,
    max: 45,
    decimals: 1,
  },
  sys: {
    signal: 'sys',
    vital: 'nibp',
    label: 'SBP',
    name: 'Systolic blood pressure',
    unit: 'mmHg',
    ucum: 'mm[Hg]',
    loinc: '8480-6',
    mdc: 150021,
    mdcName: 'MDC_PRESS_BLD_NONINV_SYS',
    min: 40,
    max: 270,
    decimals: 0,
  },
  dia: {
    signal: 'dia',
    vital: 'nibp',
    label: 'DBP',
    name: 'Diastolic blood pressure',
    unit: 'mmHg',
    ucum: 'mm[Hg]',
    loinc: '8462-4',
    mdc: 150022,
    mdcName: 'MDC_PRESS_BLD_NONINV_DIA',
    min: 10,
    max: 210,
    decimals: 0,
  },
  map: {
    signal: 'map',
    vital: 'nibp',
    label: 'MAP',
    name: 'Mean arterial pressure',
    unit: 'mmHg',
    ucum: 'mm[Hg]',
    loinc: '8478-0',
    mdc: 150023,
    mdcName: 'MDC_PRESS_BLD_NONINV_MEAN',
    min: 10,
    max: 250,
    decimals: 0,
  },
};
