import { SignInService } from '@chairside/server/identity/sign-in.service';
import { createLogger } from '@chairside/server/platform/logger';
import { openStore } from '@chairside/server/store/open';
import type { Role } from '@chairside/shared/people/roles';
import { makeWard } from '../contract/store/ward.ts';
import { pastVisit, type SeededPatient, seedPatient } from '../support/past-visit.ts';
import { putProtocol } from '../support/put-protocol.ts';
import { UNGATED_PROTOCOL } from '../support/ungated-protocol.ts';

export interface PatientClinic {
  readonly chairId: string;
  /** With two sessions behind it. */
  readonly seen: SeededPatient;
  /** Values of the sign-in cookie. */
  readonly nurse: string;
  readonly administrator: string;
}

const DAY = 24 * 3_600_000;

/** A clinic with one chair, and one patient who was there twice. */
export async function patientClinic(dataDir: string, now: number): Promise<PatientClinic> {
  const store = await openStore({
    ...{ dataDir, logger: createLogger('error'), commitWindowMs: 0, spoolLimit: 10_000 },
  });
  try {
    const ward = await makeWard(store);
    await putProtocol(store.protocols, ward.clinicId, UNGATED_PROTOCOL);
    const signIns = new SignInService(store.identity, DAY);
    const enter = async (role: Role, name: string) => {
      const user = await store.identity.createUser({
        ...{ clinicId: ward.clinicId, userName: role, name, role },
        passwordHash: 'no password fits this',
      });
      return { user, cookie: (await signIns.open(user, now)).secret };
    };
    const nurse = await enter('nurse', 'Nurse');
    const administrator = await enter('administrator', 'Administrator');
    const by = { kind: 'user', id: nurse.user.id, name: 'Nurse', role: 'nurse' } as const;
    const seen = await seedPatient(store, ward.clinicId, '0388', { at: now - 9 * DAY, by });
    await pastVisit(store, ward, now - 8 * DAY, { patient: seen, number: 1 });
    await pastVisit(store, ward, now - 6 * DAY, { patient: seen, number: 2 });
    return {
      ...{ chairId: ward.chair.id, seen },
      ...{ nurse: nurse.cookie, administrator: administrator.cookie },
    };
  } finally {
    await store.close();
  }
}
