import {
  SEVERITY_LABELS as KEYS,
  SEVERITY_WORDS as WORDS,
} from '@chairside/shared/effects/severity';
import { sayAll } from '../language/say.ts';

/** By itself, on a button or over a column. */
export const SEVERITY_LABELS = sayAll(KEYS);
/** Within a sentence. */
export const SEVERITY_WORDS = sayAll(WORDS);
