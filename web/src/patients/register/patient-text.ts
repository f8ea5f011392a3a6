/** How a person and a date of the calendar are written. */
import { ageAt } from '@chairside/shared/patients/civil-date';
import type { Patient } from '@chairside/shared/patients/patient';
import { say } from '../../language/say.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun'].concat([
  'Jul',
  'Aug',
  'Sep',
  'Oct',
  'Nov',
  'Dec',
]);
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** `11 Mar 1984` of `1984-03-11`: a date of the calendar has no zone. */
export function dateText(date: string): string {
  const [year, month, day] = date.split('-');
  return `${Number(day)} ${MONTHS[Number(month) - 1] ?? month} ${year}`;
}

/** `Mon 23 Nov 2026`. */
export function dayText(date: string): string {
  return `${DAYS[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? ''} ${dateText(date)}`;
}

/** `42`; `--` before the birth. `today`: the clinic's day. */
export function ageText(dateOfBirth: string, today: string): string {
  return String(ageAt(dateOfBirth, today) ?? '--');
}

/** `11 Mar 1984, 42 years`. */
export function bornText({ dateOfBirth }: Pick<Patient, 'dateOfBirth'>, today: string): string {
  return say('patients-register.dateofbirth-dateofbirth2-years', {
    dateOfBirth: dateText(dateOfBirth),
    dateOfBirth2: ageText(dateOfBirth, today),
  });
}

export const SEX_LABELS: Readonly<Record<Patient['sex'], string>> = {
  female: say('patients-register.female'),
  male: say('patients-register.male'),
  other: say('patients-register.other'),
  unknown: say('patients-register.not-known'),
};
