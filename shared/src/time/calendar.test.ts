import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  ageAt,
  ageOn,
  civilDateAt,
  instantOfWall,
  isCivilDate,
  isTimeZone,
  startOfDate,
  wallText,
  weekday,
} from './calendar.ts';

const dates = fc
  .integer({ min: Date.UTC(1900, 0, 1) / 86_400_000, max: Date.UTC(2100, 0, 1) / 86_400_000 })
  .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));

describe('dates without a clock', () => {
  it('PT-01 takes only days that the calendar has', () => {
    for (const good of ['2024-02-29', '2000-02-29', '1999-12-31', '0001-01-01']) {
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

  it.each([
    ['born on 29 Feb, on 28 Feb of a common year', '2008-02-29', '2026-02-28', { years: 17 }],
    ['born on 29 Feb, on 1 Mar of a common year', '2008-02-29', '2026-03-01', { years: 18 }],
    ['born on 29 Feb, on the day itself', '2008-02-29', '2028-02-29', { years: 20 }],
    ['born today', '2026-11-30', '2026-11-30', { years: 0 }],
    ['born tomorrow', '2026-12-01', '2026-11-30', { problem: 'lies in the future' }],
    ['130 years old today', '1896-11-30', '2026-11-30', { years: 130 }],
    ['1896', '1896-01-01', '2026-11-30', { problem: 'is more than 130 years ago' }],
    ['the year 1', '0001-01-01', '2026-11-30', { problem: 'is more than 130 years ago' }],
    ['a day that there was not', '2007-02-29', '2026-11-30', { problem: 'is not a date' }],
  ])('PT-161 gives an age or says why there is none: %s', (_case, born, day, age) => {
    expect(ageOn(born, day)).toEqual(age);
  });

  it('PT-161 counts by the day of the clinic, which is tomorrow elsewhere', () => {
    const noonInLondon = Date.UTC(2026, 10, 30, 12);
    const inAuckland = civilDateAt(noonInLondon, 'Pacific/Auckland');
    const inLosAngeles = civilDateAt(noonInLondon, 'America/Los_Angeles');
    expect(ageOn('2026-12-01', inAuckland)).toEqual({ years: 0 });
    expect(ageOn('2026-12-01', inLosAngeles)).toEqual({ problem: 'lies in the future' });
    expect(ageOn('2008-12-01', inAuckland)).toEqual({ years: 18 });
    expect(ageOn('2008-12-01', inLosAngeles)).toEqual({ years: 17 });
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

describe('a time on the wall of a place', () => {
  const ZONE = 'Europe/Berlin';

  it('CH-15 goes to an instant and back, in winter and in summer', () => {
    expect(instantOfWall('2026-11-22T14:30', ZONE)).toBe(Date.UTC(2026, 10, 22, 13, 30));
    expect(instantOfWall('2026-07-01T14:30', ZONE)).toBe(Date.UTC(2026, 6, 1, 12, 30));
    expect(wallText(Date.UTC(2026, 6, 1, 12, 30), ZONE)).toBe('2026-07-01T14:30:00.000');
  });

  it('CH-15 takes the first of an hour that comes twice', () => {
    expect(instantOfWall('2026-10-25T02:30', ZONE)).toBe(Date.UTC(2026, 9, 25, 0, 30));
  });

  it('CH-15 moves an hour that never comes to the one after it', () => {
    const at = instantOfWall('2026-03-29T02:30', ZONE);
    expect(wallText(at, ZONE)).toBe('2026-03-29T03:30:00.000');
  });

  it('is no instant where the text is no time', () => {
    expect(instantOfWall('2026-03', ZONE)).toBeNaN();
  });

  it('knows the zones by name', () => {
    const zones = ['America/Chicago', 'UTC', 'Etc/GMT+1', 'America/Port-au-Prince', '+05:30'];
    expect(zones.filter((name) => !isTimeZone(name))).toEqual([]);
    const none = ['Chicago', '', '2026-01-01T00:00Z', '20260101[UTC]', '+002026-01-01T00:00Z'];
    expect(none.filter(isTimeZone)).toEqual([]);
  });
});
