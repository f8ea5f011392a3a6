import { beforeAll, describe, expect, it } from 'vitest';
import { loadScriptFonts } from './script-fonts.ts';
import { isPlain, type Measure, typeset } from './typeset.ts';

/** The report's own font stands for Latin letters here; every character is as wide as any other. */
const measure: Measure = {
  has: (codePoint) => codePoint < 0x250 || codePoint === 0x2014 || codePoint === 0x2026,
  widthOf: ({ text }) => [...text].length,
};

const SCRIPTS = {
  Arabic: 'محمد علي غثيان',
  Hebrew: 'שלום עולם',
  Devanagari: 'राम शर्मा क्षत्रिय मितली',
  Bengali: 'রক্তচাপ',
  Gurmukhi: 'ਪੰਜਾਬੀ',
  Gujarati: 'ગુજરાતી',
  Odia: 'ଓଡ଼ିଆ',
  Tamil: 'தமிழ்',
  Telugu: 'తెలుగు స్త్రీ',
  Kannada: 'ಕನ್ನಡ',
  Malayalam: 'മലയാളം',
  Sinhala: 'සිංහල',
  Thai: 'คลื่นไส้เล็กน้อย',
  Lao: 'ລາວ',
  Burmese: 'မြန်မာ',
  Khmer: 'ខ្មែរ',
  Amharic: 'አማርኛ',
  Armenian: 'հայերեն',
  Georgian: 'ქართული',
  Tibetan: 'བོད་',
  'simplified Chinese': '王小明 恶心',
  'traditional Chinese': '噁心 頭暈',
  Japanese: '吐き気 たなか',
  Korean: '김철수',
  emoji: '😀 👍🏽 🤢 ❤️',
  signs: '∑ → ⚠',
};

const LONG = '这是一段很长的中文说明用来看换行是否正确。';
const HEBREW = 'אבגדהוזחטיכלמנסעפצקרשתםןףץך';

beforeAll(
  () => loadScriptFonts(HEBREW + Object.values(SCRIPTS).join('') + LONG, measure.has),
  60_000,
);

const shown = (text: string, width = 1000) =>
  typeset(text, width, measure).lines.map((line) => line.map((run) => run.text).join(''));

describe('text of any script', () => {
  it.each(Object.entries(SCRIPTS))('EX-281 %s has its glyphs, in both weights', (_script, text) => {
    const set = typeset(text, 1000, measure);
    expect(set.lacksGlyphs).toBe(false);
    for (const { text: run, font } of set.lines.flat()) {
      if (run.trim() === '') continue;
      expect(font, run).not.toBeNull();
      for (const weight of ['plain', 'strong'] as const) {
        const { glyphs, advanceWidth } = font?.weights[weight].layout(run) ?? {};
        expect(glyphs?.some(({ id }) => id !== 0)).toBe(true);
        expect(advanceWidth).toBeGreaterThan(0);
      }
    }
  });

  it('EX-281 a character that no font has is a box, and that is told', () => {
    expect(typeset('a \u{13000}', 100, measure)).toMatchObject({ lacksGlyphs: true });
    expect(shown('a \u{13000}')).toEqual(['a □']);
  });

  it("plain text is left to the report's own font", () => {
    expect(isPlain('Nausea — mild\n35 mg', measure.has)).toBe(true);
    expect(isPlain('שלום', measure.has)).toBe(false);
  });
});

describe('order of reading', () => {
  it('EX-282 words of a script from the right stand from the right; each is handed on as it is read', () => {
    expect(shown('שלום עולם')).toEqual(['עולם שלום']);
    expect(shown('name שם then 123')).toEqual(['name שם then 123']);
    expect(shown('name שם אחר then')).toEqual(['name אחר שם then']);
  });

  it('EX-282 a text that begins from the right is ordered from there, numbers as they are, brackets turned', () => {
    expect(shown('כאב 5/10 ketamine 35 mg')).toEqual(['ketamine 35 mg 5/10 כאב']);
    expect(shown('כאב (5)')).toEqual(['(5) כאב']);
  });

  it('EX-282 signs that order text are obeyed and not drawn', () => {
    expect(shown('\u2067ab\u2069 \u200fc')).toEqual(['c ab']);
    expect(shown('\u202eabc\u202c')).toEqual(['cba']);
  });
});

describe('where a line breaks', () => {
  it('EX-281 between words, also where a script writes none apart, and never at the blank', () => {
    expect(shown('שלום עולם', 5)).toEqual(['שלום', 'עולם']);
    const lines = shown(LONG, 8);
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.every((line) => [...line].length <= 8)).toBe(true);
    expect(lines.join('')).toBe(LONG);
    expect(lines.some((line) => line.startsWith('。'))).toBe(false);
  });

  it('EX-281 a word longer than the line is broken where it is full', () => {
    expect(shown('王'.repeat(10), 4).every((line) => [...line].length <= 4)).toBe(true);
    expect(shown('שׁלום'.repeat(3), 4).join('')).toHaveLength('שׁלום'.repeat(3).length);
  });
});
