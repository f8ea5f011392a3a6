import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBlock, encodeBlock } from './block-codec.ts';
import type { Row } from './packing.ts';

const instant = fc.integer({ min: -8_640_000_000_000_000, max: 8_640_000_000_000_000 });
const small = fc.integer({ min: -32_768, max: 32_767 });
/** Numbers of signals of today and of a later product. */
const numbered = (value: fc.Arbitrary<number>) =>
  fc.dictionary(fc.nat({ max: 40 }).map(String), value).map((all) => {
    const list: number[] = [];
    for (const [number, one] of Object.entries(all)) list[Number(number)] = one;
    return list;
  });
const row: fc.Arbitrary<Row> = fc.record({
  streamKey: fc.integer({ min: 1, max: 2_147_483_647 }),
  seq: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
  t: instant,
  at: instant,
  arrivedAt: instant,
  skew: fc.option(instant),
  nibpAt: fc.option(instant),
  late: fc.boolean(),
  sourced: fc.boolean(),
  values: numbered(small),
  statuses: numbered(fc.integer({ min: 1, max: 7 })),
  battery: fc.option(fc.integer({ min: 0, max: 100 })),
  invalid: fc.option(fc.string({ unit: 'grapheme' })),
});

describe('the block codec', () => {
  it('ST-20 gives back every field of every row, in order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 60 }), async (rows) => {
        expect(decodeBlock(await encodeBlock(rows))).toEqual(rows);
      }),
    );
  });

  it('ST-20 needs a few bytes per reading of a quiet ten minutes', async () => {
    const rows = Array.from({ length: 600 }, (_, i): Row => {
      const at = 1_767_600_000_000 + i * 1000;
      const values = [70 + (i % 3), 97, null, 14, 36];
      return {
        ...{ streamKey: 4, seq: i + 1, t: at + 120, at, arrivedAt: at + 30 + (i % 7), skew: 120 },
        ...{
          nibpAt: null,
          late: false,
          sourced: false,
          values,
          statuses: [],
          battery: 80,
          invalid: null,
        },
      };
    });
    expect((await encodeBlock(rows)).length / rows.length).toBeLessThan(4);
  });

  it('ST-20 refuses a block that is cut short or of a format it does not know', async () => {
    const block = await encodeBlock([]);
    expect(() => decodeBlock(Buffer.from([9, ...block.subarray(1)]))).toThrow('unknown format');
    expect(() => decodeBlock(block.subarray(0, 2))).toThrow();
  });
});
