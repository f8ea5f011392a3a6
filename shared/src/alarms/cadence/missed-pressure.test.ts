import { describe, expect, it } from 'vitest';
import { DEFAULT_PROTOCOL_V2 } from '../../protocols/defaults/second-edition.ts';
import { initialAlarms } from '../state/state.ts';
import { pressureMissedAt } from './missed-pressure.ts';

const T = 10_000_000;
const { cuff } = DEFAULT_PROTOCOL_V2;

describe('a pressure that nobody took', () => {
  it('AL-210 is missed a whole interval later, sooner where an alarm asks for it', () => {
    const missed = (urgent: boolean) =>
      pressureMissedAt(
        initialAlarms('before'),
        { at: T, overdueAt: T, urgent },
        DEFAULT_PROTOCOL_V2,
      );
    expect([missed(false), missed(true)]).toEqual([
      ...[T + cuff.intervalMs, T + cuff.intervalUnderWarningMs],
    ]);
  });

  it('AL-210 is missed when the next one would be due, where that is sooner', () => {
    const state = { ...initialAlarms('infusing'), phaseSince: T, grid: { from: T, until: null } };
    const next = pressureMissedAt(
      state,
      { at: T, overdueAt: T, urgent: false },
      DEFAULT_PROTOCOL_V2,
    );
    expect(next).toBeGreaterThan(T);
    expect(next).toBeLessThanOrEqual(T + cuff.intervalMs);
  });
});
