import { describe, expect, it } from 'vitest';
import { bodyOf } from './order-about.ts';
import type { SessionState } from './state.ts';

const by = { kind: 'user', id: 'n', name: 'Nurse', role: 'nurse' } as const;
const known: SessionState['patient'] = {
  ...{ id: crypto.randomUUID(), recordNumber: '1', name: 'A', dateOfBirth: '1980-01-01' },
  ...{ sex: 'male', height: { cm: 170, at: 1 } },
};
const weighed = (change: object = {}): SessionState['weight'] => ({
  ...{ seq: 3, at: 2, by, withdrawn: false, kg: 80, method: 'measured' },
  ...change,
});

describe('the body that an order is worked out with', () => {
  it.each<[string, SessionState['weight'], SessionState['patient'], number | null]>([
    ['the height that is known of the patient', weighed(), known, 170],
    ['before the weight is recorded', null, known, 170],
    ['the height of this session before that', weighed({ heightCm: 172 }), known, 172],
    [
      'not that of a weight that was withdrawn',
      weighed({ heightCm: 99, withdrawn: true }),
      known,
      170,
    ],
    ['of a session that was opened before a height was known', weighed(), null, null],
  ])('PT-360 has %s', (_name, weight, patient, right) => {
    expect(bodyOf({ weight, patient }).heightCm).toBe(right);
  });
});
