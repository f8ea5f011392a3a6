import { join } from 'node:path';
import { hashPassword } from '@chairside/server/identity/passwords';
import { secretHash } from '@chairside/server/platform/secrets';
import type { ChairRecord, ClinicRecord, Store } from '@chairside/server/store/ports/store';
import {
  DEMO_CHANNEL,
  DEMO_CLINIC,
  DEMO_USERS,
  FREE_CHAIR,
  SIMULATED_CHAIRS,
} from './demo-clinic.ts';
import { type DemoTokens, demoTokens } from './demo-tokens.ts';

export interface SeededDemo {
  readonly clinic: ClinicRecord;
  readonly tokens: DemoTokens;
  /** By label. */
  readonly chairs: ReadonlyMap<string, ChairRecord>;
}

type SeedStore = Pick<Store, 'clinics' | 'identity' | 'devices'>;

/** Makes what is missing of the demo clinic; a second time it makes nothing. */
export async function seedDemo(store: SeedStore, dataDir: string): Promise<SeededDemo> {
  const labels = [...SIMULATED_CHAIRS, FREE_CHAIR];
  const tokens = await demoTokens(join(dataDir, 'tokens.json'), labels);
  const clinic = await seedClinic(store);
  await seedUsers(store, clinic.id);
  const chairs = new Map<string, ChairRecord>();
  for (const label of labels) {
    const chair = await seedChair(store, clinic.id, label);
    chairs.set(label, chair);
    await seedMonitor(store, clinic.id, chair, tokens[label] ?? '');
  }
  return { clinic, tokens, chairs };
}

async function seedClinic(store: SeedStore): Promise<ClinicRecord> {
  const known = (await store.clinics.all()).find((clinic) => clinic.name === DEMO_CLINIC);
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return known ?? store.clinics.create({ name: DEMO_CLINIC, timeZone });
}

async function seedUsers(store: SeedStore, clinicId: number): Promise<void> {
  for (const { userName, name, role, password } of DEMO_USERS) {
    if (await store.identity.byUserName(userName)) continue;
    await store.identity.createUser({
      clinicId,
      userName,
      name,
      role,
      passwordHash: await hashPassword(password),
    });
  }
}

async function seedChair(store: SeedStore, clinicId: number, label: string): Promise<ChairRecord> {
  const known = (await store.clinics.chairs(clinicId)).find((chair) => chair.label === label);
  return known ?? store.clinics.createChair(clinicId, label);
}

/** A binding that somebody changed since stays as it is: only a monitor that is new is bound. */
async function seedMonitor(
  store: SeedStore,
  clinicId: number,
  chair: ChairRecord,
  token: string,
): Promise<void> {
  const tokenHash = secretHash(token);
  if (await store.devices.byTokenHash(tokenHash)) return;
  const label =
    chair.label === FREE_CHAIR ? 'Your own monitor' : `Simulated monitor ${chair.label}`;
  for (const channel of await store.devices.create(clinicId, {
    label,
    channels: [DEMO_CHANNEL],
    tokenHash,
  })) {
    await store.devices.bind(clinicId, channel.id, chair.id);
  }
}
