import type { Alarm } from '@chairside/shared/alarms/alarm';
import { alarmAt, NURSE, openedLog, T0 } from '@chairside/shared/moves/session.fixture';
import { describe, expect, it } from 'vitest';
import { alarmRecords } from './alarm-records.ts';

const S = 1_000;
type Change = 'raised' | 'escalated' | 'de-escalated' | 'returned' | 'cleared';

function log(...changes: [Change, Alarm, number][]) {
  const made = openedLog();
  for (const [change, alarm, at] of changes) {
    const transition = { change, at, alarm };
    made.record([{ at, body: { type: 'alarm-changed', transition } }], at);
  }
  return made;
}
const LOW = alarmAt(T0);
const taken = (at: number) => ({
  at,
  body: { type: 'alarm-acknowledged' as const, alarmId: LOW.id, key: LOW.key, occurrence: 1 },
});
const none = () => undefined;

describe('the history of alarms', () => {
  it('AD-07 tells how long it took to answer, and by whom', () => {
    const made = log(['raised', LOW, T0]);
    made.record([taken(T0 + 42 * S)], T0 + 42 * S, NURSE);
    const [record] = alarmRecords(made.events, none);
    expect(record).toMatchObject({ chair: '1', patientRef: '0412', endedAt: null });
    expect(record?.acknowledged).toEqual({ by: NURSE, at: T0 + 42 * S, afterMs: 42 * S });
    expect(record?.clinicCalledAt).toBeNull();
  });

  it('AD-07 ends an occurrence when it is back in range, replaced by a worse one, or the session closes', () => {
    const warning = alarmAt(T0, { tier: 'warning' });
    const worse = alarmAt(T0 + 30 * S, { occurrence: 2 });
    const over = { ...worse, state: 'returned' as const };
    const cleared = { ...worse, state: 'cleared' as const };
    const made = log(
      ['raised', warning, T0],
      ['escalated', worse, T0 + 30 * S],
      ['returned', over, T0 + 40 * S],
      ['cleared', cleared, T0 + 90 * S],
    );
    const ends = alarmRecords(made.events, none).map(({ alarm, endedAt }) => [alarm.id, endedAt]);
    expect(ends).toEqual([
      [warning.id, T0 + 30 * S],
      [worse.id, T0 + 40 * S],
    ]);
    const closed = log(['raised', LOW, T0]);
    closed.must({ type: 'close' }, 70 * S);
    expect(alarmRecords(closed.events, none)[0]?.endedAt).toBe(T0 + 70 * S);
  });

  it('AD-09 says when the clinic was called: only where the step came before the answer', () => {
    const late = log(['raised', LOW, T0]);
    late.record([taken(T0 + 61 * S)], T0 + 61 * S, NURSE);
    expect(alarmRecords(late.events, none)[0]?.clinicCalledAt).toBe(T0 + 60 * S);
    const quick = log(['raised', LOW, T0]);
    quick.record([taken(T0 + 60 * S)], T0 + 60 * S, NURSE);
    expect(alarmRecords(quick.events, none)[0]?.clinicCalledAt).toBeNull();
  });

  it('AD-09 AL-520 the clinic was called also where the alarm was milder afterwards', () => {
    const milder = { ...LOW, tier: 'warning' as const };
    const after = log(['raised', LOW, T0], ['de-escalated', milder, T0 + 90 * S]);
    expect(alarmRecords(after.events, none)[0]?.clinicCalledAt).toBe(T0 + 60 * S);
    const before = log(['raised', LOW, T0], ['de-escalated', milder, T0 + 30 * S]);
    expect(alarmRecords(before.events, none)[0]?.clinicCalledAt).toBeNull();
  });
});
