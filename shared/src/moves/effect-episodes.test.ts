import { describe, expect, it } from 'vitest';
import { type LooseCommand, refusalOf, T0 } from './session.fixture.ts';
import { infusing, MIN, NURSE_TWO, type Visit } from './visit.fixture.ts';

type Severity = 'mild' | 'moderate' | 'severe';
const nausea = (severity: Severity, more: Partial<LooseCommand> = {}): LooseCommand =>
  ({ type: 'observe-effect', term: 'nausea', severity, ...more }) as LooseCommand;
const update = (effect: number, change: string, more: object = {}): LooseCommand =>
  ({ type: 'update-effect', effect, change, ...more }) as LooseCommand;
const withdraw = (seq: number): LooseCommand => ({
  ...{ type: 'withdraw-entry', seq, reason: 'other chair' },
});

const at = (minute: number) => T0 + minute * MIN;
const effects = (visit: Visit) => visit.current().effects;
const openOnes = (visit: Visit) =>
  effects(visit).filter(({ withdrawn, resolvedAt }) => !withdrawn && resolvedAt === null);

/** Nausea, mild, at 20 min; its number. */
function nauseous(): { visit: Visit; first: number } {
  const visit = infusing();
  visit.do(nausea('mild'), 20 * MIN);
  return { visit, first: visit.current().seq };
}

describe('an effect that is charted again while it goes on', () => {
  it.each([
    ['moderate', 'worsened'],
    ['mild', 'unchanged'],
  ] as const)('VT-340 %s is an entry of the same episode: %s', (severity, change) => {
    const { visit, first } = nauseous();
    const said = { source: 'patient-reported', onset: at(22), rating: 6, note: 'after moving' };
    visit.do(nausea(severity, said as Partial<LooseCommand>), 24 * MIN, NURSE_TWO);
    expect(visit.events.at(-1)).toMatchObject({
      ...{ at: at(24), by: NURSE_TWO },
      body: {
        ...{ type: 'effect-changed', effect: first, change, severity, rating: 6 },
        ...{ note: 'after moving', infusedMs: 14 * MIN },
        seen: { term: 'nausea', onset: at(22), source: 'patient-reported' },
      },
    });
    expect(effects(visit)).toMatchObject([
      { seq: first, severity, worst: severity, rating: 6, onset: at(20), resolvedAt: null },
    ]);
  });

  it('VT-340 milder than it was, it has eased; another effect and one that came back begin', () => {
    const { visit, first } = nauseous();
    visit.do(nausea('severe'), 21 * MIN);
    visit.do(nausea('mild'), 22 * MIN);
    expect(visit.events.at(-1)?.body).toMatchObject({ change: 'eased', effect: first });
    expect(effects(visit)[0]).toMatchObject({ severity: 'mild', worst: 'severe' });
    visit.do({ type: 'observe-effect', term: 'headache', severity: 'mild' }, 23 * MIN);
    visit.do(update(first, 'resolved'), 24 * MIN);
    visit.do(nausea('mild'), 25 * MIN);
    expect(effects(visit).map(({ term, onset }) => [term, onset])).toEqual([
      ...[
        ['nausea', at(20)],
        ['headache', at(23)],
        ['nausea', at(25)],
      ],
    ]);
  });

  it('VT-340 at two screens in one instant, in either order, it is one episode', () => {
    for (const both of [
      ['mild', 'moderate'],
      ['moderate', 'mild'],
    ] as const) {
      const visit = infusing();
      for (const severity of both) visit.do(nausea(severity, { at: at(20) }), 21 * MIN);
      expect(effects(visit)).toHaveLength(1);
      expect(effects(visit)[0]).toMatchObject({ onset: at(20), worst: 'moderate' });
    }
  });
});

