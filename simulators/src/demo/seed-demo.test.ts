import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifyPassword } from '@chairside/server/identity/passwords';
import { secretHash } from '@chairside/server/platform/secrets';
import { createFakeStore } from '@chairside/server/store/fake/store.fake';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEMO_USERS } from './demo-clinic.ts';
import { seedDemo } from './seed-demo.ts';

describe('demo data', () => {
  let dataDir: string;

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'chairside-demo-'));
  });
  afterEach(() => rm(dataDir, { recursive: true, force: true }));

  it('DM-07 a second start makes nothing and keeps every token', async () => {
    const kept = createFakeStore();
    const first = await seedDemo(kept, dataDir);
    const before = JSON.stringify(kept.data);
    const second = await seedDemo(kept, dataDir);
    expect(JSON.stringify(kept.data)).toBe(before);
    expect(second.tokens).toEqual(first.tokens);
    expect([...second.chairs.keys()]).toEqual(['1', '2', '3', '4', '5', '6', '7']);
  });

  it('DM-07 a start that was interrupted is completed by the next', async () => {
    const kept = createFakeStore();
    const { tokens } = await seedDemo(createFakeStore(), dataDir);
    await seedDemo(kept, dataDir);
    for (const [label, token] of Object.entries(tokens)) {
      const device = await kept.devices.byTokenHash(secretHash(token));
      const chair = kept.data.chairs.find((row) => row.label === label);
      expect(device?.channels.map((channel) => channel.chairId)).toEqual([chair?.id]);
    }
  });

  it('DM-07 a binding that was changed stays changed', async () => {
    const kept = createFakeStore();
    await seedDemo(kept, dataDir);
    const [channel] = kept.data.channels;
    await kept.devices.bind(1, channel?.id ?? '', null);
    await seedDemo(kept, dataDir);
    expect(kept.data.channels[0]?.chairId).toBeNull();
  });

  it('keeps the tokens from other users of the machine', async () => {
    await seedDemo(createFakeStore(), dataDir);
    expect((await stat(join(dataDir, 'tokens.json'))).mode & 0o777).toBe(0o600);
  });

  it('makes one user of each role with the printed password', async () => {
    const kept = createFakeStore();
    await seedDemo(kept, dataDir);
    for (const { userName, role, password } of DEMO_USERS) {
      const user = await kept.identity.byUserName(userName);
      expect(user?.role).toBe(role);
      expect(await verifyPassword(user?.passwordHash ?? '', password)).toBe(true);
    }
  });
});
