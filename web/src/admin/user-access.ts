import type { User } from '@chairside/shared/wire/http';
import { clinicDayAndTime } from '../time/clinic-time.ts';

/** `zone`: the clinic's. */
export function accessText(user: User, zone: string): string {
  if (user.deactivatedAt !== null) {
    return `No access since ${clinicDayAndTime(user.deactivatedAt, zone)}`;
  }
  return user.mustChangePassword ? 'Given password not changed yet' : 'Active';
}

/** In their order, those without access last. */
export const thoseWithAccessFirst = (users: readonly User[]): readonly User[] =>
  users.toSorted((a, b) => Number(a.deactivatedAt !== null) - Number(b.deactivatedAt !== null));
