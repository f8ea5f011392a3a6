import { describe, expect, it } from 'vitest';
import { alarmAt, NURSE, T0 } from '../../moves/session.fixture.ts';
import { climbs, dueAt, hasReached } from './escalation.ts';

const LOW = alarmAt(T0);

describe('the ladder of an unanswered alarm', () => {
  it('AD-09 reaches the clinic at 60 s and whoever is on call at 120 s, not a millisecond before', () => {
    expect(hasReached(LOW, undefined, 'station', T0)).toBe(true);
    expect(hasReached(LOW, undefined, 'clinic', T0 + 59_999)).toBe(false);
    expect(hasReached(LOW, undefined, 'clinic', T0 + 60_000)).toBe(true);
    expect(hasReached(LOW, undefined, 'on-call', T0 + 119_999)).toBe(false);
    expect(hasReached(LOW, undefined, 'on-call', T0 + 120_000)).toBe(true);
  });

  it('AD-09 is climbed by critical alarms only, and left once answered or back in range', () => {
    expect(climbs(LOW)).toBe(true);
    expect(climbs({ ...LOW, tier: 'warning' })).toBe(false);
    expect(climbs({ ...LOW, state: 'returned' })).toBe(false);
    expect(climbs({ ...LOW, acknowledged: { by: NURSE, at: T0 + 1 } })).toBe(false);
    const taken = { ...LOW, acknowledged: { by: NURSE, at: T0 + 1 } };
    expect(hasReached(taken, undefined, 'clinic', T0 + 600_000)).toBe(false);
  });

  it('AD-09 follows the steps of the protocol; without a step there is no call', () => {
    const ladder = [{ afterMs: 30_000, to: 'clinic' as const }];
    expect(dueAt(LOW, ladder, 'clinic')).toBe(T0 + 30_000);
    expect(dueAt(LOW, ladder, 'on-call')).toBeNull();
    expect(hasReached(LOW, ladder, 'on-call', T0 + 9e9)).toBe(false);
  });
});
