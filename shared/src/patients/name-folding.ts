/** How names are compared: the one place that says which differences of writing do not count. */

/** Stored keys and search terms are made anew when this differs from what they were made with. */
export const NAME_FOLDING = 2;

/**
 * Accents are a spelling over these letters only. Elsewhere a mark is a letter of its own: without its vowel signs
 * राम would be रमा.
 */
const ACCENTED = /([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{M}+/gu;
/** Joiners, variation selectors, direction marks: nobody sees them. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}+/gu;

/** Letters with their marks, digits and pictographs make words; everything else is a sign between them. */
export const NOT_OF_A_WORD =
  /[^\p{L}\p{N}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}]+/gu;

/** Upper case first: only so is the German sharp s a double s, and a final sigma a sigma. */
const withoutCase = (text: string) =>
  text.toUpperCase().toLowerCase().replaceAll('\u03c2', '\u03c3');

/** The text without case and without accents, composed (NFC). */
export function foldName(text: string): string {
  const letters = text.normalize('NFKD').replaceAll(UNSEEN, '').replaceAll(ACCENTED, '$1');
  return withoutCase(letters).normalize('NFC');
}
