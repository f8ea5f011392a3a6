import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvLines } from './csv.ts';

describe('CSV', () => {
  it.each([
    ['a plain text', 'Anna', 'Anna'],
    ['the separator', 'a,b', '"a,b"'],
    ['quotes', 'a "b"', '"a ""b"""'],
    ['a lone line feed', 'a\nb', '"a\nb"'],
    ['a lone carriage return', 'a\rb', '"a\rb"'],
    ['a formula', '=1+1', "'=1+1"],
    ['a formula of full width', '＝1', "'＝1"],
    ['a formula that has to be quoted', '+1,2', `"'+1,2"`],
    ['a tab in front', '\t=1', "'\t=1"],
    ['a text that only looks negative', '-5', "'-5"],
    ['a negative number', -5, '-5'],
    ['no', false, 'false'],
    ['nothing', null, ''],
    ['what is not there', undefined, ''],
  ])('EX-04 EX-280 %s', (_name, cell, line) => {
    expect(csvLines([[cell, 1]])).toBe(`${line},1\r\n`);
  });

  it('EX-280 no text leaves its cell: quotes are in pairs, and what breaks or parts is within them', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (a, b) => {
        const line = csvLines([[a, b]]);
        const bare = line.replace(/"(?:[^"]|"")*"/g, 'x');
        expect(bare.match(/,/g)).toHaveLength(1);
        expect(bare.match(/[\r\n]/g)).toHaveLength(2);
      }),
    );
  });
});
