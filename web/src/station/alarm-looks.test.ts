import type { Alarm } from '@chairside/shared/alarms/alarm';
import { calling } from '@chairside/shared/alarms/sound/audio';
import { compareAlarms, highestOf, lookOf } from '@chairside/shared/alarms/urgency';
import { describe, expect, it } from 'vitest';
import { alarm, NOW } from '../live/station.fixture.ts';
import { asking } from './alarm-looks.ts';

const highestCalling = (alarms: readonly Alarm[]) =>
  highestOf(calling(alarms).map(({ tier }) => tier));

const by = { kind: 'user', id: 'u', name: 'Nurse', role: 'nurse' } as const;
const critical = alarm({ key: 'spo2:low', tier: 'critical' });
const warning = alarm({ key: 'sys:high', tier: 'warning' });
const probe = alarm({ key: 'technical:no-data:spo2', tier: 'warning' });
const taken = { ...critical, acknowledged: { by, at: NOW } };

describe('urgency', () => {
  it('UI-08 sounds the highest that nobody has taken and that still holds', () => {
    expect(highestCalling([warning, critical, probe])).toBe('critical');
    expect(highestCalling([taken, warning])).toBe('warning');
    expect(highestCalling([taken, { ...warning, state: 'returned' }])).toBeNull();
  });

  it('UI-08 sounds a technical alarm on the same path', () => {
    expect(highestCalling([probe])).toBe('warning');
  });

  it('UI-08 gives a technical alarm a look of its own unless it is critical', () => {
    expect(lookOf(critical)).toBe('high');
    expect(lookOf(warning)).toBe('medium');
    expect(lookOf(probe)).toBe('low');
    expect(lookOf({ ...probe, tier: 'critical' })).toBe('high');
  });

  it('UI-08 lists first what waits for somebody, worst first', () => {
    const order = [taken, probe, warning, critical].sort(compareAlarms);
    expect(order).toEqual([critical, warning, probe, taken]);
  });

  it('UI-300 the worst that nobody has seen is first and owns the frame, also once its value is back', () => {
    const over = { ...critical, state: 'returned' as const };
    expect(asking([over])).toEqual({ look: 'high', holds: false });
    expect(asking([warning, over])).toEqual({ look: 'high', holds: false });
    expect(asking([over, critical])).toEqual({ look: 'high', holds: true });
    expect([warning, probe, over].sort(compareAlarms)).toEqual([over, warning, probe]);
    expect([over, critical].sort(compareAlarms)).toEqual([critical, over]);
    expect([{ ...over, acknowledged: taken.acknowledged }, probe].sort(compareAlarms)[0]).toBe(
      probe,
    );
    expect(asking([taken])).toBeNull();
  });

  it("UI-57 puts what is wrong with the whole clinic behind a chair's own, and frames no tile for it", () => {
    const silent = alarm({ key: 'technical:sound-off', tier: 'warning', raisedAt: NOW });
    expect([silent, probe, warning].sort(compareAlarms)).toEqual([warning, probe, silent]);
    expect(asking([silent])).toBeNull();
    expect(asking([silent, probe])).toEqual({ look: 'low', holds: true });
  });
});
