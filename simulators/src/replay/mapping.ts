/** How the columns of a recording become signals: built in for known headers, or given by the user. */
import { SettingRefused } from '../setting.ts';

export const TARGETS = [
  'hr',
  'spo2',
  'pulse',
  'rr',
  'etco2',
  'temp',
  'nibp.sys',
  'nibp.dia',
  'nibp.map',
] as const;
export type Target = (typeof TARGETS)[number];

/** One row per instant. */
export interface WideMapping {
  readonly name: string;
  readonly shape: 'wide';
  /** Column with the time. */
  readonly time: string;
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
  readonly parameters: Readonly<Record<string, Target>>;
}
export type Mapping = WideMapping | LongMapping;

const wide = (name: string, columns: WideMapping['columns']): WideMapping => ({
  name,
  shape: 'wide',
  time: 't_s',
  timeUnit: 's',
  columns,
});

/**
 * Chosen by header: the first one whose columns are all there. Transcutaneous CO2 is not end-tidal, invasive
 * pressure not a cuff, and SaO2 of a blood gas not SpO2: none of them is mapped to a signal it is not.
 */
const BUILT_IN: readonly Mapping[] = [
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
      NISysABP: 'nibp.sys',
      NIDiasABP: 'nibp.dia',
      NIMAP: 'nibp.map',
    },
  },
];

function columnsOf(mapping: Mapping): string[] {
  return mapping.shape === 'wide'
    ? [mapping.time, ...Object.keys(mapping.columns)]
    : [mapping.time, mapping.parameter, mapping.value];
}

/** @throws SettingRefused where no built-in mapping fits, or the given one names a column that is not there. */
export function mappingFor(header: readonly string[], given?: Mapping): Mapping {
  const lacking = (mapping: Mapping) => columnsOf(mapping).filter((c) => !header.includes(c));
  if (given !== undefined) {
    const missing = lacking(given);
    if (missing.length === 0) return given;
    throw new SettingRefused(`the recording has no column ${missing.join(', ')}`);
  }
  const found = BUILT_IN.find((mapping) => lacking(mapping).length === 0);
  if (found !== undefined) return found;
  throw new SettingRefused(
    `no built-in mapping knows a recording with the columns ${header.slice(0, 8).join(', ')}. ` +
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
    const target = TARGETS.find((one) => one === name);
    if (target === undefined) {
      throw new SettingRefused(`column ${column} can become one of ${TARGETS.join(', ')}`);
    }
    columns[column] = target;
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
