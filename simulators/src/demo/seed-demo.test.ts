import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FakeClinicStore } from '@chairside/server/clinics/clinics.fake';
import { FakeDeviceStore } from '@chairside/server/devices/devices.fake';
import { FakeIdentityStore } from '@chairside/server/identity/identity.fake';
import { verifyPassword } from '@chairside/server/identity/passwords';
import { secretHash } from '@chairside/server/platform/secrets';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEMO_USERS } from './demo-clinic.ts';
import { seedDemo } from './seed-demo.ts';

describe('demo data', () => {
  let dataDir: string;
  const store = () => ({
    clinics: new FakeClinicStore(),
    identity: new FakeIdentityStore(),
    devices: new FakeDeviceStore(),
  });

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'chairside-demo-'));
  });
  afterEach(() => rm(dataDir, { recursive: true, force: true }));

  it('DM-07 a second start makes nothing and keeps every token', async () => {
    const kept = store();
    const first = await seedDemo(kept, dataDir);
    const before = JSON.stringify([
      kept.clinics.chairRows,
      kept.identity.rows,
      kept.devices.channelRows,
    ]);
    const second = await seedDemo(kept, dataDir);
    expect(
      JSON.stringify([kept.clinics.chairRows, kept.identity.rows, kept.devices.channelRows]),
    ).toBe(before);
    expect(second.tokens).toEqual(first.tokens);
    expect([...second.chairs.keys()]).toEqual(['1', '2', '3', '4', '5', '6', '7']);
  });

  it('DM-07 a start that was interrupted is completed by the next', async () => {
    const kept = store();
    const { tokens } = await seedDemo(store(), dataDir);
    await seedDemo(kept, dataDir);
    for (const [label, token] of Object.entries(tokens)) {
      const device = await kept.devices.byTokenHash(secretHash(token));
      const chair = kept.clinics.chairRows.find((row) => row.label === label);
      expect(device?.channels.map((channel) => channel.chairId)).toEqual([chair?.id]);
    }
  });

  it('DM-07 a binding that was changed stays changed', async () => {
    const kept = store();
    await seedDemo(kept, dataDir);
    const [channel] = kept.devices.channelRows;
    await kept.devices.bind(1, channel?.id ?? '', null);
    await seedDemo(kept, dataDir);
    expect(kept.devices.channelRows[0]?.chairId).toBeNull();
  });

  it('keeps the tokens from other users of the machine', async () => {
    await seedDemo(store(), dataDir);
    expect((await stat(join(dataDir, 'tokens.json'))).mode & 0o777).toBe(0o600);
  });

  it('makes one user of each role with the printed password', async () => {
    const kept = store();
    await seedDemo(kept, dataDir);
    for (const { userName, role, password } of DEMO_USERS) {
      const user = await kept.identity.byUserName(userName);
      expect(user?.role).toBe(role);
      expect(await verifyPassword(user?.passwordHash ?? '', password)).toBe(true);
    }
  });
});
