import type { Role } from '@chairside/shared/people/roles';

export interface DemoUser {
  readonly userName: string;
  readonly name: string;
  readonly role: Role;
  /** Printed at every start; the demo listens on this machine only. */
  readonly password: string;
}

export const DEMO_CLINIC = 'Demo clinic';

export const DEMO_USERS: readonly DemoUser[] = [
  { userName: 'nurse', name: 'Nurse', role: 'nurse', password: 'demo-nurse-1' },
  { userName: 'provider', name: 'Provider', role: 'provider', password: 'demo-provider-1' },
  { userName: 'admin', name: 'Administrator', role: 'administrator', password: 'demo-admin-1' },
];

/** Who sits in the chairs: the simulator's patients. */
export const DEMO_PATIENTS = { scenario: 'mixed', seed: 7 } as const;

/** Chairs of the simulator, and the free one for a monitor of your own. */
export const SIMULATED_CHAIRS = ['1', '2', '3', '4', '5', '6'] as const;
export const FREE_CHAIR = '7';
export const DEMO_CHANNEL = '1';
