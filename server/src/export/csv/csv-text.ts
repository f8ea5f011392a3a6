import { BYTE_ORDER_MARK, type Cell, csvLines } from '@chairside/shared/text/csv';

/** One column: its heading with the unit, and its value for a row. */
export interface Column<Row> {
  readonly header: string;
  readonly cell: (row: Row) => Cell;
}

/** Rows that are written at once. */
const PORTION = 500;

/** A file of CSV, made portion by portion. */
export async function* csvText<Row>(
  columns: readonly Column<Row>[],
  rows: Iterable<Row> | AsyncIterable<Row>,
): AsyncGenerator<string> {
  yield `${BYTE_ORDER_MARK}${csvLines([columns.map(({ header }) => header)])}`;
  let portion: Cell[][] = [];
  for await (const row of rows) {
    portion.push(columns.map(({ cell }) => cell(row)));
    if (portion.length < PORTION) continue;
    yield csvLines(portion);
    portion = [];
  }
  if (portion.length > 0) yield csvLines(portion);
}
