/** Clock times as the clinic reads them, in its zone. */
import {
  addDays,
  civilDateAt,
  comesTwice,
  dateText,
  isCivilDate,
  offsetAt,
  startOfDate,
  wallText,
  weekdayText,
} from '@chairside/shared/time/calendar';

/** `GMT-4`, `GMT+10:30`. */
function zoneName(at: number, zone: string): string {
  const minutes = offsetAt(at, zone);
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const size = rest === 0 ? `${hours}` : `${hours}:${String(rest).padStart(2, '0')}`;
  return minutes === 0 ? 'GMT' : `GMT${minutes < 0 ? '-' : '+'}${size}`;
}

const withZone = (text: string, at: number, zone: string): string =>
  comesTwice(at, zone) ? `${text} ${zoneName(at, zone)}` : text;

/** `14:32`; in the repeated hour of the autumn night `01:32 GMT-4`. */
export const clockTime = (at: number, zone: string): string =>
  withZone(wallText(at, zone).slice(-12, -7), at, zone);

/** `14:32:07`; in the repeated hour of the autumn night with its offset. */
export const clockTimeWithSeconds = (at: number, zone: string): string =>
  withZone(wallText(at, zone).slice(-12, -4), at, zone);

/** `Sat 21 Nov 2026`, the clinic's day at that instant. */
export function clinicDay(at: number, zone: string): string {
  const date = civilDateAt(at, zone);
  return `${weekdayText(date)} ${dateText(date).padStart(11, '0')}`;
}

/** `Sat 21 Nov 2026, 14:32`. */
export const clinicDayAndTime = (at: number, zone: string): string =>
  `${clinicDay(at, zone)}, ${clockTime(at, zone)}`;

/** `2026-11-22T14:30`: what a `datetime-local` field holds. */
export const clinicLocalText = (at: number, zone: string): string =>
  wallText(at, zone).slice(0, -7);

/** When that day (`2026-11-22`) begins at the clinic, `later` days on; null for what is no day. */
export const dayBegins = (day: string, zone: string, later = 0): number | null =>
  isCivilDate(day) ? startOfDate(addDays(day, later), zone) : null;
