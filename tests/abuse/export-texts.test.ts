/** Texts that break files: whatever somebody writes stays in its cell. */
import { csvText } from '@chairside/server/export/csv/csv-text';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

interface Row {
  readonly note: string;
  readonly minute: number;
}

async function table(rows: readonly Row[]): Promise<string[][]> {
  let text = '';
  const columns = [
    { header: 'note', cell: ({ note }: Row) => note },
    { header: 'minute', cell: ({ minute }: Row) => minute },
  ];
  for await (const part of csvText(columns, rows)) text += part;
  return parse(text, { bom: true, from: 2, skip_empty_lines: false });
}

/** What a spreadsheet would take for a formula is given an apostrophe in front. */
const asWritten = (note: string) => (/^[=+\-@\t\r＝＋－＠]/.test(note) ? `'${note}` : note);

const SIGNS = [
  '\r',
  '\n',
  '\r\n',
  '\t',
  '"',
  ',',
  ';',
  '=',
  '+',
  '-',
  '@',
  '＝',
  "'",
  ' ',
  'a',
  '1',
];

describe('texts in a CSV file', () => {
  it.each([
    ['a line feed', 'nausea\n=1+1'],
    ['a carriage return', 'nausea\r=1+1'],
    ['both', 'nausea\r\n=1+1'],
    ['only a line feed', '\n'],
    ['a formula', '=HYPERLINK("http://x")'],
  ])('EX-280 %s', async (_what, note) => {
    const rows = [
      { note, minute: 1 },
      { note: 'b', minute: -2 },
    ];
    expect(await table(rows)).toEqual([
      [asWritten(note), '1'],
      ['b', '-2'],
    ]);
  });

  it('EX-280 any mixture of the signs that mean something', async () => {
    const note = fc.array(fc.constantFrom(...SIGNS), { maxLength: 12 }).map((all) => all.join(''));
    const row = fc.record({ note, minute: fc.integer({ min: -99, max: 99 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 8 }), async (rows) => {
        expect(await table(rows)).toEqual(
          rows.map(({ note: text, minute }) => [asWritten(text), String(minute)]),
        );
      }),
      { numRuns: 500 },
    );
  });
});
