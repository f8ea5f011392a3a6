import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  ageAt,
  civilDateAt,
  isCivilDate,
  startOfDate,
  weekday,
} from './civil-date.ts';

const dates = fc
  .integer({ min: Date.UTC(1900, 0, 1) / 86_400_000, max: Date.UTC(2100, 0, 1) / 86_400_000 })
  .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));

describe('dates without a clock', () => {
  it('PT-01 takes only days that the calendar has', () => {
    for (const good of ['2024-02-29', '2000-02-29', '1999-12-31']) {
      expect([good, isCivilDate(good)]).toEqual([good, true]);
    }
    for (const bad of ['2023-02-29', '1900-02-29', '2024-04-31', '2024-00-10', '24-01-01', '']) {
      expect([bad, isCivilDate(bad)]).toEqual([bad, false]);
    }
  });

  it('PT-03 counts whole years, up to the day before and on the birthday', () => {
    expect(ageAt('1980-06-15', '2026-06-14')).toBe(45);
    expect(ageAt('1980-06-15', '2026-06-15')).toBe(46);
    expect(ageAt('2026-06-15', '2026-06-15')).toBe(0);
    expect(ageAt('2026-06-15', '2026-06-14')).toBeNull();
  });

  it('PT-03 makes who was born on 29 February older on 1 March of other years', () => {
    expect(ageAt('2000-02-29', '2023-02-28')).toBe(22);
    expect(ageAt('2000-02-29', '2023-03-01')).toBe(23);
    expect(ageAt('2000-02-29', '2024-02-29')).toBe(24);
  });

  it('PT-03 takes the day from the wall of the clinic, also in the nights when clocks change', () => {
    expect(civilDateAt(Date.UTC(2026, 2, 29, 0, 30), 'Europe/Berlin')).toBe('2026-03-29');
    expect(civilDateAt(Date.UTC(2026, 9, 24, 22, 30), 'Europe/Berlin')).toBe('2026-10-25');
    expect(civilDateAt(Date.UTC(2026, 9, 25, 22, 59), 'Europe/Berlin')).toBe('2026-10-25');
    expect(civilDateAt(Date.UTC(2026, 9, 25, 23, 0), 'Europe/Berlin')).toBe('2026-10-26');
    expect(civilDateAt(Date.UTC(2026, 0, 1, 5, 0), 'America/Chicago')).toBe('2025-12-31');
    expect(civilDateAt(Date.UTC(2026, 0, 1, 6, 0), 'America/Chicago')).toBe('2026-01-01');
  });

  it('PT-12 adds days and months as a wall calendar does', () => {
    expect(addDays('2026-03-28', 2)).toBe('2026-03-30');
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2026-11-30', 3)).toBe('2027-02-28');
    expect(weekday('2026-11-22')).toBe(7);
    fc.assert(
      fc.property(dates, fc.integer({ min: 0, max: 800 }), (date, days) => {
        expect(addDays(addDays(date, days), -days)).toBe(date);
        expect(weekday(addDays(date, 7))).toBe(weekday(date));
      }),
    );
  });
});

describe('where a date begins on the wall of a place', () => {
  it.each([
    ['2026-11-22', 'UTC', '2026-11-22T00:00:00Z'],
    ['2026-11-22', 'America/New_York', '2026-11-22T05:00:00Z'],
    ['2026-03-08', 'America/New_York', '2026-03-08T05:00:00Z'],
    ['2026-03-09', 'America/New_York', '2026-03-09T04:00:00Z'],
    ['2026-11-01', 'America/New_York', '2026-11-01T04:00:00Z'],
    ['2026-11-02', 'America/New_York', '2026-11-02T05:00:00Z'],
    ['2026-11-22', 'Pacific/Kiritimati', '2026-11-21T10:00:00Z'],
    // Midnight is left out here: the day begins at one.
    ['2026-04-24', 'Africa/Cairo', '2026-04-23T22:00:00Z'],
  ])('CR-06 %s in %s is %s', (date, zone, instant) => {
    expect(startOfDate(date, zone)).toBe(Date.parse(instant));
  });
});
