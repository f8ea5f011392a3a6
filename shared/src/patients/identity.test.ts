import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isFoundBy, samePerson, searchTerms, searchWords } from './identity.ts';

const person = {
  name: 'Zoë Ann O’Example-Ödén',
  recordNumber: 'MR-00412',
  dateOfBirth: '1980-02-29',
};
const finds = (text: string) => isFoundBy(person, searchWords(text));

describe('telling patients apart', () => {
  it('PT-08 finds by the beginnings of words, in any order, without case, accents and signs', () => {
    for (const text of [
      ...['zoe', 'ZOË', 'Zoé ann', 'example', 'oexample', "o'exam", 'oden', 'Ödén zo'],
      ...['oexampleoden', 'example, zoe', ''],
    ]) {
      expect([text, finds(text)]).toEqual([text, true]);
    }
    for (const text of ['xample', 'zoe bob', 'annz']) {
      expect([text, finds(text)]).toEqual([text, false]);
    }
  });

  it('PT-08 finds by record number, with or without its signs and leading zeros', () => {
    for (const text of ['MR-00412', 'mr00412', 'mr', '00412', '412', '0041']) {
      expect([text, finds(text)]).toEqual([text, true]);
    }
    for (const text of ['12', '0412', '4120']) expect([text, finds(text)]).toEqual([text, false]);
  });

  it('PT-08 finds by a date of birth as it is written here and there', () => {
    for (const text of [
      '1980-02-29',
      '1980-02',
      '1980',
      '29.02.1980',
      '29.2.1980',
      '2/29/1980',
      '29/02/1980',
      'zoe 29.02.1980',
    ]) {
      expect([text, finds(text)]).toEqual([text, true]);
    }
    for (const text of ['1980-03', '28.02.1980', '29.02.1981']) {
      expect([text, finds(text)]).toEqual([text, false]);
    }
  });

  it('PT-08 finds everybody by what is written of them', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(text, text, (name, recordNumber) => {
        const one = { name, recordNumber, dateOfBirth: '1999-12-31' };
        for (const term of searchTerms(one)) expect(term).not.toBe('');
        expect(isFoundBy(one, searchWords('1999-12-31'))).toBe(true);
        expect(isFoundBy(one, searchWords(name.split(/[\s,;]+/u)[0] ?? ''))).toBe(true);
        expect(isFoundBy(one, searchWords(recordNumber.split(/[\s,;]+/u)[0] ?? ''))).toBe(true);
      }),
    );
  });

  it('PT-05 takes two spellings of a name with one date of birth for one person', () => {
    const same = { name: '  zoe ANN o’example - oden', dateOfBirth: '1980-02-29' };
    expect(samePerson(person, same)).toBe(true);
    expect(samePerson(person, { ...same, dateOfBirth: '1980-02-28' })).toBe(false);
    expect(samePerson(person, { ...same, name: 'Zoë Ann' })).toBe(false);
  });

  it.each([
    ['vowel signs of Devanagari', 'राम', 'रमा', false],
    ['voicing marks of kana', 'ただ', 'たた', false],
    ['tone marks of Thai', 'มา', 'ม้า', false],
    ['vowel points of Hebrew', 'דָן', 'דֵן', false],
    ['pictographs', '🌵', '🌻', false],
    ['signs alone', '***', '+++', false],
    ['accents over Latin', 'Đỗ Thị Ánh', 'đo thi anh', true],
    ['accents over Latin', 'Zoë Ångström', 'ZOE ANGSTROM', true],
    ['accents over Greek', 'Άννα Ορφανός', 'ΑΝΝΑ ΟΡΦΑΝΟΣ', true],
    ['accents over Cyrillic', 'Фёдор Цой', 'федор цои', true],
    ['sharp s', 'Strauß', 'STRAUSS', true],
    ['composed and decomposed kana', 'か\u3099', 'が', true],
    ['composed and decomposed Hangul', '김', '\u1100\u1175\u11b7', true],
    ['an unseen joiner', 'An\u200dna', 'Anna', true],
  ])('PT-160 compares names with %s', (_what, one, other, same) => {
    const born = { dateOfBirth: '1980-02-29' };
    expect(samePerson({ name: one, ...born }, { name: other, ...born })).toBe(same);
    const registered = { name: one, recordNumber: '1', ...born };
    expect(isFoundBy(registered, searchWords(other))).toBe(same || searchWords(other).length === 0);
  });
});
