import { describe, expect, it } from 'vitest';
import { ageText, clockText, stopwatchText } from './time-text.ts';

describe('times', () => {
  it('UI-17 shows the clock in the zone of the clinic, on both sides of a change of clocks', () => {
    expect(clockText(Date.UTC(2026, 9, 25, 0, 30), 'Europe/Berlin')).toBe('02:30');
    expect(clockText(Date.UTC(2026, 9, 25, 1, 30), 'Europe/Berlin')).toBe('02:30');
    expect(clockText(Date.UTC(2026, 9, 25, 2, 30), 'Europe/Berlin')).toBe('03:30');
    expect(clockText(Date.UTC(2026, 2, 8, 12, 0), 'America/New_York')).toBe('08:00');
  });

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
