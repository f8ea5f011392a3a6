import { SIGNAL_INFO, SIGNALS, VITAL_NUMBERS, VITALS } from '@chairside/shared/vitals/catalogue';
import { fromNamed, type NamedReading, toNamed } from '@chairside/shared/vitals/named-reading';
import type { Reading } from '@chairside/shared/vitals/reading';
import { describe, expect, it } from 'vitest';
import { decodeBlock, encodeBlock } from './block-codec.ts';
import { MOST_BYTES, readHot, writeHot } from './hot-format.ts';
import { fromHotRow } from './hot-rows.ts';
import { packReading, STATUS_CODES, unpackReading } from './packing.ts';

const T = 1_767_600_000_000;
/** What the stored bytes of every format below hold. */
const NAMED: readonly NamedReading[] = [
  {
    ...{ seq: 1, t: T + 1120, at: T + 1000, arrivedAt: T + 1030, late: false },
    values: {
      ...{ hr: 71, spo2: 97, pulse: 70, rr: 14, etco2: 38, temp: 36.6 },
      ...{ sys: 124, dia: 79, map: 94 },
    },
    ...{ status: {}, nibpAt: T - 5000, battery: 80 },
  },
  {
    ...{ seq: 2, t: T + 2120, at: T + 2000, arrivedAt: T + 2030, late: true },
    values: { hr: 72, rr: 0 },
    status: { spo2: 'off', pulse: 'searching', nibp: 'measuring' },
  },
  {
    ...{ seq: 3, t: T + 3120, at: T + 3000, arrivedAt: T + 3030, late: false },
    values: { temp: 37 },
    status: { hr: 'ok', rr: 'low-signal', etco2: 'failed', temp: 'invalid' },
    invalid: { temp: '99' },
  },
];
const READINGS = NAMED.map(fromNamed);
const [FIRST, SECOND, THIRD] = READINGS as [Reading, Reading, Reading];
const ROWS = [packReading(3, FIRST, 120), packReading(3, SECOND, null), packReading(4, THIRD, -7)];

/** Compacted blocks as they were written when each format shipped. Only added to, never changed. */
const BLOCKS = {
  1: 'AWNmZGZgBIMFB+9c+pi2gn8FP+OK/XBm2wE4k2FG0wHm64tWQDTsYPzPyMDIxLjj4e1LH9NArAmMDEyMjO2MYOGFYLINLMTnB2KrgbWtY2UBcfaApfvB5DxGRibeaqWS1NwCJSslS0ulWgA=',
  2: 'AmNmZGZgBIMFB+9c+pi2gn8FP+OK/XBm2wEYE6xsB+N/RgZGJsYdD29f+pgGYk2A6GZm5GRgZGJmYWVj52BgYmRsZwSrWwgm2xhBQnx+ILYa2Jx1rCwgzh6wdD+YnMfIDjWBiRFmJiMjIxMTIyML0EB2JkZGVpAAGyMTb7VSSWpugZKVkqWlUi0A',
};

describe('stored readings of every format', () => {
  it.each(Object.entries(BLOCKS))(
    'ST-400 a block of format %s is read as it was written',
    (_, bytes) => {
      const rows = decodeBlock(Buffer.from(bytes, 'base64'));
      expect(rows.map((row) => unpackReading(row))).toEqual(READINGS);
      expect(rows.map(({ streamKey, skew }) => [streamKey, skew])).toEqual([
        [3, 120],
        [3, null],
        [4, -7],
      ]);
    },
  );

  it('ST-400 a block is written in the newest format', async () => {
    expect((await encodeBlock(ROWS)).toString('base64')).toBe(BLOCKS[2]);
  });

  it('ST-400 a hot row of the first format, values in columns, is read as it was written', () => {
    const columns = [null, null, null, 0, null, null, null, null, null];
    const row = [3, '2', `${T + 2120}`, `${T + 2000}`, `${T + 2030}`, null, null, null, null];
    const read = fromHotRow([...row, null, 3_670_168, 72, ...columns.slice(1)]);
    expect(unpackReading(read)).toEqual(SECOND);
  });

  it('ST-400 a hot row of the second format is written and read', () => {
    const bytes = Buffer.alloc(MOST_BYTES);
    const written = READINGS.map((reading) =>
      Buffer.from(bytes.subarray(0, writeHot(bytes, 0, reading))),
    );
    expect(written.map((one) => one.toString('hex'))).toEqual([
      '02000900004701006102004603000e04002605016e06007c07004f08005e',
      '020102000048030000010302020606',
      '0200010501720001030404070505',
    ]);
    for (const [index, one] of written.entries()) {
      expect(readHot(one)).toEqual({
        late: ROWS[index]?.late,
        sourced: ROWS[index]?.sourced,
        values: ROWS[index]?.values,
        statuses: ROWS[index]?.statuses,
      });
    }
    const end = writeHot(bytes, 0, { ...FIRST, source: 'a' });
    expect(readHot(bytes.subarray(0, end))).toMatchObject({ late: false, sourced: true });
    expect(() => readHot(Buffer.of(9, 0, 0))).toThrow('unknown format 9');
  });

  it('ST-401 what is stored under a number of a later product is kept, and shown as unknown', async () => {
    const values = [71];
    values[42] = 350;
    const [row] = decodeBlock(await encodeBlock([{ ...packReading(3, FIRST, null), values }]));
    expect(row && toNamed(unpackReading(row))).toMatchObject({
      ...{ values: { hr: 71 }, unknown: { 42: 350 } },
    });
    expect(row && decodeBlock(await encodeBlock([row]))).toEqual([row]);
  });

  it('VI-400 numbers, precisions and codes by which readings are stored are frozen', () => {
    expect(
      SIGNALS.map((signal) => [SIGNAL_INFO[signal].number, signal, SIGNAL_INFO[signal].decimals]),
    ).toEqual([
      [0, 'hr', 0],
      [1, 'spo2', 0],
      [2, 'pulse', 0],
      [3, 'rr', 0],
      [4, 'etco2', 0],
      [5, 'temp', 1],
      [6, 'sys', 0],
      [7, 'dia', 0],
      [8, 'map', 0],
    ]);
    expect(VITALS.map((vital) => [VITAL_NUMBERS[vital], vital])).toEqual([
      [0, 'hr'],
      [1, 'spo2'],
      [2, 'pulse'],
      [3, 'rr'],
      [4, 'etco2'],
      [5, 'temp'],
      [6, 'nibp'],
    ]);
    expect(STATUS_CODES).toEqual({
      ...{ ok: 1, searching: 2, off: 3, 'low-signal': 4, invalid: 5, measuring: 6, failed: 7 },
    });
  });
});
