import { english } from './english.ts';
import { wordsOf } from './words.ts';

/** US English, the language of records, of files and of every screen whose clinic has chosen no other. */
export const inEnglish = wordsOf('en-US', english);
