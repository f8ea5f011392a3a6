import { describe, expect, it } from 'vitest';
import type { RegimenCode } from '../infusion/order.ts';
import { STOP, T0 } from '../moves/session.fixture.ts';
import { infusing, MIN } from '../moves/visit.fixture.ts';
import { DEFAULT_PROTOCOL } from '../protocols/defaults/first-edition.ts';
import { DEFAULT_PROTOCOL_V2 } from '../protocols/defaults/second-edition.ts';
import { checkState, checksDue } from './checks.ts';
import { type Score, type Scored, scoresDue } from './score-checks.ts';

const START = 1_000_000;
const at = (minute: number, value: number): Score => ({ at: START + minute * MIN, value });

/** Minutes at which sedation and dissociation are due next. */
function due(
  regimen: RegimenCode | undefined,
  sedation: readonly Score[],
  more: Partial<Scored> & { readonly dissociation?: readonly Score[] } = {},
  document = DEFAULT_PROTOCOL_V2,
) {
  const { dissociation = sedation, ...rest } = more;
  const session: Scored = {
    ...{ regimen, startedAt: START, leavesAt: null, drowsy: false },
    scores: { sedation, dissociation },
    ...rest,
  };
  const cadence = { phase: 'infusing', phaseSince: START, cuff: null, alarms: {} } as const;
  return Object.fromEntries(
    scoresDue(cadence, document, session).map((one) => [one.assessment, (one.at - START) / MIN]),
  );
}

describe('the rhythm of scores', () => {
  it.each([
    [[], 0],
    [[at(-3, 5)], 0],
    [[at(-2, 5)], 20],
    [[at(0, 5)], 20],
    [[at(17.9, 5)], 20],
    [[at(18, 5)], 40],
    [[at(21, 5)], 40],
    [[at(38, 5)], undefined],
  ] as const)('VT-200 depression: after %j the next is at minute %s', (scores, minute) => {
    expect(due('depression', scores).sedation).toBe(minute);
    expect(due('esketamine', scores).dissociation).toBe(minute);
  });

  it('VT-200 depression: once more at discharge, 2 min early at most', () => {
    const leavesAt = START + 100 * MIN;
    expect(due('depression', [at(41, 5)], { leavesAt }).sedation).toBe(100);
    expect(due('depression', [at(97, 5)], { leavesAt }).sedation).toBe(100);
    expect(due('depression', [at(98, 5)], { leavesAt }).sedation).toBeUndefined();
  });

  it('VT-200 pain: with the cuff, and every half hour once two in a row are the same', () => {
    expect(due('pain', [at(0, 5)]).sedation).toBe(5);
    expect(due('pain', [at(0, 5), at(5, 4)]).sedation).toBe(10);
    expect(due('pain', [at(0, 5), at(5, 5)]).sedation).toBe(35);
    expect(due('pain', [at(0, 4), at(5, 5), at(10, 5)], { dissociation: [at(10, 1)] })).toEqual({
      sedation: 40,
      dissociation: 20,
    });
  });

  it('VT-200 without an order, and under the first default, with each cuff', () => {
    expect(due(undefined, [at(0, 5)]).sedation).toBe(5);
    expect(due('depression', [at(0, 5)], {}, DEFAULT_PROTOCOL).sedation).toBe(5);
  });

  it.each(['depression', 'pain', undefined] as const)(
    'VT-201 %s: a drowsy patient every 10 min, sedation only',
    (regimen) => {
      const scores = [at(20, 4), at(21, 4)];
      expect(due(regimen, scores, { drowsy: true }).sedation).toBeLessThanOrEqual(31);
      const calm = due(regimen, scores);
      expect(due(regimen, scores, { drowsy: true }).dissociation).toBe(calm.dissociation);
    },
  );

  it('VT-201 a fall is counted from the score before the drug, or from awake', () => {
    const visit = infusing();
    const charted = (score: number, minute: number) =>
      visit.do({ type: 'assess', assessment: { scale: 'moaas', score } }, minute * MIN);
    const next = (minute: number) =>
      checksDue(visit.current(), null, DEFAULT_PROTOCOL_V2, T0 + minute * MIN).find(
        ({ kind }) => kind === 'sedation',
      );
    charted(4, 31);
    expect(((next(32)?.dueAt ?? 0) - T0) / MIN).toBe(41);
    charted(5, 33);
    expect(((next(34)?.dueAt ?? 0) - T0) / MIN).not.toBe(43);
  });

  it('VT-202 what is due is late 5 min later, and says so', () => {
    const visit = infusing();
    const cuff = checksDue(visit.current(), null, DEFAULT_PROTOCOL_V2, T0 + 11 * MIN)[0];
    if (cuff === undefined) throw new Error('nothing is due');
    expect(checkState(cuff, cuff.dueAt + 5 * MIN - 1)).toBe('due');
    expect(checkState(cuff, cuff.dueAt + 5 * MIN)).toBe('overdue');
    visit.do(STOP, 40 * MIN);
  });
});
