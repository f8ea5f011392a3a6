/** Messages put into the words of one language. */

import { IntlMessageFormat } from 'intl-messageformat';
import type { Catalogue, Given, Message, MessageArgument, MessageKey } from './message.ts';

export interface Words {
  say<K extends MessageKey>(key: K, ...given: Given<K>): string;
  text(message: Message): string;
}

/** Most sentences have no argument; those need no parser. */
const PLAIN = /^[^{}'<#]*$/;

/** The words of a catalogue. Each message is parsed once, when it is first said. */
export function wordsOf(language: string, catalogue: Catalogue): Words {
  const parsed = new Map<MessageKey, IntlMessageFormat>();

  const formatOf = (key: MessageKey) => {
    const known = parsed.get(key);
    if (known !== undefined) return known;
    // Text is text: no sentence holds markup.
    const made = new IntlMessageFormat(catalogue[key], language, undefined, { ignoreTag: true });
    parsed.set(key, made);
    return made;
  };

  const said = (argument: MessageArgument) =>
    typeof argument === 'object' ? text(argument) : argument;

  const text = ({ key, args }: Message): string => {
    const sentence = catalogue[key];
    if (args === undefined && PLAIN.test(sentence)) return sentence;
    const values = Object.entries(args ?? {}).map(([name, value]) => [name, said(value)]);
    return String(formatOf(key).format(Object.fromEntries(values)));
  };

  return {
    text,
    say: (key, ...given) => {
      const args = given[0] as Message['args'];
      return text(args === undefined ? { key } : { key, args });
    },
  };
}
