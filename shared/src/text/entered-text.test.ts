import { describe, expect, it } from 'vitest';
import { textProblem } from './entered-text.ts';

describe('entered text', () => {
  it.each([
    ['NUL', 'An\0na', 'cannot be stored'],
    ['half a pair, high', 'A\ud83d', 'cannot be stored'],
    ['half a pair, low', '\ude00A', 'cannot be stored'],
    ['a bell', 'A\u0007', 'control characters'],
    ['an escape', '\u001b[31mA', 'control characters'],
    ['a next line of C1', 'A\u0085B', 'control characters'],
    ['zero-width spaces', '\u200b\u200b', 'invisible characters only'],
    ['joiners', '\u200d\u200c', 'invisible characters only'],
    ['a byte order mark between spaces', ' \ufeff\u2060 ', 'invisible characters only'],
    ['a Hangul filler', '\u3164', 'invisible characters only'],
    ['braille blanks', '\u2800\u2800', 'invisible characters only'],
    ['variation selectors', '\ufe0f', 'invisible characters only'],
    ['soft hyphens', '\u00ad\u00ad', 'invisible characters only'],
    ['an override', 'Anna \u202eadniL', 'turn text around'],
    ['an embedding', '\u202aAnna\u202c', 'turn text around'],
    ['an isolate', '\u2067Anna\u2069', 'turn text around'],
    ['a mark of direction', 'Anna\u200f 12', 'turn text around'],
    ['an Arabic letter mark', 'Anna\u061c', 'turn text around'],
  ])('ID-190 refuses %s', (_name, text, said) => {
    expect(textProblem(text)).toContain(said);
  });

  it.each([
    '',
    '   ',
    'Anna Lindqvist',
    'Jürgen Groß',
    'राम',
    'नी\u200dल',
    'می\u200cخواهم',
    'سارة علي',
    'שרה לוי',
    '山田 花子',
    '👩\u200d⚕️',
    'two\nlines\tand a tab\r\n',
    'a\u00adb',
  ])('ID-190 takes "%s"', (text) => {
    expect(textProblem(text)).toBeNull();
  });
});
