import { describe, expect, it } from 'vitest';
import { alarmAt, openedLog, PAUSE, PROVIDER, refusalOf, START, T0 } from './session.fixture.ts';
import { CHECK, MIN, NURSE_TWO, ORDER, PROGRAM, prepared, seated } from './visit.fixture.ts';

describe('clocks of two stations', () => {
  it.each([
    [5000, 'accepted'],
    [5001, 'before-last-phase'],
  ])('VT-55 a pause %d ms before now, too early for the start: %s', (back, code) => {
    const log = openedLog();
    log.must(START, MIN);
    const now = MIN + 2000;
    const decision = log.give({ ...PAUSE, at: T0 + now - back }, now);
    expect(refusalOf(decision)).toBe(code);
    if (decision.ok) expect(decision.bodies[0]?.at).toBe(T0 + now);
  });

  it('VT-55 what needs no later time keeps the one that was given', () => {
    const log = openedLog();
    log.must(START, MIN);
    const decision = log.give({ ...PAUSE, at: T0 + 2 * MIN - 3000 }, 2 * MIN);
    expect(decision.ok && decision.bodies[0]?.at).toBe(T0 + 2 * MIN - 3000);
  });

  it('VT-55 holds for the steps of two people at two stations, and for an alarm', () => {
    const visit = seated();
    visit.do({ type: 'write-order', order: ORDER }, 5 * MIN);
    const order = visit.current().seq;
    visit.do({ type: 'sign-order', order, at: T0 + 5 * MIN - 900 }, 5 * MIN + 300, PROVIDER);
    const signedAt = visit.current().order?.signed?.at;
    expect(signedAt).toBe(T0 + 5 * MIN + 300);
    visit.do({ type: 'program-pump', program: PROGRAM, at: T0 + 5 * MIN }, 5 * MIN + 400);
    visit.do({ ...CHECK, at: T0 + 5 * MIN }, 5 * MIN + 500, NURSE_TWO);
    expect(visit.current().pump?.checked?.at).toBe(T0 + 5 * MIN + 500);

    const log = prepared();
    const liveAlarms = [alarmAt(T0 + 9 * MIN)];
    const seen = { type: 'acknowledge-alarm', alarmId: 'spo2:low#1' } as const;
    const more = { ...log.more(), liveAlarms };
    const late = log.ask({ ...seen, at: T0 + 9 * MIN - 1 }, 9 * MIN + 5000, more);
    expect(refusalOf(late)).toBe('before-alarm');
    const soon = log.ask({ ...seen, at: T0 + 9 * MIN - 1 }, 9 * MIN + 4000, more);
    expect(refusalOf(soon)).toBe('accepted');
  });
});
