import { describe, expect, it } from 'vitest';
import { alarmAt, NURSE, T0 } from '../moves/session.fixture.ts';
import type { Alarm, AlarmTransition } from './alarm.ts';
import { liveAfter, Occurrences } from './occurrences.ts';

const S = 1000;
const at = (seconds: number) => T0 + seconds * S;

function told(...all: [AlarmTransition['change'], number, Alarm][]) {
  const occurrences = new Occurrences();
  for (const [change, seconds, alarm] of all) {
    occurrences.transition({ change, at: at(seconds), alarm });
  }
  return occurrences;
}

const LOW = alarmAt(T0);
const WARNING = alarmAt(T0, { tier: 'warning' });
const WORSE = alarmAt(at(30), { occurrence: 2 });

describe('the occurrences of an alarm', () => {
  it('AL-520 keep the tier that they were raised with, and say from when on they were milder', () => {
    const eased = { ...LOW, tier: 'warning' as const, value: 91 };
    const [one] = told(['raised', 0, LOW], ['de-escalated', 50, eased]).all();
    expect(one).toMatchObject({ tier: 'critical', milderFrom: at(50), endedAt: null });
    expect(one?.raised).toEqual(LOW);
    expect(one?.alarm).toEqual(eased);
  });

  it('AL-520 end where the condition does, or where a worse one of the same key takes their place', () => {
    const all = told(
      ['raised', 0, WARNING],
      ['escalated', 30, WORSE],
      ['returned', 40, { ...WORSE, state: 'returned' }],
      ['cleared', 90, { ...WORSE, state: 'cleared' }],
    ).all();
    expect(all.map(({ id, endedAt }) => [id, endedAt])).toEqual([
      [WARNING.id, at(30)],
      [WORSE.id, at(40)],
    ]);
    expect(all[1]?.trace.map(({ change }) => change)).toEqual(['escalated', 'returned']);
  });

  it('AL-520 go on where an older log says that one is back', () => {
    const [one] = told(
      ['raised', 0, LOW],
      ['returned', 10, { ...LOW, state: 'returned' }],
      ['resumed', 20, LOW],
    ).all();
    expect(one?.endedAt).toBeNull();
  });

  it('AL-520 have one answer, the first', () => {
    const occurrences = told(['raised', 0, LOW]);
    occurrences.acknowledge('spo2:low#9', NURSE, at(5));
    occurrences.acknowledge(LOW.id, NURSE, at(10));
    occurrences.acknowledge(LOW.id, NURSE, at(20));
    expect(occurrences.all()).toMatchObject([{ acknowledged: { by: NURSE, at: at(10) } }]);
  });

  it('AL-520 follow what holds now before the log has it', () => {
    const occurrences = told(['raised', 0, WARNING]);
    occurrences.holds(WORSE);
    expect(occurrences.all().map(({ id, endedAt }) => [id, endedAt])).toEqual([
      [WARNING.id, WORSE.raisedAt],
      [WORSE.id, null],
    ]);
  });

  it('AL-520 show the newest of each key alone in the list of what is live', () => {
    const live = liveAfter({ [WARNING.key]: WARNING }, WORSE);
    expect(live).toEqual({ [WORSE.key]: WORSE });
    expect(liveAfter(live, { ...WARNING, state: 'cleared' })).toBe(live);
    expect(liveAfter(live, { ...WORSE, state: 'cleared' })).toEqual({});
  });
});
