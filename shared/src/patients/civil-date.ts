/** Dates of a calendar without a clock: births, starts of courses, planned infusions. */
import { z } from 'zod';

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY = 86_400_000;

/** Midnight UTC of the date, epoch ms; null where the calendar has no such day. */
function dayStart(date: string): number | null {
  const match = PATTERN.exec(date);
  if (!match) return null;
  // Of the years 0 to 99 `Date.UTC` would make 1900 to 1999.
  const at = new Date(0).setUTCFullYear(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
  return dateOf(at) === date ? at : null;
}

const dateOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

export const isCivilDate = (text: string): boolean => dayStart(text) !== null;

/** `YYYY-MM-DD`, a day that the calendar has. */
export const civilDateSchema = z.string().refine(isCivilDate, 'is not a date (YYYY-MM-DD)');

function required(date: string): number {
  const at = dayStart(date);
  if (at === null) throw new RangeError(`${date} is not a date`);
  return at;
}

export function addDays(date: string, days: number): string {
  return dateOf(required(date) + days * DAY);
}

/** The same day of a later month; the last day of it where that month is shorter. */
export function addMonths(date: string, months: number): string {
  const from = new Date(required(date));
  const first = Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months, 1);
  const target = new Date(first);
  const last = Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0);
  return dateOf(Math.min(first + (from.getUTCDate() - 1) * DAY, last));
}

/** 1 Monday to 7 Sunday. */
export function weekday(date: string): number {
  return new Date(required(date)).getUTCDay() || 7;
}

/** Nobody registered has been older (clinic default). */
const OLDEST_YEARS = 130;

/** An age in whole years, or why there is none, in words. */
export type Age = { readonly years: number } | { readonly problem: string };

/**
 * The age on a day of the clinic's calendar. Who was born on 29 February is a year older on 1 March of other years.
 */
export function ageOn(dateOfBirth: string, day: string): Age {
  if (!isCivilDate(dateOfBirth)) return { problem: 'is not a date' };
  required(day);
  if (day < dateOfBirth) return { problem: 'lies in the future' };
  const difference = Number(day.slice(0, 4)) - Number(dateOfBirth.slice(0, 4));
  const beforeBirthday = day.slice(5) < dateOfBirth.slice(5);
  const years = beforeBirthday ? difference - 1 : difference;
  const tooOld = years > OLDEST_YEARS || (years === OLDEST_YEARS && !isBirthday(dateOfBirth, day));
  return tooOld ? { problem: `is more than ${OLDEST_YEARS} years ago` } : { years };
}

const isBirthday = (dateOfBirth: string, day: string) => dateOfBirth.slice(5) === day.slice(5);

/** The years of `ageOn`; null where it has none. */
export function ageAt(dateOfBirth: string, date: string): number | null {
  required(dateOfBirth);
  const age = ageOn(dateOfBirth, date);
  return 'years' in age ? age.years : null;
}

/** The date on the wall of a place at an instant. `at`: epoch ms; `timeZone`: IANA name. */
export function civilDateAt(at: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone, calendar: 'gregory', numberingSystem: 'latn' },
    ...{ year: 'numeric', month: '2-digit', day: '2-digit' },
  }).formatToParts(at);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
}

const REACH_MS = 15 * 3_600_000;

/** The first instant of a date on the wall of a place, epoch ms: also of a day whose midnight the clocks leave out. */
export function startOfDate(date: string, timeZone: string): number {
  const midnight = required(date);
  // No place is further from UTC; within that the date on the wall only moves on.
  let before = midnight - REACH_MS;
  let after = midnight + REACH_MS;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (civilDateAt(middle, timeZone) < date) before = middle;
    else after = middle;
  }
  return after;
}
