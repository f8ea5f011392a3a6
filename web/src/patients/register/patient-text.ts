/** How a person and a date of the calendar are written. */

import type { Patient } from '@chairside/shared/patients/patient';
import { ageAt, dateText, weekdayText } from '@chairside/shared/time/calendar';
import { say } from '../../language/say.ts';

/** `Mon 23 Nov 2026`. */
export function dayText(date: string): string {
  return `${weekdayText(date)} ${dateText(date)}`;
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
