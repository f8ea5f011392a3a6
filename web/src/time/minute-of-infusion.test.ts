import { describe, expect, it } from 'vitest';
import { minuteOfInfusion, sinceStart } from './minute-of-infusion.ts';

const min = 60_000;

describe('time against the start', () => {
  it('UI-30 counts from the start, before it negative, and not at all without one', () => {
    expect(minuteOfInfusion(23 * min + 59_999, 0)).toBe('23 min');
    expect(minuteOfInfusion(-5 * min, 0)).toBe('-5 min');
    expect(minuteOfInfusion(-30_000, 0)).toBe('0 min');
    expect(minuteOfInfusion(5, null)).toBe('--');
  });

  it('gives the exact time on both sides of the start', () => {
    expect(sinceStart(0, 4 * min + 5_000)).toBe('-4:05');
    expect(sinceStart(62 * min + 9_000, 0)).toBe('1:02:09');
  });
});
