/** Real recordings as raw readings, whatever table they were exported to. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RawReading } from '@chairside/shared/wire/monitor';

const RECORDINGS = join(import.meta.dirname, '../../../shared/data/numerics');
export const haveRecordings = existsSync(RECORDINGS);

type Spot = 'hr' | 'spo2' | 'pulse' | 'rr' | 'etco2' | 'temp';
type Column = Spot | 'sys' | 'dia';

export interface RecordedRow {
  /** From the start of the recording. */
  readonly second: number;
  readonly raw: RawReading;
  /** Cells of the table by column, for what is no vital. */
  readonly cells: Readonly<Record<string, string>>;
}

export interface Recording {
  /** Folder of its source. */
  readonly set: string;
  readonly name: string;
  readonly rows: readonly RecordedRow[];
}

const COLUMNS: Readonly<Record<string, Column>> = {
  EtCO2_mmHg: 'etco2',
  RR_bpm: 'rr',
  SpO2_pct: 'spo2',
  PR_bpm: 'pulse',
  HR_bpm: 'hr',
  NBP_sys_mmHg: 'sys',
  NBP_dia_mmHg: 'dia',
  // Parameters of the one-value-per-line tables.
  HR: 'hr',
  SaO2: 'spo2',
  RespRate: 'rr',
  Temp: 'temp',
  NISysABP: 'sys',
  NIDiasABP: 'dia',
  // Anaesthesia machines.
  IP1PR: 'pulse',
  'CO2 RR': 'rr',
  'SpO2 HR': 'pulse',
  Saturation: 'spo2',
  'ECG HR': 'hr',
  'Resp Rate': 'rr',
};

/** Cells of a table whose quoted cells may hold line breaks. */
function table(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"([^"]*)"|([^,\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1)?.push(quoted ?? plain ?? '');
    if (end !== ',') rows.push([]);
  }
  return rows.filter((row) => row.some((cell) => cell !== ''));
}

function put(raw: RawReading, column: Column, cell: string): void {
  if (column === 'sys' || column === 'dia') {
    if (cell !== '') raw.nibp = { sys: '', dia: '', ...raw.nibp, [column]: cell };
  } else raw[column] = cell;
}

const secondsOf = (clock: string): number => {
  const [hours = 0, minutes = 0, seconds = 0] = clock.split(':').map(Number);
  return hours * 3600 + minutes * 60 + seconds;
};

/** One row per instant, under the last line that names the columns. */
function wideRows(lines: readonly string[][], clock: 't_s' | 'Time'): RecordedRow[] {
  const head = lines.findIndex((line) => line.includes(clock));
  const names = lines[head] ?? [];
  const at = names.indexOf(clock);
  const rows: RecordedRow[] = [];
  let start: number | null = null;
  for (const line of lines.slice(head + 1)) {
    const cell = line[at] ?? '';
    if (!/^[\d:.]+$/.test(cell)) continue;
    const instant: number = clock === 't_s' ? Number(cell) : secondsOf(cell);
    start ??= instant;
    const raw: RawReading = { t: (instant - start) * 1000 };
    for (const [index, name] of names.entries()) {
      const column = COLUMNS[name];
      if (column !== undefined) put(raw, column, line[index] ?? '');
    }
    const cells = Object.fromEntries(names.map((name, index) => [name, line[index] ?? '']));
    rows.push({ second: instant - start, raw, cells });
  }
  return rows;
}

/** One value per line: `00:00,HR,80`. */
function longRows(lines: readonly string[][]): RecordedRow[] {
  const byInstant = new Map<number, RawReading>();
  for (const [clock = '', parameter = '', cell = ''] of lines.slice(1)) {
    const second = secondsOf(`${clock}:00`);
    const raw = byInstant.get(second) ?? { t: second * 1000 };
    const column = COLUMNS[parameter];
    if (column !== undefined) put(raw, column, cell);
    byInstant.set(second, raw);
  }
  return [...byInstant].map(([second, raw]) => ({ second, raw, cells: {} }));
}

function rowsOf(file: string): RecordedRow[] {
  const lines = table(readFileSync(file, 'utf8'));
  if (file.endsWith('.txt')) return longRows(lines);
  const clock = lines.some((line) => line.includes('t_s')) ? 't_s' : 'Time';
  // Some columns stand one line above their units, and the clock with them.
  return wideRows(lines, clock).toSorted((a, b) => a.second - b.second);
}

/** Every recording of the folder, by source and name. */
export function allRecordings(): Recording[] {
  const sets = readdirSync(RECORDINGS, { withFileTypes: true }).filter((one) => one.isDirectory());
  return sets
    .map(({ name }) => name)
    .toSorted()
    .flatMap((set) =>
      readdirSync(join(RECORDINGS, set))
        .filter((file) => /\.(csv|txt)$/.test(file))
        .toSorted()
        .map((file) => ({
          ...{ set, name: file.replace(/\.\w+$/, '') },
          rows: rowsOf(join(RECORDINGS, set, file)),
        })),
    );
}
