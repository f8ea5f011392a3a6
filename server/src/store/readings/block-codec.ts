/** A window's readings as one compressed block: column by column, each value as the difference to the one before. */
import { setImmediate } from 'node:timers/promises';
import { promisify } from 'node:util';
import { deflateRaw, inflateRawSync } from 'node:zlib';
import { SIGNALS } from '@chairside/shared/vitals/catalogue';
import type { Row } from './packing.ts';
import { VarintReader, VarintWriter } from './varint.ts';

const FORMAT = 1;

type Draft = { -readonly [K in keyof Row]: Row[K] extends readonly (infer V)[] ? V[] : Row[K] };
type Numeric = (row: Row) => number | null;

const REQUIRED = ['streamKey', 'seq', 't', 'at', 'arrivedAt', 'flags'] as const;
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
  for (let signal = 0; signal < SIGNALS.length; signal++) {
    writeOptional(out, rows, (row) => row.values[signal] ?? null);
    yield;
  }
  const texts = rows.flatMap((row, index) => (row.invalid === null ? [] : [{ index, row }]));
  out.signed(texts.length);
  for (const { index, row } of texts) {
    out.signed(index);
    out.text(row.invalid ?? '');
  }
}

export function decodeBlock(block: Buffer): Row[] {
  if (block[0] !== FORMAT) throw new Error(`readings block of unknown format ${block[0]}`);
  const input = new VarintReader(inflateRawSync(block.subarray(1)));
  const count = input.signed();
  const rows: Draft[] = Array.from({ length: count }, blank);
  for (const name of REQUIRED) {
    readDeltas(input, rows, (row, value) => {
      row[name] = value;
    });
  }
  for (const name of OPTIONAL) {
    readOptional(input, rows, (row, value) => {
      row[name] = value;
    });
  }
  for (let signal = 0; signal < SIGNALS.length; signal++) {
    readOptional(input, rows, (row, value) => {
      row.values[signal] = value;
    });
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
    flags: 0,
    skew: null,
    nibpAt: null,
    battery: null,
    invalid: null,
    values: SIGNALS.map(() => null),
  };
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
