import { describe, expect, it } from 'vitest';
import { wrongUnit } from './time-unit.ts';

const NOW = Date.UTC(2026, 0, 5, 9);
const DAY = 86_400_000;

describe('the unit of a device time', () => {
  it('IN-126 sees seconds and microseconds of today, up to a day off', () => {
    expect(wrongUnit(NOW / 1_000, NOW)).toBe('seconds');
    expect(wrongUnit(NOW * 1_000, NOW)).toBe('microseconds');
    expect(wrongUnit((NOW - DAY + 1_000) / 1_000, NOW)).toBe('seconds');
    expect(wrongUnit((NOW + DAY - 1_000) * 1_000, NOW)).toBe('microseconds');
  });

  it('IN-126 takes anything else for milliseconds of a clock that may be wrong', () => {
    for (const t of [NOW, NOW - 365 * DAY, 420_000, 0]) expect(wrongUnit(t, NOW)).toBeNull();
    expect(wrongUnit((NOW - DAY) / 1_000, NOW)).toBeNull();
    expect(wrongUnit((NOW + DAY) / 1_000, NOW)).toBeNull();
  });
});
