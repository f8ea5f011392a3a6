import { readFile } from 'node:fs/promises';
import type { Signal } from '@chairside/shared/vitals/catalogue';
import { VITAL_STATUSES } from '@chairside/shared/vitals/reading';
import type { RawReading } from '@chairside/shared/wire/monitor';
import { parse } from 'csv-parse/sync';
import { SettingRefused } from '../settings/setting.ts';
import { clockReader } from './clock-reader.ts';
import {
  headerOf,
  type LongMapping,
  type Mapping,
  parseMapping,
  type Target,
  type WideMapping,
} from './mapping.ts';

/** What a monitor would have sent at one instant of a recording. */
export interface RecordedReading {
  /** Seconds since the recording began. */
  readonly t_s: number;
  readonly raw: Omit<RawReading, 't'>;
  /** When its cuff was taken, on the same axis, where the recording says so. */
  readonly cuff_s?: number;
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
 * @throws SettingRefused for a header that no mapping knows, a row without a time, or a file without rows.
 */
export function parseRecording(text: string, given?: Mapping): RecordedReading[] {
  const rows = parseRows(text);
  if (rows.length === 0) throw new SettingRefused('the recording is empty');
  const { row, mapping } = headerOf(rows, given);
  const header = rows[row] ?? [];
  const records = rows.slice(row + 1);
  const firstLine = row + 2;
  const readings =
    mapping.shape === 'wide'
      ? wideReadings(mapping, header, records, firstLine)
      : longReadings(mapping, header, records, firstLine);
  if (readings.length > 0) return readings;
  throw new SettingRefused('the recording has a header and no readings');
}

function parseRows(text: string): string[][] {
  try {
    return parse(text, { bom: true, trim: true, skip_empty_lines: true, relax_column_count: true });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new SettingRefused(`the recording is not CSV: ${why}`);
  }
}

function wideReadings(
  mapping: WideMapping,
  header: readonly string[],
  rows: readonly (readonly string[])[],
  firstLine: number,
): RecordedReading[] {
  const secondsOf = clockReader(mapping.timeUnit);
  const cuffSecondsOf = clockReader(mapping.timeUnit);
  const places = Object.entries(mapping.columns).map(
    ([column, target]) => [target, header.indexOf(column)] as const,
  );
  const time = header.indexOf(mapping.time);
  return rows.map((row, i) => {
    const t_s = secondsOf(row[time] ?? '');
    if (t_s === null) {
      throw new SettingRefused(`line ${firstLine + i} of the recording has no time`);
    }
    const values = places.map(([target, place]): [Target, string] => [target, row[place] ?? '']);
    const cuff = values.find(([{ is }]) => is === 'cuff-time')?.[1] ?? '';
    const cuff_s = cuff === '' ? null : cuffSecondsOf(cuff);
    return { t_s, raw: rawOf(values), ...(cuff_s === null ? {} : { cuff_s }) };
  });
}

/** Consecutive lines of one time make one reading; a parameter that comes again begins the next. */
function longReadings(
  mapping: LongMapping,
  header: readonly string[],
  rows: readonly (readonly string[])[],
  firstLine: number,
): RecordedReading[] {
  const secondsOf = clockReader('s');
  const at = (row: readonly string[], column: string) => row[header.indexOf(column)] ?? '';
  const readings: RecordedReading[] = [];
  let time = Number.NaN;
  let values = new Map<Signal, string>();
  const flush = () => {
    if (values.size > 0) {
      const cells = [...values].map(([of, text]): [Target, string] => [{ is: 'value', of }, text]);
      readings.push({ t_s: time, raw: rawOf(cells) });
    }
    values = new Map();
  };
  for (const [i, row] of rows.entries()) {
    const rowTime = secondsOf(at(row, mapping.time));
    if (rowTime === null) {
      throw new SettingRefused(`line ${firstLine + i} of the recording has no time`);
    }
    const target = mapping.parameters[at(row, mapping.parameter)];
    if (rowTime !== time || (target !== undefined && values.has(target))) flush();
    time = rowTime;
    if (target !== undefined) values.set(target, at(row, mapping.value));
  }
  flush();
  return readings;
}

type Cell = number | string;

/** The time of the cuff is none of them: it lies on the axis of the recording. */
function rawOf(values: readonly (readonly [Target, string])[]): RecordedReading['raw'] {
  const raw: { -readonly [K in keyof RecordedReading['raw']]: RecordedReading['raw'][K] } = {};
  const nibp: { sys?: Cell; dia?: Cell; map?: Cell } = {};
  const status: NonNullable<RawReading['status']> = {};
  for (const [target, text] of values) {
    if (text === '' || target.is === 'cuff-time') continue;
    if (target.is === 'status') {
      status[target.of] = VITAL_STATUSES.find((known) => known === text);
      continue;
    }
    const number = Number(text);
    if (target.is === 'battery') {
      raw.battery = number;
      continue;
    }
    const cell: Cell = Number.isFinite(number) ? number : text.slice(0, 32);
    const { of } = target;
    if (of === 'sys' || of === 'dia' || of === 'map') nibp[of] = cell;
    else raw[of] = cell;
  }
  return {
    ...raw,
    ...(Object.keys(nibp).length === 0 ? {} : { nibp }),
    ...(Object.keys(status).length === 0 ? {} : { status }),
  };
}
