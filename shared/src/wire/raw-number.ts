/** What monitors send in place of a number. */

const NUMERIC = /^[+-]?(\d+\.?\d*|\.\d+)$/;
/** Nothing, or what displays print for nothing: dashes, question marks, stars, dots. */
const BLANK = /^[\s\-_?*.]*$/;

export function isBlank(raw: number | string): boolean {
  return typeof raw === 'string' && BLANK.test(raw);
}

/** Null for text that is no number: with a unit, a comma or letters in it nobody knows what it says. */
export function numberIn(raw: number | string): number | null {
  if (typeof raw === 'number') return raw;
  const text = raw.trim();
  return NUMERIC.test(text) ? Number(text) : null;
}
