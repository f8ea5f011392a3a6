import { describe, expect, it } from 'vitest';
import { ageText, stopwatchText } from './time-text.ts';

describe('times', () => {
  it('UI-02 says how old a value is once it is not "now", and never a negative age', () => {
    expect(ageText(-2_000)).toBe('now');
    expect(ageText(4_999)).toBe('now');
    expect(ageText(5_000)).toBe('5 s ago');
    expect(ageText(240_000)).toBe('4 min ago');
    expect(ageText(3_900_000)).toBe('1 h 05 min ago');
    expect(stopwatchText(1_394_000)).toBe('23:14');
    expect(stopwatchText(3_729_000)).toBe('1:02:09');
  });
});
