/** A language that nobody speaks (`en-XA`): it shows what is not in the catalogue, and what breaks when text is longer. */

import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { printAST } from '@formatjs/icu-messageformat-parser/printer.js';
import type { Catalogue } from './message.ts';

const PLAIN = 'aceinouyAEINOUY';
const ACCENTED = 'áçéíñóúýÁÉÍÑÓÚÝ';

/** How much longer a sentence is in a longer language. */
const LONGER = 1.4;

const accented = (text: string): string =>
  [...text].map((letter) => ACCENTED[PLAIN.indexOf(letter)] ?? letter).join('');

const inElements = (elements: readonly MessageFormatElement[]): MessageFormatElement[] =>
  elements.map((element) => {
    if (element.type === TYPE.literal) return { ...element, value: accented(element.value) };
    if (element.type !== TYPE.plural && element.type !== TYPE.select) return element;
    const options = Object.entries(element.options).map(([name, { value }]) => [
      name,
      { value: inElements(value) },
    ]);
    return { ...element, options: Object.fromEntries(options) } as MessageFormatElement;
  });

/** `⟦Páúsé thé íñfúsíóñ ~~~~~~~~⟧`: brackets show where a sentence begins and ends, and whether it was cut. */
function pseudo(sentence: string): string {
  const padding = '~'.repeat(Math.ceil(sentence.length * (LONGER - 1)));
  const said = printAST(inElements(parse(sentence, { ignoreTag: true })));
  return `⟦${said} ${padding}⟧`;
}

export function pseudoOf(catalogue: Catalogue): Catalogue {
  const entries = Object.entries(catalogue).map(([key, sentence]) => [key, pseudo(sentence)]);
  return Object.fromEntries(entries) as Catalogue;
}
