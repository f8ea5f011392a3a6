import { randomUUID } from 'node:crypto';
import type { Actor } from '@chairside/shared/people/roles';
import { NOTHING_SAID } from '@chairside/shared/vitals/wire-values';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOMES, type Home } from './homes.ts';
import { makeWard, refused, T0 } from './ward.ts';

const BY: Actor = { kind: 'user', id: 'admin', name: 'Administrator', role: 'administrator' };

describe.each(HOMES)('monitors of a clinic on %s', (_name, open) => {
  let home: Home;
  beforeAll(async () => {
    home = await open();
  });
  afterAll(() => home.close());

  /** A clinic with monitors of these labels, each with two channels. */
  async function clinicWith(labels: readonly string[]) {
    const { id } = await home.store.clinics.create({ name: 'Clinic', timeZone: 'UTC' });
    const tokens = labels.map(() => randomUUID());
    for (const [index, label] of labels.entries()) {
      const tokenHash = tokens[index] ?? '';
      await home.store.devices.create(id, { label, channels: ['2', '1'], tokenHash });
    }
    return { id, tokens };
  }

  it('stand by label, and their channels by name within it', async () => {
    const { devices } = home.store;
    const { id, tokens } = await clinicWith(['Monitor B', 'Monitor A']);
    expect(await devices.devices(id)).toMatchObject([
      { label: 'Monitor A', sending: NOTHING_SAID, withdrawn: null },
      { label: 'Monitor B', sending: NOTHING_SAID, withdrawn: null },
    ]);
    const named = (await devices.channels(id)).map((one) => [one.deviceLabel, one.channel]);
    expect(named).toEqual([
      ['Monitor A', '1'],
      ['Monitor A', '2'],
      ['Monitor B', '1'],
      ['Monitor B', '2'],
    ]);
    const found = await devices.byTokenHash(tokens[0] ?? '');
    expect(found?.channels.map(({ channel }) => channel)).toEqual(['1', '2']);
    expect(await devices.devices((await makeWard(home.store)).clinicId)).toHaveLength(1);
  });

  it('have one token: the next one, or its withdrawal, ends it', async () => {
    const { devices } = home.store;
    const { id, tokens } = await clinicWith(['Monitor']);
    const [first = ''] = tokens;
    const device = (await devices.byTokenHash(first))?.id ?? '';
    const second = randomUUID();
    expect(await devices.setToken(id, device, second)).toBe('Monitor');
    expect(await devices.byTokenHash(first)).toBeNull();
    expect((await devices.byTokenHash(second))?.id).toBe(device);
    const withdrawn = { at: T0, by: BY };
    await devices.setToken(id, device, withdrawn);
    expect(await devices.byTokenHash(second)).toBeNull();
    expect(await devices.devices(id)).toMatchObject([{ withdrawn }]);
    await devices.setToken(id, device, randomUUID());
    expect(await devices.devices(id)).toMatchObject([{ withdrawn: null }]);
  });

  it('send as it was set for them', async () => {
    const { devices } = home.store;
    const { id, tokens } = await clinicWith(['Monitor']);
    const [token = ''] = tokens;
    const device = (await devices.byTokenHash(token))?.id ?? '';
    const sending = { ...NOTHING_SAID, units: { temp: 'degF' } } as const;
    await devices.setSending(id, device, sending);
    expect((await devices.byTokenHash(token))?.sending).toEqual(sending);
    expect(await devices.devices(id)).toMatchObject([{ sending }]);
  });

  it('are not there for another clinic', async () => {
    const { devices } = home.store;
    const { id, tokens } = await clinicWith(['Monitor']);
    const stranger = await makeWard(home.store);
    const device = (await devices.byTokenHash(tokens[0] ?? ''))?.id ?? '';
    const [channel] = await devices.channels(id);
    const { clinicId, chair } = stranger;
    expect(await refused(devices.setToken(clinicId, device, randomUUID()))).toBe('not-found');
    expect(await refused(devices.setSending(clinicId, device, NOTHING_SAID))).toBe('not-found');
    const bind = (clinic: number, to: string | null) => devices.bind(clinic, channel?.id ?? '', to);
    expect(await refused(bind(clinicId, chair.id))).toBe('unknown-channel');
    expect(await refused(bind(id, chair.id))).toBe('not-found');
    expect((await bind(id, null)).chairId).toBeNull();
  });
});

describe.each(HOMES)('signing keys on %s', (_name, open) => {
  let home: Home;
  beforeAll(async () => {
    home = await open();
  });
  afterAll(() => home.close());

  it('stand newest first, each in its clinic', async () => {
    const { signing } = home.store;
    const { clinicId } = await makeWard(home.store);
    const key = (createdAt: number) => ({
      ...{ id: randomUUID(), publicKey: 'public', encryptedPrivateKey: 'encrypted', createdAt },
    });
    const [older, newer] = [key(T0), key(T0 + 1)];
    expect(await signing.put(clinicId, newer)).toEqual(newer);
    await signing.put(clinicId, older);
    expect(await signing.all(clinicId)).toMatchObject([newer, older]);
    expect(await signing.all((await makeWard(home.store)).clinicId)).toEqual([]);
  });
});
