import type { Alarm } from '@chairside/shared/alarms/alarm';
import { DEFAULT_PROTOCOL } from '@chairside/shared/protocols/defaults/first-edition';
import type { LiveVitals } from '@chairside/shared/vitals/live-vitals';
import { describe, expect, it } from 'vitest';
import { lineText } from './line-text.ts';
import { liveValue, withValue } from './live-alarm.ts';

const alarm: Alarm = {
  id: 'spo2:low#1',
  key: 'spo2:low',
  occurrence: 1,
  kind: 'physiological',
  tier: 'critical',
  state: 'active',
  since: 0,
  raisedAt: 10_000,
  value: 88,
  worst: 87,
  limit: { id: 'spo2-low-critical', op: '<', value: 90, unit: '%' },
  protocol: 'default@1',
  acknowledged: null,
  signalLost: false,
  unresolved: false,
  unconfirmed: false,
};
const showing = (values: LiveVitals['values']): LiveVitals => ({
  values,
  status: {},
  arrivedAt: 1,
});

describe('an alarm between two transitions', () => {
  it('UI-55 says the value that the chair shows, and keeps the worst', () => {
    const now = withValue(alarm, liveValue(alarm, showing({ spo2: { value: 85, at: 12_000 } })));
    expect(now).toMatchObject({ value: 85, worst: 85 });
    expect(lineText(now, 15_000).what).toBe('SpO2 85 < 90');
    const better = withValue(alarm, liveValue(alarm, showing({ spo2: { value: 89, at: 13_000 } })));
    expect(better).toMatchObject({ value: 89, worst: 87 });
  });

  it('UI-55 follows the pulse where no newer ECG rate is there', () => {
    const slow: Alarm = { ...alarm, key: 'hr:low', value: 45, worst: 44 };
    const both = showing({ hr: { value: 70, at: 1 }, pulse: { value: 41, at: 2 } });
    expect(liveValue(slow, both)).toBe(41);
    expect(
      liveValue(slow, showing({ hr: { value: 43, at: 2 }, pulse: { value: 41, at: 1 } })),
    ).toBe(43);
  });

  it('UI-58 says what was taken by hand, where the monitor has lost its own', () => {
    const slow: Alarm = { ...alarm, key: 'rr:low', value: 7, worst: 7 };
    const by = { kind: 'user', id: 'u1', name: 'Nurse', role: 'nurse' } as const;
    const byHand = [{ seq: 9, at: 700_000, by, withdrawn: false, values: { rr: 7 } }];
    const hand = { byHand, protocol: DEFAULT_PROTOCOL, now: 710_000 };
    const before = showing({ rr: { value: 14, at: 600_000 } });
    expect(liveValue(slow, before, hand)).toBe(7);
    expect(liveValue(slow, showing({ rr: { value: 14, at: 705_000 } }), hand)).toBe(14);
  });

  it('UI-55 leaves alone what is lost, back in range, technical, or not shown', () => {
    const shown = showing({ spo2: { value: 85, at: 12_000 } });
    for (const other of [
      { ...alarm, signalLost: true },
      { ...alarm, state: 'returned' as const },
      { ...alarm, kind: 'technical' as const, key: 'technical:no-data:spo2' },
      { ...alarm, key: 'combination:low-oxygen-slow-breathing' },
    ]) {
      expect(withValue(other, liveValue(other, shown))).toBe(other);
    }
    expect(liveValue(alarm, undefined)).toBeNull();
  });

  it('UI-301 what is back in range follows the number beside it, and keeps its worst', () => {
    const over = { ...alarm, state: 'returned' as const };
    const shown = showing({ spo2: { value: 97, at: 12_000 } });
    expect(withValue(over, liveValue(over, shown))).toMatchObject({ value: 97, worst: over.worst });
  });
});
