import type { Role } from '@chairside/shared/people/roles';

export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  nurse: 'Nurse',
  provider: 'Provider',
  administrator: 'Administrator',
};
