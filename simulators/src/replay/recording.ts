import { readFile } from 'node:fs/promises';
import type { RawReading } from '@chairside/shared/protocol/monitor';
import { parse } from 'csv-parse/sync';
import { SettingRefused } from '../setting.ts';
import {
  type LongMapping,
  type Mapping,
  mappingFor,
  parseMapping,
  type Target,
  type WideMapping,
} from './mapping.ts';

/** What a monitor would have sent at one instant of a recording. */
export interface RecordedReading {
  /** Seconds since the recording began. */
  readonly t_s: number;
  readonly raw: Omit<RawReading, 't'>;
}

/** @throws SettingRefused for a file that cannot be read as a recording. */
export async function readRecording(path: string, mapping?: Mapping): Promise<RecordedReading[]> {
  return parseRecording(await readText('recording', path), mapping);
}

/** @throws SettingRefused for a file that is no mapping. */
export async function readMapping(path: string): Promise<Mapping> {
  return parseMapping(await readText('mapping', path));
}

async function readText(what: string, path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new SettingRefused(`the ${what} cannot be read: ${why}`);
  }
}

/**
 * Rows in the order of the file, times as they are. A blank is absent, a zero is sent as 0, and what is no
 * number is sent as its text: judging them is the server's.
 * @throws SettingRefused for a header that no mapping knows, or a row without a time.
 */
export function parseRecording(text: string, given?: Mapping): RecordedReading[] {
  const rows = parseRows(text);
  const header = rows[0];
  if (header === undefined) throw new SettingRefused('the recording is empty');
  const mapping = mappingFor(header, given);
  const records = rows.slice(1);
  return mapping.shape === 'wide'
    ? records.map((row, i) => wideReading(mapping, header, row, i + 2))
    : longReadings(mapping, header, records);
}

function parseRows(text: string): string[][] {
  try {
    return parse(text, { bom: true, trim: true, skip_empty_lines: true, relax_column_count: true });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new SettingRefused(`the recording is not CSV: ${why}`);
  }
}

function wideReading(
  mapping: WideMapping,
  header: readonly string[],
  row: readonly string[],
  line: number,
): RecordedReading {
  const cell = (column: string) => row[header.indexOf(column)] ?? '';
  const time = Number(cell(mapping.time));
  if (cell(mapping.time) === '' || !Number.isFinite(time)) {
    throw new SettingRefused(`line ${line} of the recording has no time`);
  }
  const values = Object.entries(mapping.columns).map(([column, target]): [Target, string] => [
    target,
    cell(column),
  ]);
  return { t_s: mapping.timeUnit === 's' ? time : time / 1000, raw: rawOf(values) };
}

/** Consecutive lines of one time make one reading; a parameter that comes again begins the next. */
function longReadings(
  mapping: LongMapping,
  header: readonly string[],
  rows: readonly (readonly string[])[],
): RecordedReading[] {
  const at = (row: readonly string[], column: string) => row[header.indexOf(column)] ?? '';
  const readings: RecordedReading[] = [];
  let time = Number.NaN;
  let values = new Map<Target, string>();
  const flush = () => {
    if (values.size > 0) readings.push({ t_s: time, raw: rawOf([...values]) });
    values = new Map();
  };
  for (const [i, row] of rows.entries()) {
    const rowTime = secondsOf(at(row, mapping.time), i + 2);
    const target = mapping.parameters[at(row, mapping.parameter)];
    if (rowTime !== time || (target !== undefined && values.has(target))) flush();
    time = rowTime;
    if (target !== undefined) values.set(target, at(row, mapping.value));
  }
  flush();
  return readings;
}

function secondsOf(clock: string, line: number): number {
  const match = /^(\d{1,3}):([0-5]\d)$/.exec(clock);
  if (match === null) throw new SettingRefused(`line ${line} has no time of the form hh:mm`);
  return Number(match[1]) * 3600 + Number(match[2]) * 60;
}

type Cell = number | string;

function rawOf(values: readonly (readonly [Target, string])[]): RecordedReading['raw'] {
  const raw: { -readonly [K in keyof RecordedReading['raw']]: RecordedReading['raw'][K] } = {};
  const nibp: { sys?: Cell; dia?: Cell; map?: Cell } = {};
  for (const [target, text] of values) {
    if (text === '') continue;
    const number = Number(text);
    const cell: Cell = Number.isFinite(number) ? number : text.slice(0, 32);
    switch (target) {
      case 'nibp.sys':
        nibp.sys = cell;
        break;
      case 'nibp.dia':
        nibp.dia = cell;
        break;
      case 'nibp.map':
        nibp.map = cell;
        break;
      default:
        raw[target] = cell;
    }
  }
  return Object.keys(nibp).length === 0 ? raw : { ...raw, nibp };
}
