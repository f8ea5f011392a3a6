/** NUL and half a surrogate pair: PostgreSQL stores neither, and one such text would hold up every later commit. */
const UNSTORABLE = /\0|\p{Surrogate}/u;
/** Other controls than tab and line breaks: no script has them, and no file that is made of it takes them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const CONTROL = /[\u0001-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;
/** Overrides, embeddings, isolates and marks of direction: they turn what stands beside them around. */
const TURNING = /\p{Bidi_Control}/u;
/** Of zero width, or a blank that is no white space. */
const INVISIBLE = /[\s\p{Default_Ignorable_Code_Point}\p{Cf}\u2800]/gu;

export const storableProblem = (text: string): string | null =>
  UNSTORABLE.test(text) ? 'holds characters that cannot be stored' : null;

/** What is wrong with a text that somebody entered, to stand after its name; null: nothing. White space alone is empty, not wrong. */
export function textProblem(text: string): string | null {
  const unstorable = storableProblem(text);
  if (unstorable !== null) return unstorable;
  if (CONTROL.test(text)) return 'holds control characters';
  if (TURNING.test(text)) return 'holds invisible characters that turn text around';
  if (text.trim() !== '' && text.replace(INVISIBLE, '') === '') {
    return 'holds invisible characters only';
  }
  return null;
}
