/** The words of this page's language. It is chosen before anything else of the page is loaded (main.tsx). */

import { inEnglish } from '@chairside/shared/wording/in-english';
import type { MessageKey } from '@chairside/shared/wording/message';
import type { Words } from '@chairside/shared/wording/words';

let chosen: Words = inEnglish;

/** Before the first screen; text that was said already does not change. */
export function speak(language: Words): void {
  chosen = language;
}

export const say: Words['say'] = (key, ...given) => chosen.say(key, ...given);
/** Labels of a shared table, in the words of this page. */
export function sayAll<T extends string>(
  labels: Readonly<Record<T, MessageKey>>,
): Readonly<Record<T, string>> {
  const said = Object.entries<MessageKey>(labels).map(([name, key]) => [name, textOf({ key })]);
  return Object.fromEntries(said) as Readonly<Record<T, string>>;
}
export const textOf: Words['text'] = (message) => chosen.text(message);
/** For what makes longer texts, such as the line of an alarm. */
export const words: Words = { say, text: textOf };
