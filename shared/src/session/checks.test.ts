import { describe, expect, it } from 'vitest';
import { alarmAt, STOP, T0 } from '../moves/session.fixture.ts';
import { infusing, MIN, PADSS, prepared, recovering, type Visit } from '../moves/visit.fixture.ts';
import { DEFAULT_PROTOCOL } from '../protocols/defaults/first-edition.ts';
import type { ProtocolDocument } from '../protocols/document/document.ts';
import { from } from '../protocols/document/source.ts';
import { checkState, checksDue, checkText } from './checks.ts';

const WITH_SCORES: ProtocolDocument = {
  ...DEFAULT_PROTOCOL,
  assessments: {
    withCuff: ['sedation', 'dissociation'],
    overdueAfterMs: 2 * MIN,
    source: from('low', []),
  },
};

const { assessments: _, ...PLAIN } = DEFAULT_PROTOCOL;

function due(visit: Visit, now: number, cuffAt: number | null = null, document = WITH_SCORES) {
  const cuff = cuffAt === null ? null : { at: T0 + cuffAt };
  return Object.fromEntries(
    checksDue(visit.current(), cuff, document, T0 + now).map((check) => [
      check.kind,
      (check.dueAt - T0) / MIN,
    ]),
  );
}

/** Starts at 10 min; the grid asks at 10, 15, 20, 30, 40 and 50. */
describe('what is due next', () => {
  it('VT-43 nothing before the start and after the close', () => {
    const visit = prepared();
    expect(due(visit, 9 * MIN)).toEqual({});
    visit.do({ type: 'close' }, 9 * MIN);
    expect(due(visit, 20 * MIN)).toEqual({});
  });

  it.each([
    [null, 10],
    [8 * MIN - 1, 10],
    [8 * MIN, 15],
    [13 * MIN - 1, 15],
    [13 * MIN, 20],
    [18 * MIN, 30],
    [28 * MIN - 1, 30],
    [28 * MIN, 40],
    [48 * MIN, 60],
    [58 * MIN, 70],
  ])('VT-43 after a cuff at %s ms the next is due at minute %d', (cuffAt, minute) => {
    expect(due(infusing(), 11 * MIN, cuffAt).cuff).toBe(minute);
  });

  it('UI-302 past its planned time the stop is to be charted, since then', () => {
    expect(due(infusing(), 49 * MIN)).not.toHaveProperty('stop');
    expect(due(infusing(), 57 * MIN).stop).toBe(50);
    const stopped = infusing();
    stopped.do({ type: 'stop-infusion', reason: 'completed' }, 51 * MIN);
    expect(due(stopped, 57 * MIN)).not.toHaveProperty('stop');
  });

  it('VT-44 a cuff by hand fulfils it too, and one that is withdrawn does not', () => {
    const visit = infusing();
    visit.do({ type: 'record-vitals', values: { spo2: 98 } }, 20 * MIN);
    expect(due(visit, 21 * MIN, 16 * MIN).cuff).toBe(20);
    visit.do({ type: 'record-vitals', values: { sys: 120, dia: 80 } }, 20 * MIN);
    expect(due(visit, 21 * MIN, 16 * MIN).cuff).toBe(30);
    visit.do({ type: 'withdraw-entry', seq: visit.current().seq, reason: 'other chair' }, 21 * MIN);
    expect(due(visit, 21 * MIN, 16 * MIN).cuff).toBe(20);
  });

  it('VT-44 every 5 min under an alarm of the pressure, and urgent', () => {
    const visit = infusing();
    const alarm = alarmAt(T0 + 32 * MIN, { key: 'sys:high', tier: 'warning', value: 165 });
    const transition = { change: 'raised' as const, at: alarm.raisedAt, alarm };
    visit.record(
      [{ at: alarm.raisedAt, body: { type: 'alarm-changed', transition } }],
      alarm.raisedAt,
    );
    expect(due(visit, 33 * MIN, 32 * MIN).cuff).toBe(37);
    const [first] = checksDue(visit.current(), { at: T0 + 32 * MIN }, WITH_SCORES, T0 + 33 * MIN);
    expect(first?.urgent).toBe(true);
  });

  it('VT-44 every 15 min in recovery, from the stop on', () => {
    const visit = recovering();
    expect(due(visit, 51 * MIN, 50 * MIN).cuff).toBe(65);
    expect(due(visit, 66 * MIN, 64 * MIN).cuff).toBe(79);
  });

  it('VT-45 sedation and dissociation with each cuff, each fulfilled by its own score', () => {
    const visit = infusing();
    expect(due(visit, 21 * MIN, 20 * MIN)).toEqual({ cuff: 30, sedation: 15, dissociation: 15 });
    visit.do({ type: 'assess', assessment: { scale: 'rass', score: 0 } }, 20 * MIN);
    expect(due(visit, 21 * MIN, 20 * MIN)).toEqual({ cuff: 30, sedation: 30, dissociation: 15 });
    visit.do({ type: 'assess', assessment: { scale: 'dissociation', score: 1 } }, 21 * MIN);
    expect(due(visit, 22 * MIN, 20 * MIN)).toEqual({ cuff: 30, sedation: 30, dissociation: 30 });
    visit.do({ type: 'withdraw-entry', seq: visit.current().seq, reason: 'other chair' }, 22 * MIN);
    expect(due(visit, 22 * MIN, 20 * MIN).dissociation).toBe(15);
    expect(due(visit, 22 * MIN, 20 * MIN, PLAIN)).toEqual({ cuff: 30 });
  });

  it('VT-46 PADSS when the observation is over; one that is not enough again with the cuff', () => {
    const visit = recovering();
    const score = (minute: number) => due(visit, minute * MIN, null, PLAIN)['discharge-score'];
    expect(score(51)).toBe(110);
    visit.do(PADSS, 94 * MIN);
    expect(score(94)).toBe(110);
    visit.do(PADSS, 95 * MIN);
    expect(score(95)).toBeUndefined();
    visit.do({ type: 'assess', assessment: { scale: 'padss', score: 8 } }, 108 * MIN);
    expect(score(108)).toBe(123);
    visit.do(PADSS, 123 * MIN);
    expect(score(123)).toBeUndefined();
    const running = infusing();
    expect(due(running, 20 * MIN)).not.toHaveProperty('discharge-score');
    running.do(STOP, 20 * MIN);
    expect(due(running, 21 * MIN)['discharge-score']).toBe(80);
  });

  it.each([
    [-60_001, 'later', 'Cuff in 1:01'],
    [-60_000, 'soon', 'Cuff in 1:00'],
    [-1, 'soon', 'Cuff in 0:01'],
    [0, 'due', 'Cuff due now'],
    [2 * MIN - 1, 'due', 'Cuff due now'],
    [2 * MIN, 'overdue', 'Cuff overdue 2 min'],
    [5 * MIN - 1, 'overdue', 'Cuff overdue 4 min'],
  ])('VT-47 %d ms from its time it is %s: %s', (after, state, text) => {
    const [check] = checksDue(infusing().current(), { at: T0 + 18 * MIN }, PLAIN, T0);
    if (check === undefined) throw new Error('a cuff should be due');
    expect(checkState(check, check.dueAt + after)).toBe(state);
    expect(checkText(check, check.dueAt + after)).toBe(text);
  });
});
