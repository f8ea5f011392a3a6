import type { Me } from '@chairside/shared/wire/http';

/** Who is signed in, for tests of what only they see. */
export const meAs = (role: Me['user']['role'], timeZone = 'Europe/Berlin'): Me => ({
  user: { id: role, userName: role, name: role, role, mustChangePassword: false },
  clinic: { id: 1, name: 'Clinic', timeZone },
  demo: false,
});
