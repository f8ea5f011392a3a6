import type { SessionState } from '@chairside/shared/session/state';
import { describe, expect, it } from 'vitest';
import { openedSession } from '../live/station.fixture.ts';
import { elapsedText, infusedShare, plannedEnd } from './phase-text.ts';

const min = 60_000;
const session = (change: Partial<SessionState>): SessionState => ({
  ...openedSession('5d0f8d4a-4c1e-4f0e-9a53-6f3f4e1d2c00', '3', 'Patient 0412'),
  phase: 'infusing',
  openedAt: 0,
  infusion: {
    drug: 'ketamine',
    plannedMinutes: 40,
    startedAt: 10 * min,
    stoppedAt: null,
    stopReason: null,
    pauses: [],
    rates: [],
    boluses: [],
  },
  ...change,
});

describe('phase and time', () => {
  it('UI-50 counts the time infused against the plan, pauses taken out', () => {
    expect(elapsedText(session({}), 33 * min + 14_000)).toBe('23:14 of 40:00');
    const infusion = session({}).infusion;
    if (infusion === null) throw new Error('fixture without infusion');
    const paused = session({
      phase: 'paused',
      infusion: { ...infusion, pauses: [{ from: 30 * min, to: null, reason: 'nausea' }] },
    });
    expect(elapsedText(paused, 31 * min + 20_000)).toBe('1:20, infused 20:00 of 40:00');
    expect(infusedShare(paused, 50 * min)).toBe(0.5);
  });

  it('UI-50 shows the planned end only while an infusion is on', () => {
    expect(plannedEnd(session({}), 20 * min)).toBe(50 * min);
    expect(plannedEnd(session({ phase: 'before', infusion: null }), 20 * min)).toBeNull();
    const infusion = session({}).infusion;
    if (infusion === null) throw new Error('fixture without infusion');
    const stopped = { ...infusion, stoppedAt: 45 * min };
    expect(plannedEnd(session({ phase: 'recovery', infusion: stopped }), 50 * min)).toBeNull();
  });
});
