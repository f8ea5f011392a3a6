import { english } from './english.ts';
import { pseudoOf } from './pseudo.ts';
import { wordsOf } from './words.ts';

/** English, accented and half as long again: for those who write screens, and for tests. */
export const inPseudo = wordsOf('en', pseudoOf(english));
