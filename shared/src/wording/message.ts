import type { GetICUArgs } from '@schummar/icu-type-parser';
import type { english } from './english.ts';

export type MessageKey = keyof typeof english;

/** The same keys in another language. */
export type Catalogue = Readonly<Record<MessageKey, string>>;

/** What an argument may be; a message in a message is put into words with it. */
export type MessageArgument = string | number | Message;

/** The arguments that the sentence of a key names, by type. */
export type ArgumentsOf<K extends MessageKey> = GetICUArgs<
  (typeof english)[K],
  { ICUArgument: MessageArgument; ICUNumberArgument: number }
>;

/** A sentence that is not in words yet: what is passed on, stored nowhere, and said last. */
export interface Message {
  readonly key: MessageKey;
  readonly args?: Readonly<Record<string, MessageArgument>>;
}

/** Nothing to give where the sentence names no argument. */
export type Given<K extends MessageKey> = keyof ArgumentsOf<K> extends never
  ? []
  : [args: ArgumentsOf<K>];

type Joint = 'text.then' | 'text.comma' | 'text.semicolon' | 'text.and' | 'text.or';

/** Several messages as one; null where there is none. */
export function joined(all: readonly Message[], by: Joint): Message | null {
  return all.reduce<Message | null>(
    (first, next) => (first === null ? next : message(by, { first, next })),
    null,
  );
}

/** Several sentences, one after the other; null where there is none. */
export const sentences = (all: readonly Message[]): Message | null => joined(all, 'text.then');

export function message<K extends MessageKey>(key: K, ...given: Given<K>): Message {
  const args = given[0] as Message['args'];
  return args === undefined ? { key } : { key, args };
}
