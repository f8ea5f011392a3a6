import { describe, expect, it } from 'vitest';
import { countText, limitRateText, movedText, totalsOf } from './rate-text.ts';

describe('figures of a rehearsal', () => {
  it('PR-57 says alarms per hour as they would be, instead of what they are', () => {
    const report = {
      ...{ against: 'default@1', hours: 0.5, sessions: [] },
      rates: {
        a: { before: 3.1, after: 0.4 },
        b: { before: 12.4, after: 12.4 },
        d: { before: 0, after: 0.004 },
      },
    };
    expect(limitRateText(report, 'a')).toBe('0.4/h, was 3.1/h');
    expect(limitRateText(report, 'b')).toBe('12/h');
    expect(limitRateText(report, 'd')).toBe('<0.01/h, was 0/h');
    expect(limitRateText(report, 'c')).toBe('0/h');
    expect(limitRateText({ ...report, hours: 0.49 }, 'a')).toBeNull();
    expect([countText(7, 2), countText(1, 0.49)]).toEqual(['7 alarms (3.5/h)', '1 alarm']);
  });

  it('PR-57 says by how much an alarm moves, and what all sessions come to', () => {
    expect([movedText(10), movedText(-2.54)]).toEqual(['10 s later', '2.5 s earlier']);
    const session = {
      ...{ id: 'a', patientRef: '0412', openedAt: 0, hours: 1, before: 3, after: 2 },
      ...{ added: [], removed: [], moved: [] },
    };
    expect(totalsOf({ sessions: [session, session] })).toEqual({
      ...{ before: 6, after: 4, added: 0, removed: 0, moved: 0 },
    });
  });
});
