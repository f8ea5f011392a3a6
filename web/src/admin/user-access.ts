import type { User } from '@chairside/shared/wire/http';
import { say } from '../language/say.ts';
import { clinicDayAndTime } from '../time/clinic-time.ts';

/** `zone`: the clinic's. */
export function accessText(user: User, zone: string): string {
  if (user.deactivatedAt !== null) {
    return say('admin.deactivated-deactivatedat', {
      deactivatedAt: clinicDayAndTime(user.deactivatedAt, zone),
    });
  }
  return user.mustChangePassword ? say('admin.given-password-not-changed-yet') : 'Active';
}

/** In their order, those without access last. */
export const thoseWithAccessFirst = (users: readonly User[]): readonly User[] =>
  users.toSorted((a, b) => Number(a.deactivatedAt !== null) - Number(b.deactivatedAt !== null));
