import { describe, expect, it } from 'vitest';
import { minuteOfInfusion, sinceStart, spell, stopwatch } from './minute-of-infusion.ts';

const min = 60_000;

describe('time against the start', () => {
  it('UI-30 counts from the start, before it negative, and not at all without one', () => {
    expect(minuteOfInfusion(23 * min + 59_999, 0)).toBe('23 min');
    expect(minuteOfInfusion(-5 * min, 0)).toBe('-5 min');
    expect(minuteOfInfusion(-30_000, 0)).toBe('0 min');
    expect(minuteOfInfusion(5, null)).toBe('--');
  });

  it('spells stopwatch times and durations', () => {
    expect(stopwatch(7_400)).toBe('0:07');
    expect(stopwatch(23 * min + 14_000)).toBe('23:14');
    expect(stopwatch(62 * min + 9_000)).toBe('1:02:09');
    expect(stopwatch(-1)).toBe('0:00');
    expect(sinceStart(0, 4 * min + 5_000)).toBe('-4:05');
    expect(spell(15_000)).toBe('15 s');
    expect(spell(59_600)).toBe('1 min');
    expect(spell(65 * min)).toBe('1 h 5 min');
    expect(spell(120 * min)).toBe('2 h');
  });
});
