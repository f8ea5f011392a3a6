/** Dates and clocks: the one place where instants meet a calendar or a time zone. Instants are epoch ms. */
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';

const PATTERN = /^\d{4}-\d{2}-\d{2}$/;
const MINUTE = 60_000;
const QUARTER = 15 * MINUTE;

function parsed(date: string): Temporal.PlainDate | null {
  if (!PATTERN.test(date)) return null;
  try {
    return Temporal.PlainDate.from(date);
  } catch {
    return null;
  }
}

export const isCivilDate = (text: string): boolean => parsed(text) !== null;

/** `YYYY-MM-DD`, a day that the calendar has. */
export const civilDateSchema = z.string().refine(isCivilDate, 'is not a date (YYYY-MM-DD)');

function required(date: string): Temporal.PlainDate {
  const found = parsed(date);
  if (found === null) throw new RangeError(`${date} is not a date`);
  return found;
}

export const addDays = (date: string, days: number): string =>
  required(date).add({ days }).toString();

/** The same day of a later month; the last day of it where that month is shorter. */
export const addMonths = (date: string, months: number): string =>
  required(date).add({ months }).toString();

/** 1 Monday to 7 Sunday. */
export const weekday = (date: string): number => required(date).dayOfWeek;

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** `11 Mar 1984` of `1984-03-11`. */
export function dateText(date: string): string {
  const [year, month, day] = date.split('-');
  return `${Number(day)} ${MONTHS[Number(month) - 1] ?? month} ${year}`;
}

export const weekdayText = (date: string): string => WEEKDAYS[weekday(date) - 1] ?? '';

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

const zoned = (at: number, timeZone: string) =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);

/** A name or an offset; Temporal takes whole instants for zones as well. */
const ZONE = /^([A-Za-z][\w+\-/]*|[+-]\d{2}:?\d{2})$/;

/** Whether there is an IANA time zone of that name. */
export function isTimeZone(name: string): boolean {
  if (!ZONE.test(name)) return false;
  try {
    zoned(0, name);
    return true;
  } catch {
    return false;
  }
}

const offsets = new Map<string, number>();
/** A year of quarters: some megabytes at most. */
const MOST_OFFSETS = 40_000;

/** Minutes east of UTC. Clocks are moved on quarters of an hour: one look-up serves all instants of a quarter. */
export function offsetAt(at: number, timeZone: string): number {
  const quarter = Math.floor(at / QUARTER);
  const key = `${quarter} ${timeZone}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  if (offsets.size >= MOST_OFFSETS) offsets.clear();
  const offset = Math.round(zoned(quarter * QUARTER, timeZone).offsetNanoseconds / (MINUTE * 1e6));
  offsets.set(key, offset);
  return offset;
}

/** `2026-11-22T13:30:00.000Z`. By `Date`, which is many times faster: an export writes one for every value. */
export const utcText = (at: number): string => new Date(at).toISOString();

/** `2026-11-22T14:30:00.000`, as the clock on the wall shows it. */
export const wallText = (at: number, timeZone: string): string =>
  utcText(at + offsetAt(at, timeZone) * MINUTE).slice(0, -1);

/** The date on the wall of a place. */
export const civilDateAt = (at: number, timeZone: string): string =>
  wallText(at, timeZone).slice(0, -13);

/** The first instant of a date on the wall of a place: also of a day whose midnight the clocks leave out. */
export const startOfDate = (date: string, timeZone: string): number =>
  required(date).toZonedDateTime(timeZone).epochMilliseconds;

/**
 * The instant of `2026-11-22T14:30` on the wall of a place: of an hour that comes twice the first, of one that never
 * comes the hour after; NaN for what is no time.
 */
export function instantOfWall(text: string, timeZone: string): number {
  try {
    return Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone).epochMilliseconds;
  } catch {
    return Number.NaN;
  }
}

/** Whether the wall shows the same time at another instant: in the night when clocks go back an hour is lived twice. */
export function comesTwice(at: number, timeZone: string): boolean {
  const here = offsetAt(at, timeZone);
  return [30, 60].some(
    (minutes) =>
      offsetAt(at + minutes * MINUTE, timeZone) === here - minutes ||
      offsetAt(at - minutes * MINUTE, timeZone) === here + minutes,
  );
}

/** `+01:00`, `-03:30`. */
export function offsetText(minutes: number): string {
  const size = Math.abs(minutes);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
