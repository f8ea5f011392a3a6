import { describe, expect, it } from 'vitest';
import { inEnglish } from '../wording/in-english.ts';
import { EFFECT_CHIPS, EFFECT_TERMS, effectLabel, effectTerm } from './catalogue.ts';
import { effectCodes, VERIFIED_CODES } from './code-map.ts';
import { EFFECT_GROUP_LABELS, EFFECT_GROUPS } from './term.ts';

/** Written by hand from the two seed texts: wording, seeds, code. */
const NAMED_IN_THE_SEEDS: readonly (readonly [string, string, string])[] = [
  ['nausea', 'NA', 'nausea'],
  ['vomiting', 'NA', 'vomiting'],
  ['dizziness and lightheadedness', 'N', 'dizziness'],
  ['dissociation; feeling disconnected', 'NA', 'dissociation'],
  ['hallucinations', 'N', 'hallucination'],
  ['increased heart rate', 'NA', 'increased-heart-rate'],
  ['increased blood pressure', 'NA', 'increased-blood-pressure'],
  ['headache', 'N', 'headache'],
  ['mild confusion', 'N', 'confusion'],
  ['seizures', 'N', 'seizure'],
  ['respiratory depression', 'N', 'respiratory-depression'],
  ['allergic reactions', 'N', 'allergic-reaction'],
  ['altered perceptions', 'A', 'altered-perception'],
  ['altered sense of time', 'A', 'altered-perception-time'],
  ['altered sense of colors', 'A', 'altered-perception-colors'],
  ['altered sense of textures', 'A', 'altered-perception-textures'],
  ['altered sense of noises', 'A', 'altered-perception-noises'],
  ['blurry vision', 'A', 'blurry-vision'],
  ['out-of-body experience', 'A', 'out-of-body-experience'],
  ['bladder problems', 'A', 'bladder-problems'],
  ['risk of abuse and physical dependence, addiction', 'A', 'dependence'],
  ['brain damage', 'A', 'cognitive-concern'],
  ['may increase mania', 'A', 'mania'],
  ['may increase psychosis', 'A', 'psychosis'],
];

describe('effects catalogue', () => {
  it('EF-01 holds every term that the seeds name', () => {
    for (const [wording, seeds, code] of NAMED_IN_THE_SEEDS) {
      expect(effectTerm(code)?.from, wording).toEqual([...seeds]);
    }
    const named = new Set(NAMED_IN_THE_SEEDS.map(([, , code]) => code));
    const unnamed = EFFECT_TERMS.filter((t) => !t.from.includes('literature'))
      .filter((t) => !named.has(t.code) && t.part !== 'bladder-problems')
      .map((t) => t.code);
    expect(unnamed).toEqual([]);
  });

  it('EF-02 gives every term one kebab-case code, a label and a group', () => {
    expect(new Set(EFFECT_TERMS.map((t) => t.code)).size).toBe(EFFECT_TERMS.length);
    expect(new Set(EFFECT_TERMS.map((t) => t.label)).size).toBe(EFFECT_TERMS.length);
    for (const one of EFFECT_TERMS) {
      expect(one.code).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(EFFECT_GROUPS).toContain(one.group);
      if (one.part !== undefined) expect(effectTerm(one.part), one.code).toBeDefined();
    }
    expect(Object.keys(EFFECT_GROUP_LABELS)).toEqual([...EFFECT_GROUPS]);
    expect(effectLabel('nausea', inEnglish)).toBe('Nausea');
    expect(effectLabel('dropped-later', inEnglish)).toBe('dropped-later');
  });

  it('EF-03 offers the common effects of a session as chips, in rank order', () => {
    expect(EFFECT_CHIPS.slice(0, 3).map((t) => t.code)).toEqual([
      'dissociation',
      'nausea',
      'dizziness',
    ]);
    expect(EFFECT_CHIPS.map((t) => t.chip)).toEqual(EFFECT_CHIPS.map((_, i) => i + 1));
    for (const chip of EFFECT_CHIPS) expect(chip.scope).toBe('session');
  });

  it('EF-04 offers the seed word for brain damage as no chip', () => {
    expect(effectTerm('cognitive-concern')).toMatchObject({ scope: 'provider-note', chip: null });
    expect(EFFECT_TERMS.filter((t) => /brain/i.test(t.label))).toEqual([]);
  });

  it('EF-05 marks what is rare and serious', () => {
    for (const code of ['seizure', 'respiratory-depression', 'allergic-reaction', 'anaphylaxis']) {
      expect(effectTerm(code)?.serious, code).toBe(true);
    }
    expect(effectTerm('nausea')?.serious).toBe(false);
  });

  it('EF-06 maps only verified codes, each to one term', () => {
    for (const code of Object.keys(VERIFIED_CODES)) expect(effectTerm(code), code).toBeDefined();
    const all = Object.values(VERIFIED_CODES).flatMap((c) => [c.meddra, c.snomed]);
    const given = all.filter((c) => c !== null);
    expect(new Set(given).size).toBe(given.length);
    for (const { meddra, snomed } of Object.values(VERIFIED_CODES)) {
      if (meddra !== null) expect(meddra).toMatch(/^10\d{6}$/);
      if (snomed !== null) expect(hasCheckDigit(snomed), snomed).toBe(true);
    }
    const unverified = { meddra: null, snomed: null };
    for (const code of ['dissociation', 'respiratory-depression', 'double-vision']) {
      expect(effectCodes(code)).toEqual(unverified);
    }
    expect(effectCodes('blurry-vision').snomed).toBe('111516008');
  });
});

/** SNOMED CT identifiers end in a Verhoeff check digit: a mistyped one is caught here. */
function hasCheckDigit(id: string): boolean {
  // Permutation p(i, n) and the multiplication table of the dihedral group of order 10.
  const base = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];
  const permute = (times: number, digit: number): number => {
    let n = digit;
    for (let i = 0; i < times % 8; i += 1) n = base[n] ?? 0;
    return n;
  };
  const multiply = (a: number, b: number): number => {
    if (a < 5) return b < 5 ? (a + b) % 5 : 5 + ((a + b - 5) % 5);
    return b < 5 ? 5 + ((a - b) % 5) : (a - b + 10) % 5;
  };
  const digits = [...id].reverse().map(Number);
  return digits.reduce((c, d, i) => multiply(c, permute(i, d)), 0) === 0;
}
