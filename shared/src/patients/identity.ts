/** Telling one person from another: at the chair, in a search, and where one is registered twice. */

import { foldName, NOT_OF_A_WORD } from './name-folding.ts';

interface Person {
  readonly recordNumber: string;
  readonly name: string;
  readonly dateOfBirth: string;
}

const SEPARATORS = /[\s\-\u2010-\u2015_/,;]+/u;

const bare = (text: string): string => foldName(text).replaceAll(NOT_OF_A_WORD, '');
const words = (text: string): string[] => text.split(SEPARATORS).map(bare).filter(Boolean);

/** The name without case, accents, spaces and signs: equal for two spellings of one name. */
export function nameKey(name: string): string {
  // A name of signs alone is told from another by them.
  return words(name).join(' ') || foldName(name).trim();
}

/** Whether two registrations may be one person: same name, same date of birth. */
export function samePerson(
  one: Pick<Person, 'name' | 'dateOfBirth'>,
  other: Pick<Person, 'name' | 'dateOfBirth'>,
): boolean {
  return one.dateOfBirth === other.dateOfBirth && nameKey(one.name) === nameKey(other.name);
}

/** What a patient is found by: each word typed must begin one of these. */
export function searchTerms({ name, recordNumber, dateOfBirth }: Person): string[] {
  const number = bare(recordNumber);
  const terms = [
    ...words(name),
    ...name.split(/\s+/u).map(bare),
    ...name.split(NOT_OF_A_WORD).map(bare),
    number,
    ...words(recordNumber),
    // "0412" is asked for as "412" too.
    ...(recordNumber.match(/\d+/gu) ?? []).map((digits) => digits.replace(/^0+(?=\d)/u, '')),
    dateOfBirth,
  ];
  return [...new Set(terms.filter(Boolean))];
}

const two = (text: string | undefined): string => (text ?? '').padStart(2, '0');

/** A date as people type one, in every way that it can be read; none where it is no date. */
function typedDates(word: string): string[] {
  if (/^\d{4}-[\d-]{0,5}$/u.test(word)) return [word];
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/u.exec(word);
  if (dotted) return [`${dotted[3]}-${two(dotted[2])}-${two(dotted[1])}`];
  const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/u.exec(word);
  if (!slashed) return [];
  const [, first, second, year] = slashed;
  return [`${year}-${two(first)}-${two(second)}`, `${year}-${two(second)}-${two(first)}`];
}

/** The words of a search: of each, at least one reading must begin a search term of the patient. At most 6 words. */
export function searchWords(text: string): string[][] {
  return text
    .trim()
    .split(/[\s,;]+/u)
    .map((word) => {
      const key = bare(word);
      return [...new Set([...typedDates(word), ...(key ? [key] : [])])];
    })
    .filter((readings) => readings.length > 0)
    .slice(0, 6);
}

/** Whether a search of these words finds the patient. */
export function isFoundBy(person: Person, wanted: readonly (readonly string[])[]): boolean {
  const terms = searchTerms(person);
  return wanted.every((readings) =>
    readings.some((reading) => terms.some((term) => term.startsWith(reading))),
  );
}
