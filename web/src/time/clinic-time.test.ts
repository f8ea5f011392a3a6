import { describe, expect, it } from 'vitest';
import { clinicDay, clinicDayAndTime, clockTime, clockTimeWithSeconds } from './clinic-time.ts';

const NY = 'America/New_York';

describe('clinic time', () => {
  it('UI-31 shows the clinic zone, whatever the zone of the browser', () => {
    const at = Date.UTC(2026, 10, 21, 4, 30, 5);
    expect(clockTimeWithSeconds(at, NY)).toBe('23:30:05');
    expect(clinicDay(at, NY)).toBe('Fri 20 Nov 2026');
    expect(clinicDayAndTime(at, 'Asia/Kathmandu')).toBe('Sat 21 Nov 2026, 10:15');
  });

  it('UI-17 jumps over the missing hour of the spring night', () => {
    const before = Date.UTC(2026, 2, 8, 6, 59);
    expect(clockTime(before, NY)).toBe('01:59');
    expect(clockTime(before + 60_000, NY)).toBe('03:00');
  });

  it('UI-31 tells the two passes of the repeated autumn hour apart', () => {
    const first = Date.UTC(2026, 10, 1, 5, 30);
    expect(clockTime(first, NY)).toBe('01:30 GMT-4');
    expect(clockTime(first + 3_600_000, NY)).toBe('01:30 GMT-5');
    expect(clockTime(first - 3_600_000, NY)).toBe('00:30');
    expect(clockTime(first + 7_200_000, NY)).toBe('02:30');
  });

  it('UI-31 holds for a zone whose clocks move by half an hour', () => {
    const zone = 'Australia/Lord_Howe';
    const first = Date.UTC(2026, 3, 4, 14, 45);
    expect(clockTime(first, zone)).toMatch(/^01:45 GMT\+11/);
    expect(clockTime(first + 1_800_000, zone)).toMatch(/^01:45 GMT\+10:30/);
  });

  it('shows midnight as 00, never 24', () => {
    expect(clockTime(Date.UTC(2026, 10, 21, 5, 0), NY)).toBe('00:00');
  });
});
