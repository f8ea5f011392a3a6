import { describe, expect, it } from 'vitest';
import type { CommandOf } from './commands.ts';
import { type LooseCommand, refusalOf, T0 } from './session.fixture.ts';
import { infusing, MIN, NURSE_TWO, type Visit } from './visit.fixture.ts';

const NAUSEA: LooseCommand = { type: 'observe-effect', term: 'nausea', severity: 'moderate' };

type More = Partial<Omit<CommandOf<'update-effect'>, 'id' | 'type' | 'effect' | 'change'>>;
const change = (
  visit: Visit,
  how: CommandOf<'update-effect'>['change'],
  more: More = {},
): LooseCommand => ({
  type: 'update-effect',
  effect: visit.current().effects[0]?.seq ?? 0,
  change: how,
  ...more,
});
const effectOf = (visit: Visit) => visit.current().effects[0];

/** Nausea, moderate, since 20 min. */
function nauseous(): Visit {
  const visit = infusing();
  visit.do(
    {
      ...{ type: 'observe-effect', term: 'nausea', severity: 'moderate' },
      ...{ rating: 5, actions: ['reassurance'] },
    },
    20 * MIN,
  );
  return visit;
}

describe('the course of an effect', () => {
  it('VT-19 takes the minute, the dose so far and the vitals along by itself', () => {
    const visit = nauseous();
    expect(visit.events.at(-1)?.body).toMatchObject({
      ...{ infusedMs: 10 * MIN, delivered: { mg: 8.75, ml: 8.75 } },
      vitals: { spo2: { value: 98 } },
    });
    visit.do(change(visit, 'eased', { severity: 'mild' }), 24 * MIN);
    expect(visit.events.at(-1)?.body).toMatchObject({
      infusedMs: 14 * MIN,
      delivered: { mg: 12.25 },
    });
  });

  it('VT-20 worsens, eases and ends by further entries; the worst stays known', () => {
    const visit = nauseous();
    visit.do(change(visit, 'worsened', { severity: 'severe', rating: 8 }), 22 * MIN);
    visit.do(change(visit, 'eased', { severity: 'mild', actions: ['drug-given'] }), 30 * MIN);
    expect(effectOf(visit)).toMatchObject({ severity: 'mild', worst: 'severe', rating: 8 });
    visit.do(change(visit, 'resolved', { outcome: 'after ondansetron' }), 35 * MIN, NURSE_TWO);
    expect(effectOf(visit)).toMatchObject({
      ...{ worst: 'severe', resolvedAt: T0 + 35 * MIN, outcome: 'after ondansetron' },
      first: { severity: 'moderate', rating: 5 },
    });
    expect(effectOf(visit)?.course.map((entry) => entry.change)).toEqual([
      'worsened',
      'eased',
      'resolved',
    ]);
  });

  it('VT-20 is not worse and milder at once', () => {
    const visit = nauseous();
    for (const [how, severity, code] of [
      ['worsened', 'mild', 'severity-contradicts'],
      ['eased', 'severe', 'severity-contradicts'],
      ['worsened', 'moderate', 'accepted'],
      ['eased', 'moderate', 'accepted'],
      ['resolved', 'severe', 'accepted'],
    ] as const) {
      expect(refusalOf(visit.try(change(visit, how, { severity }), 22 * MIN)), how).toBe(code);
    }
  });

  it('VT-21 nothing follows its end: what comes back is a new effect', () => {
    const visit = nauseous();
    visit.do(change(visit, 'resolved'), 30 * MIN);
    for (const how of ['worsened', 'eased', 'resolved'] as const) {
      expect(refusalOf(visit.try(change(visit, how), 31 * MIN))).toBe('already-resolved');
    }
    visit.do(NAUSEA, 32 * MIN);
    expect(visit.current().effects).toHaveLength(2);
    expect(visit.current().effects.map(({ resolvedAt }) => resolvedAt)).toEqual([
      T0 + 30 * MIN,
      null,
    ]);
  });

  it('VT-21 an end that was charted by mistake is withdrawn, and the effect goes on', () => {
    const visit = nauseous();
    visit.do(change(visit, 'resolved', { outcome: 'gone' }), 30 * MIN);
    visit.do({ type: 'withdraw-entry', seq: visit.current().seq, reason: 'asleep' }, 31 * MIN);
    expect(effectOf(visit)).toMatchObject({ resolvedAt: null, withdrawn: false });
    expect(effectOf(visit)).not.toHaveProperty('outcome');
    visit.do(change(visit, 'worsened', { severity: 'severe' }), 32 * MIN);
  });

  it('VT-22 what was charted without a network takes its place by time', () => {
    const visit = nauseous();
    visit.do(change(visit, 'resolved'), 30 * MIN);
    const late = { ...change(visit, 'worsened', { severity: 'severe' }), at: T0 + 25 * MIN };
    visit.do(late, 33 * MIN, NURSE_TWO);
    expect(effectOf(visit)).toMatchObject({ worst: 'severe', resolvedAt: T0 + 30 * MIN });
    expect(effectOf(visit)?.course.map(({ at }) => at)).toEqual([T0 + 25 * MIN, T0 + 30 * MIN]);
    const early = { ...change(visit, 'eased'), at: T0 + 20 * MIN - 1 };
    expect(refusalOf(visit.try(early, 34 * MIN))).toBe('before-last-entry');
  });

  it('VT-22 it does not end before an entry that stands', () => {
    const visit = nauseous();
    visit.do(change(visit, 'worsened', { severity: 'severe' }), 25 * MIN);
    const end = { ...change(visit, 'resolved'), at: T0 + 24 * MIN };
    expect(refusalOf(visit.try(end, 26 * MIN))).toBe('before-last-entry');
    visit.do({ type: 'withdraw-entry', seq: visit.current().seq, reason: 'other chair' }, 26 * MIN);
    visit.do(end, 27 * MIN);
  });

  it('VT-22 a withdrawn or unknown effect has no course', () => {
    const visit = nauseous();
    expect(
      refusalOf(visit.try({ type: 'update-effect', effect: 1, change: 'eased' }, 21 * MIN)),
    ).toBe('no-such-effect');
    const eased = change(visit, 'eased');
    visit.do({ type: 'withdraw-entry', seq: visit.current().seq, reason: 'other chair' }, 21 * MIN);
    expect(refusalOf(visit.try(eased, 22 * MIN))).toBe('no-such-effect');
  });
});
