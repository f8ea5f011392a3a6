/** Which language this browser shows, from its own storage. A second language is one more line here. */

import type { Words } from '@chairside/shared/wording/words';
import { speak } from './say.ts';

/** The name under which a browser keeps its language, as a BCP 47 tag. */
const LANGUAGE_KEY = 'chairside-language';

/** Beside English, which is loaded with the page. Each is fetched only where it is spoken. */
const OTHERS: Readonly<Record<string, () => Promise<Words>>> = {
  'en-XA': async () => (await import('@chairside/shared/wording/in-pseudo')).inPseudo,
};

/** A page in English is better than none: a browser without storage, an unknown language and one that cannot be fetched give it. */
export async function chooseLanguage(): Promise<void> {
  try {
    const tag = localStorage.getItem(LANGUAGE_KEY) ?? '';
    const load = Object.hasOwn(OTHERS, tag) ? OTHERS[tag] : undefined;
    if (load !== undefined) speak(await load());
  } catch {
    // English is already there.
  }
}
