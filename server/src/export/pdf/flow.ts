/** Blocks that follow on one another over pages. */
import { INK, type Paper, type Style } from './paper.ts';

export interface Block {
  readonly height: number;
  draw(y: number): void;
  /** Must not stand alone at the foot of a page. */
  readonly staysWithNext?: boolean;
}

export interface Placed {
  readonly block: Block;
  readonly page: number;
  readonly y: number;
}

/** Where each block comes to stand; a block taller than a page gets one of its own. */
export function placed(blocks: readonly Block[], top: number, bottom: number): Placed[] {
  const result: Placed[] = [];
  let page = 0;
  let y = top;
  for (const [index, block] of blocks.entries()) {
    let needed = block.height;
    for (let next = index; blocks[next]?.staysWithNext; next += 1) {
      needed += blocks[next + 1]?.height ?? 0;
    }
    if (y > top && y + needed > bottom) {
      page += 1;
      y = top;
    }
    result.push({ block, page, y });
    y += block.height;
  }
  return result;
}

export function drawPlaced(paper: Paper, all: readonly Placed[]): void {
  let page = 0;
  for (const { block, page: own, y } of all) {
    for (; page < own; page += 1) paper.doc.addPage({ size: 'A4', margin: 0 });
    block.draw(y);
  }
}

export function gap(height: number): Block {
  return { height, draw: () => undefined };
}

export function heading(paper: Paper, text: string): Block {
  return {
    height: 24,
    staysWithNext: true,
    draw(y) {
      paper.line(text, paper.left, y + 8, paper.width, { size: 10, weight: 'strong' });
      paper.rule(paper.left, y + 21.5, paper.left + paper.width, y + 21.5, INK.black, 0.8);
    },
  };
}

export function paragraph(paper: Paper, text: string, style: Style = {}): Block {
  return {
    height: paper.heightOf(text, paper.width, style) + 3,
    draw: (y) => {
      paper.text(text, paper.left, y + 1, paper.width, style);
    },
  };
}
