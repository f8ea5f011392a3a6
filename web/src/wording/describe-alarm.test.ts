import { alarmSubject, describeCondition } from '@chairside/shared/alarms/words/describe-alarm';
import { inEnglish } from '@chairside/shared/wording/in-english';
import { describe, expect, it } from 'vitest';
import { alarm } from '../live/station.fixture.ts';

describe('alarms of what people chart, in words', () => {
  it('AL-48 names the score and its limit, without a unit', () => {
    const low = alarm({
      ...{ key: 'moaas:low', tier: 'warning', value: 3, worst: 3 },
      limit: { id: 'moaas-low-warning', op: '<=', value: 3, unit: '' },
    });
    expect(describeCondition(low, inEnglish)).toBe('MOAA/S 3 ≤ 3');
    expect(alarmSubject('rass:high', inEnglish)).toBe('RASS high');
    expect(alarmSubject('combination:low-oxygen-sedated', inEnglish)).toBe(
      'Low SpO2 while sedated',
    );
  });

  it('AL-54 names the check that is overdue, and EN-27 a chair that is not evaluated', () => {
    expect(alarmSubject('technical:check-overdue:sedation', inEnglish)).toBe(
      'Sedation check overdue',
    );
    expect(alarmSubject('technical:not-evaluated', inEnglish)).toBe(
      'Alarms of the chair not evaluated',
    );
  });
});
