import { describe, expect, it } from 'vitest';
import { awakeEntries, leftOut } from './awake-round.ts';
import { alarmAt, T0 } from './session.fixture.ts';
import { infusing, MIN, prepared, type Visit } from './visit.fixture.ts';

const SINCE = T0 + 30 * MIN;
const scored = (scale: 'moaas' | 'dissociation', score: number, minute: number): Visit => {
  const visit = infusing();
  visit.do({ type: 'assess', assessment: { scale, score } }, minute * MIN);
  return visit;
};

describe('several patients with one gesture', () => {
  it.each([
    ['awake and calm', () => infusing(), null],
    ['scored awake before', () => scored('moaas', 5, 20), null],
    ['before the drug', () => prepared(), 'not-running'],
    ['drowsy', () => scored('moaas', 4, 20), 'drowsy'],
    ['dissociated', () => scored('dissociation', 1, 20), 'dissociated'],
    ['charted meanwhile', () => scored('moaas', 5, 31), 'charted-since'],
  ] as const)('CH-200 %s', (_, visit, why) => {
    expect(leftOut(visit().current(), [], SINCE)).toBe(why);
  });

  it.each([
    ['of the patient', { kind: 'physiological', tier: 'info' }, 'alarm'],
    ['of the patient, back in range', { tier: 'warning', state: 'returned' }, 'alarm'],
    ['of the equipment', { kind: 'technical', tier: 'warning' }, 'alarm'],
    ['that is a countdown', { kind: 'technical', tier: 'info' }, null],
  ] as const)('CH-200 with an alarm %s', (_, more, why) => {
    expect(leftOut(infusing().current(), [alarmAt(T0, more)], SINCE)).toBe(why);
  });

  it('CH-200 the newest score counts, and one that is withdrawn does not', () => {
    const visit = scored('moaas', 4, 20);
    visit.do({ type: 'withdraw-entry', seq: visit.current().seq, reason: 'other chair' }, 21 * MIN);
    expect(leftOut(visit.current(), [], SINCE)).toBeNull();
  });

  it('CH-201 charts sedation as seen and no dissociation, marked where it was for several', () => {
    const visit = infusing();
    const together = '00000000-0000-4000-8000-000000000001';
    for (const entry of awakeEntries(together)) visit.do(entry, 20 * MIN);
    for (const entry of awakeEntries()) visit.do(entry, 25 * MIN);
    const made = visit.events.flatMap(({ body }) => (body.type === 'assessed' ? [body] : []));
    expect(made.slice(-4).map((body) => [body.assessment, body.together])).toEqual([
      [{ scale: 'moaas', score: 5, observed: true }, together],
      [{ scale: 'dissociation', score: 0 }, together],
      [{ scale: 'moaas', score: 5, observed: true }, undefined],
      [{ scale: 'dissociation', score: 0 }, undefined],
    ]);
  });
});
