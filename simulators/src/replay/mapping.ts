/** How the columns of a recording become signals: built in for known headers, or given by the user. */
import { READINGS } from '@chairside/shared/exports/tables';
import { SIGNALS, type Signal, VITALS, type Vital } from '@chairside/shared/vitals/catalogue';
import { SettingRefused } from '../settings/setting.ts';

/** Signals as a mapping names them. */
const TARGETS = {
  ...{ hr: 'hr', spo2: 'spo2', pulse: 'pulse', rr: 'rr', etco2: 'etco2', temp: 'temp' },
  ...{ 'nibp.sys': 'sys', 'nibp.dia': 'dia', 'nibp.map': 'map' },
} as const satisfies Record<string, Signal>;
type TargetName = keyof typeof TARGETS;

/** What a column says. */
export type Target =
  | { readonly is: 'value'; readonly of: Signal }
  | { readonly is: 'status'; readonly of: Vital }
  | { readonly is: 'cuff-time' }
  | { readonly is: 'battery' };

const values = (columns: Readonly<Record<string, TargetName>>): Record<string, Target> =>
  Object.fromEntries(
    Object.entries(columns).map(([column, name]) => [column, { is: 'value', of: TARGETS[name] }]),
  );

/** One row per instant. */
export interface WideMapping {
  readonly name: string;
  readonly shape: 'wide';
  /** Column with the time. */
  readonly time: string;
  /** Of a time that is a plain number; dates and times of day say themselves what they are. */
  readonly timeUnit: 's' | 'ms';
  readonly columns: Readonly<Record<string, Target>>;
}
/** One row per value: time, parameter, value. */
export interface LongMapping {
  readonly name: string;
  readonly shape: 'long';
  readonly time: string;
  readonly parameter: string;
  readonly value: string;
  readonly parameters: Readonly<Record<string, Signal>>;
}
export type Mapping = WideMapping | LongMapping;

const wide = (name: string, columns: Readonly<Record<string, TargetName>>): WideMapping => ({
  name,
  shape: 'wide',
  time: 't_s',
  timeUnit: 's',
  columns: values(columns),
});

/** `readings.csv` as Chairside exports it: sent again, it is what the monitor sent. */
const OWN_EXPORT: WideMapping = {
  ...{ name: 'readings.csv of Chairside', shape: 'wide', time: READINGS.measured, timeUnit: 's' },
  columns: {
    ...Object.fromEntries(
      SIGNALS.flatMap((of): [string, Target][] => [
        [READINGS.value(of), { is: 'value', of }],
        [READINGS.invalid(of), { is: 'value', of }],
      ]),
    ),
    ...Object.fromEntries(
      VITALS.map((of): [string, Target] => [READINGS.status(of), { is: 'status', of }]),
    ),
    [READINGS.cuffTaken]: { is: 'cuff-time' },
    [READINGS.battery]: { is: 'battery' },
  },
};

/**
 * Chosen by header: the first one whose columns are all there. Transcutaneous CO2 is not end-tidal, invasive
 * pressure not a cuff, and SaO2 of a blood gas not SpO2: none of them is mapped to a signal it is not.
 */
const BUILT_IN: readonly Mapping[] = [
  OWN_EXPORT,
  wide('capnograph and oximeter, 1 Hz', {
    EtCO2_mmHg: 'etco2',
    RR_bpm: 'rr',
    SpO2_pct: 'spo2',
    PR_bpm: 'pulse',
  }),
  wide('ICU numerics, one a minute', {
    HR_bpm: 'hr',
    PR_bpm: 'pulse',
    RR_bpm: 'rr',
    SpO2_pct: 'spo2',
    NBP_sys_mmHg: 'nibp.sys',
    NBP_dia_mmHg: 'nibp.dia',
    NBP_mean_mmHg: 'nibp.map',
  }),
  wide('oximeter with transcutaneous CO2, 1 Hz', { SpO2_pct: 'spo2', PR_bpm: 'pulse' }),
  {
    name: 'ICU chart, one value a line',
    shape: 'long',
    time: 'Time',
    parameter: 'Parameter',
    value: 'Value',
    parameters: {
      HR: 'hr',
      RespRate: 'rr',
      Temp: 'temp',
      NISysABP: 'sys',
      NIDiasABP: 'dia',
      NIMAP: 'map',
    },
  },
];

function columnsOf(mapping: Mapping): string[] {
  return mapping.shape === 'wide'
    ? [mapping.time, ...Object.keys(mapping.columns)]
    : [mapping.time, mapping.parameter, mapping.value];
}

/** What stands above the header: a monitor's name, a date, a version. */
const MOST_PREAMBLE_ROWS = 50;

export interface Header {
  /** Place of its row. */
  readonly row: number;
  readonly mapping: Mapping;
}

/**
 * The first row that names the columns of a mapping; what stands above it is passed over.
 * @throws SettingRefused where no built-in mapping fits, or the given one names a column that is not there.
 */
export function headerOf(rows: readonly (readonly string[])[], given?: Mapping): Header {
  const lacking = (mapping: Mapping, row: readonly string[]) =>
    columnsOf(mapping).filter((column) => !row.includes(column));
  const known = given === undefined ? BUILT_IN : [given];
  const top = rows.slice(0, MOST_PREAMBLE_ROWS);
  for (const [row, cells] of top.entries()) {
    const mapping = known.find((one) => lacking(one, cells).length === 0);
    if (mapping !== undefined) return { row, mapping };
  }
  const widest = top.reduce((a, b) => (b.length > a.length ? b : a), top[0] ?? []);
  if (given !== undefined) {
    const missing = lacking(given, widest).join(', ');
    throw new SettingRefused(`the recording has no column ${missing}`);
  }
  throw new SettingRefused(
    `no built-in mapping knows a recording with the columns ${widest.slice(0, 8).join(', ')}. ` +
      'Name yours with --columns map.json',
  );
}

/**
 * A mapping as a user writes it: `{"time": "t_s", "timeUnit": "s", "columns": {"SpO2_pct": "spo2"}}`.
 * @throws SettingRefused naming what is wrong.
 */
export function parseMapping(text: string): WideMapping {
  const value = objectOf(readJson(text), 'the mapping');
  const { time, timeUnit = 's' } = value;
  if (typeof time !== 'string') throw new SettingRefused('the mapping needs "time": a column name');
  if (timeUnit !== 's' && timeUnit !== 'ms') {
    throw new SettingRefused('"timeUnit" of the mapping is "s" or "ms"');
  }
  const columns: Record<string, Target> = {};
  for (const [column, name] of Object.entries(
    objectOf(value.columns, '"columns" of the mapping'),
  )) {
    const known = Object.entries(TARGETS).find(([target]) => target === name);
    if (known === undefined) {
      const names = Object.keys(TARGETS).join(', ');
      throw new SettingRefused(`column ${column} can become one of ${names}`);
    }
    columns[column] = { is: 'value', of: known[1] };
  }
  if (Object.keys(columns).length === 0) throw new SettingRefused('the mapping names no column');
  return { name: 'given', shape: 'wide', time, timeUnit, columns };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new SettingRefused('the mapping is not JSON');
  }
}

function objectOf(value: unknown, what: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new SettingRefused(`${what} is not a JSON object`);
  }
  return { ...value };
}