describe('what was charted without a network', () => {
  it('VT-341 belongs to the episode that went on then, whatever was charted since', () => {
    const { visit, first } = nauseous();
    visit.do(nausea('moderate'), 24 * MIN);
    visit.do(update(first, 'eased', { severity: 'mild' }), 26 * MIN);
    visit.do(update(first, 'resolved'), 30 * MIN);
    visit.do(nausea('severe', { at: at(25), onset: at(25) }), 40 * MIN, NURSE_TWO);
    expect(effects(visit)).toMatchObject([
      { severity: 'mild', worst: 'severe', resolvedAt: at(30) },
    ]);
    expect(visit.events.at(-1)?.body).toMatchObject({ change: 'worsened' });
  });

  it('VT-341 before the entry that began it, moves its onset and says nothing of now', () => {
    const { visit } = nauseous();
    visit.do(nausea('severe', { at: at(15), onset: at(14) }), 25 * MIN, NURSE_TWO);
    expect(effects(visit)).toMatchObject([{ onset: at(14), severity: 'mild', worst: 'severe' }]);
    visit.do(withdraw(visit.current().seq), 26 * MIN);
    expect(effects(visit)).toMatchObject([{ onset: at(20), severity: 'mild', worst: 'mild' }]);
  });

  it('VT-342 does not make a further entry of another screen wrong', () => {
    const { visit, first } = nauseous();
    visit.do(update(first, 'worsened', { severity: 'severe' }), 22 * MIN);
    visit.do(nausea('mild', { at: at(23) }), 23 * MIN, NURSE_TWO);
    // This screen still showed it severe.
    visit.do(update(first, 'eased', { severity: 'moderate', at: at(24) }), 25 * MIN);
    expect(visit.events.at(-1)?.body).toMatchObject({ change: 'worsened', severity: 'moderate' });
    const worse = visit.try(update(first, 'eased', { severity: 'severe' }), 26 * MIN);
    expect(refusalOf(worse)).toBe('severity-contradicts');
  });

  it('VT-342 an end that comes in late ends what was before it; what was seen after it is a new episode', () => {
    const { visit, first } = nauseous();
    visit.do(nausea('moderate', { at: at(31) }), 31 * MIN, NURSE_TWO);
    const again = visit.current().seq;
    visit.do(update(first, 'resolved', { at: at(30) }), 40 * MIN);
    expect(effects(visit)).toMatchObject([
      { seq: first, worst: 'mild', resolvedAt: at(30), course: [{ change: 'resolved' }] },
      { seq: again, by: NURSE_TWO, severity: 'moderate', onset: at(31), resolvedAt: null },
    ]);
  });
});

describe('a beginning that turns out to be wrong', () => {
  it('VT-343 withdrawn, leaves what others saw of the effect', () => {
    const { visit, first } = nauseous();
    visit.do(nausea('moderate'), 22 * MIN, NURSE_TWO);
    const again = visit.current().seq;
    visit.do(update(first, 'worsened', { severity: 'severe' }), 23 * MIN);
    visit.do(withdraw(first), 24 * MIN);
    expect(effects(visit)).toMatchObject([
      { seq: first, withdrawn: true, course: [] },
      {
        ...{ seq: again, by: NURSE_TWO, at: at(22), onset: at(22), withdrawn: false },
        ...{ first: { severity: 'moderate' }, severity: 'severe' },
      },
    ]);
    expect(refusalOf(visit.try(withdraw(first), 25 * MIN))).toBe('already-withdrawn');
    visit.do(nausea('mild'), 26 * MIN);
    expect(openOnes(visit)).toHaveLength(1);
    visit.do(
      {
        ...{ type: 'amend-entry', seq: again, reason: 'misread' },
        entry: { kind: 'effect', severity: 'mild' },
      },
      27 * MIN,
    );
    expect(effects(visit)[1]).toMatchObject({ amended: true, worst: 'severe' });
  });

  it('VT-343 corrected to another effect, leaves what others saw; corrected otherwise, stays one episode', () => {
    const { visit, first } = nauseous();
    visit.do(nausea('moderate'), 22 * MIN, NURSE_TWO);
    const again = visit.current().seq;
    const amend = (entry: object): LooseCommand =>
      ({ type: 'amend-entry', seq: first, reason: 'misread', entry }) as LooseCommand;
    visit.do(amend({ kind: 'effect', severity: 'severe', onset: at(19) }), 23 * MIN);
    expect(effects(visit)).toMatchObject([
      { worst: 'severe', severity: 'moderate', onset: at(19) },
    ]);
    visit.do(amend({ kind: 'effect', term: 'vomiting' }), 24 * MIN);
    expect(effects(visit)).toMatchObject([
      { seq: first, term: 'vomiting', severity: 'severe', course: [] },
      { seq: again, term: 'nausea', severity: 'moderate', onset: at(22) },
    ]);
  });

  it('VT-343 an entry of the course that is withdrawn takes only itself away', () => {
    const { visit, first } = nauseous();
    visit.do(nausea('severe'), 22 * MIN, NURSE_TWO);
    visit.do(withdraw(visit.current().seq), 23 * MIN);
    expect(effects(visit)).toMatchObject([{ seq: first, severity: 'mild', worst: 'mild' }]);
  });
});
