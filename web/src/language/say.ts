/** The words of this page's language. It is chosen before anything else of the page is loaded (main.tsx). */

import { inEnglish } from '@chairside/shared/wording/in-english';
import type { Words } from '@chairside/shared/wording/words';

let chosen: Words = inEnglish;

/** Before the first screen; text that was said already does not change. */
export function speak(language: Words): void {
  chosen = language;
}

export const say: Words['say'] = (key, ...given) => chosen.say(key, ...given);
export const textOf: Words['text'] = (message) => chosen.text(message);
/** For what makes longer texts, such as the line of an alarm. */
export const words: Words = { say, text: textOf };
