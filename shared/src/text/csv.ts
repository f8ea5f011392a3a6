/** Tables for spreadsheets: RFC 4180, lines end with CR LF. The one place that writes them. */

export type Cell = string | number | boolean | null | undefined;

/** Of the beginning of a file: what spreadsheets need to see that it is UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** A spreadsheet runs a text that begins so as a formula, in its full-width signs too. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;
const TO_QUOTE = /[",\r\n]/;

function written(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell !== 'string') return String(cell);
  const plain = FORMULA.test(cell) ? `'${cell}` : cell;
  return TO_QUOTE.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

/**
 * Rows as lines. A text that would be run as a formula gets an apostrophe in front; numbers are never touched. Nothing
 * is an empty cell.
 */
export const csvLines = (rows: readonly (readonly Cell[])[]): string =>
  rows.map((cells) => `${cells.map(written).join(',')}\r\n`).join('');
