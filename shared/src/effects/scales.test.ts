import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { english } from '../wording/english.ts';
import { inEnglish } from '../wording/in-english.ts';
import { SCALES } from './scale.ts';
import { assessmentSchema, SCALE_LIST, type ScaleCode, scaleOf } from './scales.ts';
import { circulationPart } from './scales-pressure.ts';
import { anchorOf, scored } from './scales-scoring.ts';

const ALDRETE = { activity: 2, respiration: 2, circulation: 1, consciousness: 2, oxygen: 2 };
const PADSS = { 'vital-signs': 2, ambulation: 1, 'nausea-vomiting': 2, pain: 2, bleeding: 2 };
const code = (scale: ScaleCode, score?: number, parts?: Record<string, number>) => {
  const result = scored({
    scale,
    ...(score === undefined ? {} : { score }),
    ...(parts === undefined ? {} : { parts }),
  });
  return result.ok ? result.score : result.code;
};

describe('scales', () => {
  it('SC-01 are all there, with their range', () => {
    expect(SCALE_LIST.map(({ code: c, min, max }) => [c, min, max])).toEqual([
      ['nausea', 0, 10],
      ['pain', 0, 10],
      ['anxiety', 0, 10],
      ['moaas', 0, 5],
      ['rass', -5, 4],
      ['dissociation', 0, 3],
      ['cadss', 0, 92],
      ['cadss6', 0, 24],
      ['aldrete', 0, 10],
      ['padss', 0, 10],
      ['phq9', 0, 27],
    ]);
    expect(SCALE_LIST.map((scale) => scale.code)).toEqual([...SCALES]);
    expect(SCALE_LIST.every(({ licence }) => licence.length > 0)).toBe(true);
  });

  it('SC-01 have an anchor for every score of a short rating', () => {
    for (const { kind, max, min, anchors } of SCALE_LIST) {
      if (kind !== 'rating' || max === 10) continue;
      const scores = anchors.map(({ score }) => score).sort((a, b) => a - b);
      expect(scores).toEqual(Array.from({ length: max - min + 1 }, (_, index) => min + index));
    }
    expect(english['scales.moaas-3']).toBe('Answers only when called loudly or again');
    expect(anchorOf('moaas', 3)).toBe('scales.moaas-3');
    expect(anchorOf('pain', 4)).toBeNull();
    expect(anchorOf('cadss', 4)).toBeNull();
  });

  it('SC-01 only the chip for dissociation and plain numbers are without a source', () => {
    const without = SCALE_LIST.filter(({ sources }) => sources.length === 0);
    expect(without.map((scale) => scale.code)).toEqual(['nausea', 'anxiety', 'dissociation']);
  });

  it('SC-02 add up their parts', () => {
    expect(code('aldrete', undefined, ALDRETE)).toBe(9);
    expect(code('padss', undefined, PADSS)).toBe(9);
    expect(code('padss', 9, PADSS)).toBe(9);
    expect(code('padss', 8)).toBe(8);
    expect(scaleOf('aldrete').parts.map(({ id }) => id)).toEqual(Object.keys(ALDRETE));
    expect(scaleOf('padss').parts.map(({ id }) => id)).toEqual(Object.keys(PADSS));
  });

  it('SC-02 any complete parts give their sum', () => {
    const part = fc.integer({ min: 0, max: 2 });
    fc.assert(
      fc.property(fc.tuple(part, part, part, part, part), ([a, b, c, d, e]) => {
        const parts = { activity: a, respiration: b, circulation: c, consciousness: d, oxygen: e };
        return code('aldrete', undefined, parts) === a + b + c + d + e;
      }),
    );
  });

  it.each([
    ['nausea', -1],
    ['nausea', 11],
    ['nausea', 3.5],
    ['moaas', 6],
    ['rass', -6],
    ['rass', 5],
    ['dissociation', 4],
    ['cadss', 93],
    ['cadss6', 25],
    ['padss', 11],
    ['phq9', 28],
    ['pain', Number.NaN],
  ] as const)('SC-03 %s of %s cannot be', (scale, score) => {
    expect(code(scale, score)).toBe('score-out-of-range');
  });

  it('SC-03 both ends of every range can be', () => {
    for (const { code: scale, min, max } of SCALE_LIST) {
      expect([code(scale, min), code(scale, max)]).toEqual([min, max]);
      expect(assessmentSchema.safeParse({ scale, score: min }).success).toBe(true);
      expect(assessmentSchema.safeParse({ scale, score: max }).success).toBe(true);
    }
  });

  it('SC-03 what is missing or does not fit is refused with its sentence', () => {
    const { oxygen: _, ...incomplete } = ALDRETE;
    expect(code('nausea')).toBe('score-missing');
    expect(code('aldrete', undefined, {})).toBe('score-missing');
    expect(code('nausea', 3, { severity: 1 })).toBe('scale-has-no-parts');
    expect(code('aldrete', undefined, PADSS)).toBe('unknown-part');
    expect(code('aldrete', undefined, { ...ALDRETE, oxygen: 3 })).toBe('part-out-of-range');
    expect(code('aldrete', undefined, { ...ALDRETE, oxygen: 1.5 })).toBe('part-out-of-range');
    expect(code('aldrete', 10, ALDRETE)).toBe('sum-differs');
    const refused = scored({ scale: 'aldrete', score: 9, parts: incomplete });
    expect(refused).toMatchObject({ ok: false, code: 'parts-missing' });
    expect(refused.ok || inEnglish.text(refused.message)).toBe(
      'Recovery, modified Aldrete is not complete: Oxygen saturation.',
    );
  });

  it.each([
    ['aldrete', { sys: 120, dia: 80 }, 2],
    ['aldrete', { sys: 144, dia: 80 }, 2],
    ['aldrete', { sys: 145, dia: 80 }, 1],
    ['aldrete', { sys: 96, dia: 80 }, 2],
    ['aldrete', { sys: 95, dia: 80 }, 1],
    ['aldrete', { sys: 120, dia: 97 }, 1],
    ['aldrete', { sys: 180, dia: 80 }, 1],
    ['aldrete', { sys: 181, dia: 80 }, 0],
    ['padss', { sys: 144, dia: 80, hr: 60 }, 2],
    ['padss', { sys: 144, dia: 80, hr: 73 }, 1],
    ['padss', { sys: 168, dia: 80, hr: 60 }, 1],
    ['padss', { sys: 169, dia: 80, hr: 60 }, 0],
    ['padss', { sys: 120, dia: 80, hr: 35 }, 0],
  ] as const)('SC-04 %s at %o scores %s', (scale, now, score) => {
    expect(circulationPart(scale, { sys: 120, dia: 80, hr: 60 }, now)?.score).toBe(score);
  });

  it('SC-04 names the signal that is furthest away', () => {
    const base = { sys: 120, dia: 80, hr: 60 };
    expect(circulationPart('padss', base, { sys: 132, dia: 60, hr: 63 })).toEqual({
      part: 'vital-signs',
      score: 1,
      furthest: { signal: 'dia', percent: -25 },
    });
  });

  it('SC-04 computes nothing from half of the values', () => {
    const now = { sys: 120, dia: 80, hr: 60 };
    expect(circulationPart('aldrete', null, now)).toBeNull();
    expect(circulationPart('aldrete', { sys: 120 }, now)).toBeNull();
    expect(circulationPart('aldrete', now, { sys: 120 })).toBeNull();
    expect(circulationPart('padss', now, { sys: 120, dia: 80 })).toBeNull();
    expect(circulationPart('aldrete', { sys: 120, dia: 80 }, now)?.score).toBe(2);
  });

  it('SC-05 shows no wording of an instrument that is not ours, and no code that was not verified', () => {
    for (const scale of ['cadss', 'cadss6', 'phq9'] as const) {
      expect(scaleOf(scale)).toMatchObject({ kind: 'total', anchors: [], parts: [] });
    }
    const coded = SCALE_LIST.flatMap(({ code: scale, loinc }) => (loinc ? [[scale, loinc]] : []));
    expect(coded).toEqual([
      ['pain', '72514-3'],
      ['phq9', '44261-6'],
    ]);
  });
});
