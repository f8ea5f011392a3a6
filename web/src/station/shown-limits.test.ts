import { DEFAULT_PROTOCOL } from '@chairside/shared/protocols/defaults/first-edition';
import { describe, expect, it } from 'vitest';
import { NOW, session } from '../live/station.fixture.ts';
import { shownLimits } from './shown-limits.ts';

const by = { kind: 'user', id: 'p', name: 'Provider', role: 'provider' } as const;

describe('limits beside the numbers of a tile', () => {
  it('UI-63 are the ones that a value meets first in this phase', () => {
    const shown = shownLimits(session(1, { phase: 'infusing', baseline: null }), DEFAULT_PROTOCOL);
    expect(shown.spo2).toBe('↓93');
    expect(shown.hr).toBe('↓50 ↑120');
    expect(shown.sys).toBe('↓100 ↑160');
  });

  it('UI-63 follow the baseline and what was moved for the session', () => {
    const limitChanges = { 'spo2-low-warning': { value: 90, by, at: NOW, reason: 'lives at 91' } };
    const moved = session(1, { phase: 'infusing', baseline: null, limitChanges });
    expect(shownLimits(moved, DEFAULT_PROTOCOL).spo2).toBe('↓90');
    const low = session(1, { phase: 'infusing', baseline: { sys: 118, dia: 76, hr: 70 } });
    // 20 % above 118 is 141.6: the first value that meets it is 142.
    expect(shownLimits(low, DEFAULT_PROTOCOL).sys).toBe('↓100 ↑142');
  });
});
