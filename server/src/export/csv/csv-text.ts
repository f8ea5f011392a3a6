import { stringify } from 'csv-stringify/sync';

export type Cell = string | number | boolean | null | undefined;

/** One column: what stands above it, with its unit, and what it says of a row. */
export interface Column<Row> {
  readonly header: string;
  readonly cell: (row: Row) => Cell;
}

/** Rows that are written at once. */
const PORTION = 500;

/**
 * RFC 4180 in UTF-8 with a byte order mark, which is what spreadsheets need to see that it is UTF-8. A text that a
 * spreadsheet would take for a formula gets an apostrophe in front; numbers are never touched. Nothing: an empty cell.
 */
export async function* csvText<Row>(
  columns: readonly Column<Row>[],
  rows: Iterable<Row> | AsyncIterable<Row>,
): AsyncGenerator<string> {
  yield `\uFEFF${write([columns.map(({ header }) => header)])}`;
  let portion: Cell[][] = [];
  for await (const row of rows) {
    portion.push(columns.map(({ cell }) => cell(row)));
    if (portion.length < PORTION) continue;
    yield write(portion);
    portion = [];
  }
  if (portion.length > 0) yield write(portion);
}

function write(rows: Cell[][]): string {
  return stringify(rows, {
    record_delimiter: 'windows',
    // By itself it quotes only the delimiter as a whole, and a lone line feed would begin a row.
    quoted_match: /[\r\n]/,
    escape_formulas: true,
    cast: { boolean: (value) => (value ? 'true' : 'false') },
  });
}
