import { describe, expect, it } from 'vitest';
import { EFFECT_TERMS } from '../effects/catalogue.ts';
import { courseDocumentSchema, newCourseSchema } from './course.ts';
import {
  FOLLOW_UP_TERMS,
  type FollowUp,
  mayFollowUp,
  newFollowUpSchema,
  standingFollowUps,
} from './follow-up.ts';
import { INDICATION_CATALOGUE, INDICATIONS } from './indications.ts';

const ID = '11111111-1111-4111-8111-111111111111';
const course = {
  ...{ indication: 'ptsd', startedOn: '2026-01-05', status: 'active' },
  schedule: [{ label: 'Week 1', every: 'week', times: 1, infusions: 3 }],
};
const takes = (more: object) => courseDocumentSchema.safeParse({ ...course, ...more }).success;

describe('courses', () => {
  it('PT-11 knows every reason that the two seed texts name', () => {
    const from = (seed: 'N' | 'A') =>
      INDICATIONS.filter((code) => INDICATION_CATALOGUE[code].from.includes(seed));
    expect(from('A')).toEqual([
      ...['major-depression', 'anxiety', 'ocd', 'ptsd', 'mood-disorder', 'bipolar-disorder'],
      ...['crps', 'fibromyalgia', 'post-operative-pain'],
    ]);
    expect(from('N')).toEqual([
      ...['depression', 'anxiety', 'ptsd', 'chronic-pain', 'crps', 'neuropathic-pain'],
    ]);
    expect(INDICATION_CATALOGUE['bipolar-disorder'].caution).toContain('manic');
  });

  it('PT-11 asks for words where the reason is another one', () => {
    expect(takes({ indication: 'other' })).toBe(false);
    expect(takes({ indication: 'other', indicationNote: 'cluster headache' })).toBe(true);
    expect(takes({ indication: 'boredom' })).toBe(false);
  });

  it('PT-14 begins active, and ends before its time only with a reason', () => {
    const { status: _, ...fresh } = course;
    expect(newCourseSchema.parse({ ...fresh, id: ID }).status).toBe('active');
    expect(newCourseSchema.safeParse({ ...fresh, id: ID, status: 'ended' }).success).toBe(false);
    expect(takes({ status: 'ended' })).toBe(false);
    expect(takes({ status: 'ended', statusReason: 'no effect after six' })).toBe(true);
    expect(takes({ status: 'completed' })).toBe(true);
  });
});

describe('long-term follow-up', () => {
  const entry = { id: ID, term: 'bladder-problems', answer: 'present' };
  const good = (more: object) => newFollowUpSchema.safeParse({ ...entry, ...more }).success;

  it('PT-10 asks after the bladder with its parts, dependence and cognition, and nothing of a session', () => {
    expect(FOLLOW_UP_TERMS.map(({ code }) => code)).toEqual([
      ...['bladder-problems', 'urinary-frequency', 'urinary-urgency', 'urinary-retention'],
      ...['dependence', 'cognitive-concern'],
    ]);
    expect(good({})).toBe(true);
    for (const { code, scope } of EFFECT_TERMS) {
      expect([code, good({ term: code })]).toEqual([code, scope !== 'session']);
    }
  });

  it('PT-10 gives a severity only to what is present', () => {
    expect(good({ severity: 'mild' })).toBe(true);
    expect(good({ answer: 'none' })).toBe(true);
    expect(good({ answer: 'none', severity: 'mild' })).toBe(false);
  });

  it('PT-10 leaves a cognitive concern to providers, and nothing to administrators', () => {
    const roles = ['nurse', 'provider', 'administrator'] as const;
    const may = (term: string) => roles.filter((role) => mayFollowUp(role, term));
    expect(may('urinary-urgency')).toEqual(['nurse', 'provider']);
    expect(may('dependence')).toEqual(['nurse', 'provider']);
    expect(may('cognitive-concern')).toEqual(['provider']);
  });

  it('PT-10 shows the newest answer of each term, and of two at once the one entered later', () => {
    const asked = (term: string, at: number, answer: FollowUp['answer']): FollowUp => ({
      ...{ id: ID, term, answer, severity: null, note: null, at, by: { kind: 'engine' } },
    });
    const standing = standingFollowUps([
      asked('dependence', 5, 'none'),
      asked('bladder-problems', 9, 'present'),
      asked('bladder-problems', 7, 'none'),
      asked('dependence', 5, 'present'),
    ]);
    expect([...standing].map(([term, { answer }]) => [term, answer])).toEqual([
      ['dependence', 'present'],
      ['bladder-problems', 'present'],
    ]);
  });
});
