/** Why a schema does not take a value, as its error carries it: the English, and the message to say it by. */
import { inEnglish } from './in-english.ts';
import { isKnownMessage } from './known-message.ts';
import type { Message } from './message.ts';

/** For `refine` and `check` of a schema. */
export const refusedAs = (says: Message) => ({ error: inEnglish.text(says), params: { says } });

/** What an issue of a schema says; null where it says it in its own words. */
export function saysOf(issue: { readonly params?: Record<string, unknown> | undefined }) {
  const says = issue.params?.says;
  return isKnownMessage(says) ? says : null;
}
