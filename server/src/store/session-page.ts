/** Where a page of the session list ended: the sort key of its last row. Opaque to clients. */
export interface PageMark {
  readonly openedAt: number;
  readonly key: number;
}

export function writePageMark({ openedAt, key }: PageMark): string {
  return `${openedAt}.${key}`;
}

export function readPageMark(text: string): PageMark | null {
  const match = /^(\d{1,16})\.(\d{1,10})$/.exec(text);
  return match ? { openedAt: Number(match[1]), key: Number(match[2]) } : null;
}
