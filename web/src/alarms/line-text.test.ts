import { describe, expect, it } from 'vitest';
import { alarm, NOW } from '../live/station.fixture.ts';
import { lineText } from './line-text.ts';

describe('alarm line', () => {
  it('UI-03 names value, limit and duration', () => {
    const line = lineText(alarm({ key: 'spo2:low', tier: 'critical', value: 86 }), NOW);
    expect(line).toEqual({ what: 'SpO2 86 < 90', note: 'for 40 s' });
  });

  it('UI-03 says what a relative limit is counted from', () => {
    const limit = {
      id: 'hr-band',
      op: '>' as const,
      value: 117,
      unit: '/min',
      basis: 'base 77 +40',
    };
    const fast = alarm({ key: 'hr:high', tier: 'warning', value: 127, worst: 127, limit });
    expect(lineText(fast, NOW)).toEqual({ what: 'HR 127 > 117', note: '(base 77 +40) for 40 s' });
  });

  it('UI-03 says that a value is back in range, lost or taken', () => {
    const low = alarm({ key: 'spo2:low', tier: 'critical' });
    expect(lineText({ ...low, state: 'returned' }, NOW).note).toBe('back in range');
    const moved = lineText({ ...low, state: 'returned', endedBy: 'phase' }, NOW);
    expect(moved).toEqual({ what: 'SpO2 88 < 90', note: 'not monitored in this phase' });
    const revised = lineText({ ...low, state: 'returned', endedBy: 'revision' }, NOW);
    expect(revised.note).toBe('entry corrected or withdrawn');
    expect(lineText({ ...low, signalLost: true }, NOW).note).toContain('signal lost');
    const by = { kind: 'user', id: 'u', name: 'Nurse', role: 'nurse' } as const;
    const taken = lineText({ ...low, acknowledged: { by, at: NOW } }, NOW);
    expect(taken.note).toMatch(/acknowledged$/);
  });

  it('UI-03 keeps a technical alarm apart from a value', () => {
    const line = lineText(alarm({ key: 'technical:no-data:spo2', tier: 'warning' }), NOW);
    expect(`${line.what} ${line.note}`).toBe('No SpO2 value for 40 s');
  });
});
