import { describe, expect, it } from 'vitest';
import { lostCriticals } from '../alarm-load/critical-lost.ts';
import { plannedSessions } from '../alarm-load/session-plans.ts';
import { countOf, measureSession } from '../alarm-load/tally.ts';
import { allRecordings, haveRecordings } from '../support/recordings.ts';

const QUIET = plannedSessions(20, 5_001).filter(({ kind }) => kind === 'uneventful');

describe('the load of alarms', () => {
  it.each(QUIET)('AL-212 an uneventful session is a quiet one (seed $plan.seed)', (planned) => {
    const { first, second } = measureSession(planned).loads;
    const patient = (['critical', 'warning', 'info'] as const).map((tier) => countOf(second, tier));
    expect(patient).toEqual([0, 0, 0]);
    expect(countOf(second, 'technical')).toBeLessThanOrEqual(1);
    expect(countOf(second, 'sounds')).toBe(0);
    expect(second.asked).toBeLessThan(first.asked);
  });

  it('AL-212 what happens to a patient is told as before', () => {
    const eventful = plannedSessions(20, 5_001).filter(
      ({ kind }) => kind === 'desaturation' || kind === 'fast rate',
    );
    for (const planned of eventful) {
      const { first, second } = measureSession(planned).loads;
      expect(countOf(second, 'critical'), `seed ${planned.plan.seed}`).toBe(
        countOf(first, 'critical'),
      );
      expect(countOf(second, 'warning')).toBe(countOf(first, 'warning'));
    }
  });

  it.skipIf(!haveRecordings)(
    'AL-212 no true critical alarm of a recording is lost (needs ../shared/data/numerics)',
    () => {
      const lost = allRecordings().flatMap(lostCriticals);
      expect(lost.every(({ limitId }) => limitId === 'etco2-low-critical')).toBe(true);
      const alone = lost.filter(({ stands }) => stands.length === 0);
      for (const one of alone) {
        const { recording, from, stillS, flaggedS, spo2 } = one;
        expect(stillS, `${recording} ${from}`).toBeLessThan(20);
        expect(flaggedS ?? 0, `${recording} ${from}`).toBeLessThan(20);
        expect(spo2?.[0] ?? 0, `${recording} ${from}`).toBeGreaterThanOrEqual(90);
      }
    },
  );
});
