/** A database with many clinics, chairs and monitors, made through the store as the product makes them. */
import { randomUUID } from 'node:crypto';
import { SIGN_IN_COOKIE } from '@chairside/server/identity/sign-in.service';
import { createLogger } from '@chairside/server/platform/logger';
import { newSecret, secretHash } from '@chairside/server/platform/secrets';
import { openStore } from '@chairside/server/store/open';
import type { LoadMonitor } from '@chairside/simulators/load/connect-many';
import { putProtocol } from '../support/put-protocol.ts';
import { UNGATED_PROTOCOL } from '../support/ungated-protocol.ts';

export interface SeededClinic {
  readonly id: number;
  readonly cookie: string;
  readonly chairs: readonly string[];
}

export interface Seeded {
  readonly clinics: readonly SeededClinic[];
  /** `clinic` is the place in `clinics`. */
  readonly monitors: readonly (LoadMonitor & { readonly clinic: number })[];
}

const HOUR = 3_600_000;

export async function seed(dataDir: string, clinics: number, chairsEach: number): Promise<Seeded> {
  const store = await openStore({
    dataDir,
    logger: createLogger('error'),
    commitWindowMs: 0,
    spoolLimit: 1000,
  });
  const made: SeededClinic[] = [];
  const monitors: (LoadMonitor & { clinic: number })[] = [];
  try {
    for (let index = 0; index < clinics; index += 1) {
      const clinic = await store.clinics.create({ name: `Clinic ${index + 1}`, timeZone: 'UTC' });
      await putProtocol(store.protocols, clinic.id, UNGATED_PROTOCOL);
      const user = await store.identity.createUser({
        clinicId: clinic.id,
        userName: `nurse-${index + 1}`,
        name: 'Nurse',
        role: 'nurse',
        passwordHash: 'no password fits this',
      });
      const expiresAt = Date.now() + HOUR;
      const secret = `${newSecret()}.${expiresAt}`;
      await store.identity.createSignIn({
        tokenHash: secretHash(secret),
        userId: user.id,
        expiresAt,
      });
      const chairs: string[] = [];
      for (let place = 0; place < chairsEach; place += 1) {
        const chair = await store.clinics.createChair(clinic.id, String(place + 1));
        const token = randomUUID();
        const [channel] = await store.devices.create(clinic.id, {
          label: `Monitor ${place + 1}`,
          channels: ['1'],
          tokenHash: secretHash(token),
        });
        if (channel) await store.devices.bind(clinic.id, channel.id, chair.id);
        chairs.push(chair.id);
        monitors.push({ token, channel: '1', clinic: index });
      }
      made.push({ id: clinic.id, cookie: `${SIGN_IN_COOKIE}=${secret}`, chairs });
    }
  } finally {
    await store.close();
  }
  return { clinics: made, monitors };
}
