import type { Block } from './flow.ts';
import { INK, type Paper, type Style } from './paper.ts';

export interface TableColumn {
  readonly title: string;
  /** Share of the width. */
  readonly share: number;
  readonly align?: 'left' | 'right';
}

export interface TableRow {
  readonly cells: readonly string[];
  readonly strong?: boolean;
  readonly faint?: boolean;
}

const PAD = 2.5;
const HEAD: Style = { size: 6.5, ink: INK.grey };

/** A head and a block for each row. Long texts are broken, never cut. */
export function table(
  paper: Paper,
  columns: readonly TableColumn[],
  rows: readonly TableRow[],
): Block[] {
  const whole = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns.map(({ share }) => (share / whole) * paper.width);
  const lefts = widths.map((_, i) => paper.left + widths.slice(0, i).reduce((a, b) => a + b, 0));
  const cell = (i: number, text: string, y: number, style: Style) => {
    const align = columns[i]?.align ?? 'left';
    paper.text(text, (lefts[i] ?? 0) + PAD, y, (widths[i] ?? 0) - 2 * PAD, { ...style, align });
  };
  const head: Block = {
    height: 13,
    staysWithNext: true,
    draw(y) {
      for (const [i, { title }] of columns.entries()) cell(i, title, y + 3, HEAD);
      paper.rule(paper.left, y + 12.5, paper.left + paper.width, y + 12.5);
    },
  };
  const body = rows.map(({ cells, strong = false, faint = false }): Block => {
    const style: Style = {
      size: 7.5,
      weight: strong ? 'strong' : 'plain',
      ink: faint ? INK.pale : INK.black,
    };
    const heights = cells.map((text, i) => paper.heightOf(text, (widths[i] ?? 0) - 2 * PAD, style));
    const height = Math.max(9, ...heights) + 2 * PAD;
    return {
      height,
      draw(y) {
        for (const [i, text] of cells.entries()) cell(i, text, y + PAD, style);
        paper.rule(paper.left, y + height, paper.left + paper.width, y + height, INK.line, 0.3);
      },
    };
  });
  return [head, ...body];
}
