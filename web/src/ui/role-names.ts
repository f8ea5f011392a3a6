import type { Role } from '@chairside/shared/wire/roles';

export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  nurse: 'Nurse',
  provider: 'Provider',
  administrator: 'Administrator',
};
