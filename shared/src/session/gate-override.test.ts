import { describe, expect, it } from 'vitest';
import { type LooseCommand, NURSE, PROVIDER, refusalOf, START } from '../moves/session.fixture.ts';
import { answer, BEGIN, MIN, ORDER, prepared, type Visit } from '../moves/visit.fixture.ts';

const override = (...items: string[]): LooseCommand => ({
  type: 'override-gate',
  items,
  reason: 'known, seen by cardiology',
});
const named = (...items: string[]): LooseCommand => ({
  type: 'override-gate',
  items,
  reason: 'known, seen by cardiology',
  provider: 'Provider',
});

/** Cuff at 8 min; asked for at 9, looked at from 12 on. */
function raised(sys: number, dia: number): Visit {
  const visit = prepared();
  visit.cuff(8 * MIN, sys, dia);
  return visit;
}

describe('overriding the gate', () => {
  it('VT-07 a nurse writes down the reason of a provider for what is soft; what is hard is for a provider', () => {
    const visit = raised(150, 92);
    expect(refusalOf(visit.try(override('pressure-raised'), 9 * MIN))).toBe('provider-not-named');
    visit.do(named('pressure-raised'), 9 * MIN);
    visit.do(answer('psychosis', 'yes'), 9 * MIN);
    expect(refusalOf(visit.try(named('checklist:psychosis'), 9 * MIN))).toBe('hard-stop');
    expect(refusalOf(visit.try(BEGIN, 10 * MIN))).toBe('gate-not-passed');
    visit.do(override('checklist:psychosis'), 9 * MIN, PROVIDER);
    visit.do(BEGIN, 10 * MIN);
    expect(visit.current().gateOverrides).toMatchObject({
      'pressure-raised': { by: NURSE, provider: 'Provider', reason: 'known, seen by cardiology' },
      'checklist:psychosis': { by: PROVIDER },
    });
  });

  it('VT-07 nothing that is met or unknown is overridden, nor anything after the start', () => {
    const visit = raised(150, 92);
    for (const code of ['weight', 'no-such-code', 'sys-high']) {
      expect(refusalOf(visit.try(override(code), 9 * MIN, PROVIDER))).toBe('nothing-to-override');
    }
    visit.do(override('pressure-raised'), 9 * MIN, PROVIDER);
    visit.do(BEGIN, 10 * MIN);
    expect(refusalOf(visit.try(override('pressure-raised'), 11 * MIN, PROVIDER))).toBe(
      'not-before-start',
    );
  });

  it.each([
    [150, 92, true],
    [160, 92, true],
    [161, 92, false],
    [150, 102, true],
    [150, 103, false],
    [145, 91, true],
    [120, 75, true],
  ])('VT-08 given at 150/92 it counts at %d/%d: %s', (sys, dia, counts) => {
    const visit = raised(150, 92);
    visit.do(override('pressure-raised'), 9 * MIN, PROVIDER);
    visit.cuff(11 * MIN, sys, dia);
    expect(visit.open(12 * MIN).includes('pressure-raised')).toBe(!counts);
  });

  it('VT-08 of a worse class nothing is covered', () => {
    const visit = raised(158, 92);
    visit.do(override('pressure-raised'), 9 * MIN, PROVIDER);
    visit.cuff(10 * MIN, 162, 92);
    expect(visit.open(11 * MIN)).toEqual([]);
    visit.cuff(11 * MIN, 164, 92);
    expect(visit.open(12 * MIN)).toEqual(['pressure-high-twice']);
    visit.cuff(13 * MIN, 182, 92);
    expect(visit.open(14 * MIN)).toEqual(['pressure-raised', 'pressure-high-twice', 'sys-high']);
  });

  it('VT-08 a signal that was within its limit then is covered as far as the limit', () => {
    const visit = raised(150, 85);
    visit.do(override('pressure-raised'), 9 * MIN, PROVIDER);
    visit.cuff(10 * MIN, 150, 100);
    expect(visit.open(11 * MIN)).toEqual([]);
    visit.cuff(12 * MIN, 150, 101);
    expect(visit.open(13 * MIN)).toContain('pressure-raised');
  });

  it('VT-08 low values are worse downwards', () => {
    const visit = prepared();
    visit.live(8 * MIN, { spo2: 93, hr: 70, rr: 14 });
    visit.do(override('spo2-low'), 9 * MIN, PROVIDER);
    visit.live(10 * MIN, { spo2: 92, hr: 70, rr: 14 });
    expect(visit.open(10 * MIN)).toEqual([]);
    visit.live(11 * MIN, { spo2: 91, hr: 70, rr: 14 });
    expect(visit.open(11 * MIN)).toEqual(['spo2-low']);
  });

  it('VT-09 a reason for one finding says nothing of another', () => {
    const visit = prepared('order');
    visit.do(override('order', 'pump-check'), 8 * MIN, PROVIDER);
    expect(visit.open(9 * MIN)).toEqual([]);
    visit.do({ type: 'write-order', order: ORDER }, 9 * MIN);
    expect(visit.open(9 * MIN)).toEqual(['order']);

    const other = prepared();
    other.do(answer('consent-signed', 'unknown'), 8 * MIN);
    other.do(override('consent'), 8 * MIN, PROVIDER);
    expect(other.open(9 * MIN)).toEqual([]);
    other.do(answer('consent-signed', 'no'), 9 * MIN);
    expect(other.open(9 * MIN)).toEqual(['consent']);
  });

  it('VT-09 a start without a signed order needs its planned time, and is charted without a rate', () => {
    const visit = prepared('order');
    visit.do(override('order', 'pump-check'), 8 * MIN, PROVIDER);
    expect(refusalOf(visit.try(BEGIN, 9 * MIN))).toBe('no-planned-time');
    visit.do(START, 9 * MIN);
    expect(visit.current().infusion).toMatchObject({ doseMg: 35, rates: [] });
  });

  it('VT-09 a start is never charted as before what it stands on', () => {
    const visit = prepared();
    const early = { ...BEGIN, at: visit.current().openedAt + 7 * MIN - 1 };
    expect(refusalOf(visit.try(early, 10 * MIN))).toBe('before-last-entry');
    visit.do({ ...BEGIN, at: visit.current().openedAt + 7 * MIN }, 10 * MIN);
  });
});
