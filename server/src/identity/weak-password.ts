import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';

/** Whose password it is to be: what everybody knows of them is no secret. */
export interface PasswordOwner {
  readonly userName: string;
  readonly name: string;
  readonly clinicName?: string;
}

/** About 49,000 passwords that are tried first, in order of use; 7,776 words. Both in small letters. */
const COMMON: ReadonlySet<string> = new Set([
  ...(dictionary['passwords-common'] ?? []),
  ...(dictionary['diceware-common'] ?? []),
]);
const OF_THE_PRODUCT = ['chairside', 'ketamine', 'infusion', 'clinic', 'nurse', 'provider'];
/** Each key with its neighbours, plain and shifted. */
type Keyboard = Readonly<Record<string, readonly (string | null)[]>>;
const KEYBOARDS: readonly Keyboard[] = [
  adjacencyGraphs.qwerty,
  adjacencyGraphs.qwertz,
  adjacencyGraphs.azerty,
];

const FEWEST_KINDS = 5;
/** A run of keys or of the alphabet counts from this length on. */
const RUN = 4;
/** What is left beside runs, words and names has to be this long. */
const FEWEST_LEFT = 4;
const ADVICE = 'Use four words that do not belong together.';

/** What makes a password easy to guess, as a sentence for whoever chooses it; null: nothing known. */
export function weakness(password: string, owner: PasswordOwner): string | null {
  const text = password.normalize('NFKC').toLowerCase();
  const seen = text.replace(/[\s\p{Cf}\p{Cc}]/gu, '');
  if (new Set(seen).size < FEWEST_KINDS || repeats(seen)) {
    return `This password repeats itself and is easy to guess. ${ADVICE}`;
  }
  if (COMMON.has(text) || COMMON.has(seen)) {
    return `This password is among the most common ones. ${ADVICE}`;
  }
  if (withoutRuns(seen).length < FEWEST_LEFT) {
    return `This password follows the keys or the alphabet. ${ADVICE}`;
  }
  if (tooLittleBeside(seen, namesOf(owner))) {
    return `This password is made of a name that others know. ${ADVICE}`;
  }
  const word = lettersOf(withoutRuns(seen));
  if (COMMON.has(word) || word === '' || tooLittleBeside(seen, OF_THE_PRODUCT)) {
    return `This password is one common word with digits or signs. ${ADVICE}`;
  }
  return null;
}

/** One part again and again, the last time perhaps cut off. */
function repeats(text: string): boolean {
  for (let part = 1; part <= text.length / 2; part++) {
    if (text.slice(part) === text.slice(0, -part)) return true;
  }
  return false;
}

function namesOf({ userName, name, clinicName = '' }: PasswordOwner): string[] {
  const whole = [userName, name, clinicName].map((text) => text.normalize('NFKC').toLowerCase());
  const parts = whole.flatMap((text) => text.split(/[^\p{L}\p{N}]+/u));
  return [...whole.map((text) => text.replace(/\s/g, '')), ...parts]
    .filter((part) => part.length >= 3)
    .sort((a, b) => b.length - a.length);
}

/** Whether nothing of weight is left of it without these words: digits and signs around them weigh nothing. */
function tooLittleBeside(text: string, words: readonly string[]): boolean {
  const rest = words.reduce((left, word) => left.replaceAll(word, ' '), text);
  return rest !== text && lettersOf(withoutRuns(rest)).length < FEWEST_LEFT;
}

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}]/gu, '');
}

function withoutRuns(text: string): string {
  const keys = [...text];
  let left = '';
  for (let from = 0; from < keys.length; ) {
    const length = runFrom(keys, from);
    if (length < RUN) left += keys.slice(from, from + 1).join('');
    from += length < RUN ? 1 : length;
  }
  return left;
}

/** How many keys from here on lie beside one another, or follow one another in the alphabet in one direction. */
function runFrom(keys: readonly string[], from: number): number {
  const runs = [
    (a: string, b: string) => code(b) - code(a) === 1,
    (a: string, b: string) => code(a) - code(b) === 1,
    (a: string, b: string) => KEYBOARDS.some((keyboard) => areNeighbours(keyboard, a, b)),
  ].map((follows) => {
    let length = 1;
    while (from + length < keys.length) {
      const [a = '', b = ''] = [keys[from + length - 1], keys[from + length]];
      if (!follows(a, b)) break;
      length += 1;
    }
    return length;
  });
  return Math.max(...runs);
}

const code = (key: string): number => key.codePointAt(0) ?? 0;

function areNeighbours(keyboard: Keyboard, a: string, b: string): boolean {
  return keyboard[a]?.some((key) => key?.includes(b)) ?? false;
}
