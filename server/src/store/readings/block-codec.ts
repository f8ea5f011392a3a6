/**
 * A window's readings as one compressed block: column by column, each value as the difference to the one before.
 * The first byte is the format. The second format names each column of values by the number of its signal.
 */
import { setImmediate } from 'node:timers/promises';
import { promisify } from 'node:util';
import { deflateRaw, inflateRawSync } from 'node:zlib';
import { COLUMNS, isLate, isSourced, statusesOf } from './format-1.ts';
import type { Numbered, Row } from './packing.ts';
import { VarintReader, VarintWriter } from './varint.ts';

const FORMAT = 2;

type Draft = { -readonly [K in keyof Row]: Row[K] extends readonly (infer V)[] ? V[] : Row[K] };
type Numeric = (row: Row) => number | null;

const REQUIRED = ['streamKey', 'seq', 't', 'at', 'arrivedAt'] as const;
const OPTIONAL = ['skew', 'nibpAt', 'battery'] as const;

const LEVEL = { level: 6 } as const;
const deflateAside = promisify<Buffer, typeof LEVEL, Buffer>(deflateRaw);

/**
 * Keeps the order of the rows and every field exactly. With a turn of the event loop after each column and the
 * compression off the thread: alarms wait for nothing longer.
 */
export async function encodeBlock(rows: readonly Row[]): Promise<Buffer> {
  const out = new VarintWriter();
  for (const _column of written(out, rows)) await setImmediate();
  return Buffer.concat([Buffer.of(FORMAT), await deflateAside(out.finish(), LEVEL)]);
}

/** Yields after each column. */
function* written(out: VarintWriter, rows: readonly Row[]): Generator<void> {
  out.signed(rows.length);
  for (const name of REQUIRED) {
    writeDeltas(out, rows, (row) => row[name]);
    yield;
  }
  for (const name of OPTIONAL) {
    writeOptional(out, rows, (row) => row[name]);
    yield;
  }
  writeOptional(out, rows, ({ late }) => (late ? 1 : null));
  writeOptional(out, rows, ({ sourced }) => (sourced ? 1 : null));
  yield* writeNumbered(out, rows, ({ values }) => values);
  yield* writeNumbered(out, rows, ({ statuses }) => statuses);
  const texts = rows.flatMap((row, index) => (row.invalid === null ? [] : [{ index, row }]));
  out.signed(texts.length);
  for (const { index, row } of texts) {
    out.signed(index);
    out.text(row.invalid ?? '');
  }
}

export function decodeBlock(block: Buffer): Row[] {
  const format = block[0];
  if (format !== 1 && format !== FORMAT) {
    throw new Error(`readings block of unknown format ${format}`);
  }
  const input = new VarintReader(inflateRawSync(block.subarray(1)));
  const count = input.signed();
  const rows: Draft[] = Array.from({ length: count }, blank);
  for (const name of REQUIRED) {
    readDeltas(input, rows, (row, value) => {
      row[name] = value;
    });
  }
  if (format === 1) readFlags(input, rows);
  for (const name of OPTIONAL) {
    readOptional(input, rows, (row, value) => {
      row[name] = value;
    });
  }
  if (format === 1) {
    for (const number of COLUMNS.keys()) readColumn(input, rows, number, ({ values }) => values);
  } else {
    readOptional(input, rows, (row) => {
      row.late = true;
    });
    readOptional(input, rows, (row) => {
      row.sourced = true;
    });
    readNumbered(input, rows, ({ values }) => values);
    readNumbered(input, rows, ({ statuses }) => statuses);
  }
  for (let left = input.signed(); left > 0; left--) {
    const row = rows[input.signed()];
    if (!row) throw new Error('the block of readings is damaged');
    row.invalid = input.text();
  }
  return rows;
}

function blank(): Draft {
  return {
    streamKey: 0,
    seq: 0,
    t: 0,
    at: 0,
    arrivedAt: 0,
    skew: null,
    nibpAt: null,
    late: false,
    sourced: false,
    battery: null,
    invalid: null,
    values: [],
    statuses: [],
  };
}

function readFlags(input: VarintReader, rows: Draft[]): void {
  readDeltas(input, rows, (row, flags) => {
    row.late = isLate(flags);
    row.sourced = isSourced(flags);
    row.statuses = [...statusesOf(flags)];
  });
}

/** The numbers that these rows speak of, then a column for each. */
function* writeNumbered(
  out: VarintWriter,
  rows: readonly Row[],
  read: (row: Row) => Numbered,
): Generator<void> {
  const numbers = new Set<number>();
  for (const row of rows) {
    read(row).forEach((value, number) => {
      if (value !== null && value !== undefined) numbers.add(number);
    });
  }
  const directory = [...numbers].sort((a, b) => a - b);
  out.signed(directory.length);
  for (const number of directory) out.signed(number);
  for (const number of directory) {
    writeOptional(out, rows, (row) => read(row)[number] ?? null);
    yield;
  }
}

function readNumbered(
  input: VarintReader,
  rows: Draft[],
  list: (row: Draft) => (number | null | undefined)[],
): void {
  const directory = Array.from({ length: input.signed() }, () => input.signed());
  for (const number of directory) readColumn(input, rows, number, list);
}

function readColumn(
  input: VarintReader,
  rows: Draft[],
  number: number,
  list: (row: Draft) => (number | null | undefined)[],
): void {
  readOptional(input, rows, (row, value) => {
    list(row)[number] = value;
  });
}

/** Differences, or the values themselves where broken clocks lie so far apart that a difference is not exact. */
function writeDeltas(out: VarintWriter, rows: readonly Row[], read: (row: Row) => number): void {
  const values = rows.map(read);
  const exact = values.every((value, index) =>
    Number.isSafeInteger(value - (values[index - 1] ?? 0)),
  );
  out.signed(exact ? 1 : 0);
  let before = 0;
  for (const value of values) {
    out.signed(value - before);
    if (exact) before = value;
  }
}

function readDeltas(
  input: VarintReader,
  rows: Draft[],
  write: (row: Draft, value: number) => void,
): void {
  const deltas = input.signed() === 1;
  let before = 0;
  for (const row of rows) {
    const value = before + input.signed();
    write(row, value);
    if (deltas) before = value;
  }
}

/** Presence first, as runs (absent, present, absent ...), then the differences of what is present. */
function writeOptional(out: VarintWriter, rows: readonly Row[], read: Numeric): void {
  const present: Row[] = [];
  let run = 0;
  let inside = false;
  for (const row of rows) {
    const there = read(row) !== null;
    if (there) present.push(row);
    if (there !== inside) {
      out.signed(run);
      run = 0;
      inside = there;
    }
    run++;
  }
  out.signed(run);
  writeDeltas(out, present, (row) => read(row) ?? 0);
}

function readOptional(
  input: VarintReader,
  rows: Draft[],
  write: (row: Draft, value: number) => void,
): void {
  const present: Draft[] = [];
  let inside = false;
  let index = 0;
  do {
    const end = index + input.signed();
    if (inside) for (let each = index; each < end; each++) present.push(rows[each] ?? blank());
    index = end;
    inside = !inside;
  } while (index < rows.length);
  readDeltas(input, present, write);
}
