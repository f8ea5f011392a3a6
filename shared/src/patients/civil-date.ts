/** Dates of a calendar without a clock: births, starts of courses, planned infusions. */
import { z } from 'zod';

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY = 86_400_000;

/** Midnight UTC of the date, epoch ms; null where the calendar has no such day. */
function dayStart(date: string): number | null {
  const match = PATTERN.exec(date);
  if (!match) return null;
  const at = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
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

/**
 * Whole years at a date; who was born on 29 February is a year older on 1 March of other years. Null before
 * the birth.
 */
export function ageAt(dateOfBirth: string, date: string): number | null {
  required(dateOfBirth);
  required(date);
  if (date < dateOfBirth) return null;
  const years = Number(date.slice(0, 4)) - Number(dateOfBirth.slice(0, 4));
  return date.slice(5) < dateOfBirth.slice(5) ? years - 1 : years;
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
