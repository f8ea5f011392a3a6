import { parse } from '@formatjs/icu-messageformat-parser';
import { describe, expect, it } from 'vitest';
import { english } from './english.ts';
import { inEnglish } from './in-english.ts';
import { type Catalogue, message } from './message.ts';
import { pseudoOf } from './pseudo.ts';
import { wordsOf } from './words.ts';

const sentences = Object.entries(english);

/** One sentence of each kind, under keys that exist, so that the mechanism is tried and not today's text. */
const tried = (sentence: string): Catalogue => ({ ...english, 'units.seconds': sentence });

describe('words', () => {
  it('WD-550 a message is put into the words of the language that is asked for', () => {
    expect(inEnglish.say('units.seconds', { n: 15 })).toBe('15 s');
    const german = wordsOf('de', tried('{n} Sekunden'));
    expect(german.text(message('units.seconds', { n: 15 }))).toBe('15 Sekunden');
  });

  it('WD-550 counts by the plural rules of the language and nests messages', () => {
    const said = (n: number) =>
      wordsOf('en-US', tried('{n, plural, one {# alarm} other {# alarms}}')).say('units.seconds', {
        n,
      });
    expect([said(1), said(0), said(1200)]).toEqual(['1 alarm', '0 alarms', '1,200 alarms']);
    const inner = message('units.minutes', { n: 2 });
    expect(inEnglish.say('units.seconds', { n: inner })).toBe('2 min s');
  });

  it('WD-550 shows signs, quotes and brackets as they are', () => {
    const text = "Don't: ≥ 160, < 90, 5 % & <b>";
    expect(wordsOf('en-US', tried(text)).text({ key: 'units.seconds' })).toBe(text);
  });

  it('WD-551 every sentence of the catalogue is an ICU message under a key of its file', () => {
    for (const [key, sentence] of sentences) {
      expect(() => parse(sentence, { ignoreTag: true }), key).not.toThrow();
      expect(key).toMatch(/^[a-z]+(-[a-z0-9]+)*\.[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(sentence, key).toBe(sentence.trim());
    }
  });

  it('WD-552 the pseudo language is longer, marked at both ends and keeps every argument', () => {
    const pseudo = wordsOf('en-XA', pseudoOf(english));
    const said = pseudo.say('units.minutes', { n: 12 });
    expect(said).toMatch(/^⟦12 míñ ~+⟧$/);
    for (const [key, sentence] of Object.entries(pseudoOf(english))) {
      const original = english[key as keyof typeof english];
      expect(sentence.length, key).toBeGreaterThan(original.length * 1.35);
    }
  });
});
