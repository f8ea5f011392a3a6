import { expect, it } from 'vitest';
import { deviceClockUnset } from './reading.ts';

it('IN-125 a clock from before 2000 has not been set', () => {
  const first = Date.UTC(2000, 0, 1);
  expect([0, first - 1, first, Date.UTC(2026, 0, 5)].map(deviceClockUnset)).toEqual([
    ...[true, true, false, false],
  ]);
});
