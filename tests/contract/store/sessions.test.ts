import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { putProtocol } from '../../support/put-protocol.ts';
import { HOMES, type Home } from './homes.ts';
import { makeWard, newWriter, openSession, refused, T0 } from './ward.ts';

describe.each(HOMES)('sessions, people and places on %s', (_name, open) => {
  let home: Home;
  beforeAll(async () => {
    home = await open();
  });
  afterAll(() => home.close());

  it('ST-10 follows a clinic by cursor and says so when too much was missed', async () => {
    const { store } = home;
    const ward = await makeWard(store);
    const before = await store.sessions.cursor(ward.clinicId);
    const session = await openSession(store, ward);
    await openSession(store, await makeWard(store));
    await store.lane.events(session.batch(session.note('a'), session.note('b')));
    const seen = await store.sessions.eventsAfter(ward.clinicId, before, 10);
    expect(seen?.events.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
    expect(seen?.cursor).toBe(await store.sessions.cursor(ward.clinicId));
    expect(await store.sessions.eventsAfter(ward.clinicId, before, 3)).toBeNull();
    const caughtUp = await store.sessions.eventsAfter(ward.clinicId, seen?.cursor ?? 0, 10);
    expect(caughtUp).toEqual({ cursor: seen?.cursor, events: [] });
  });

  it('ST-11 pages through the list, newest first, by search and phase', async () => {
    const { store } = home;
    const ward = await makeWard(store);
    for (let i = 0; i < 7; i++) {
      const session = await newWriter(store, ward);
      const at = T0 + Math.floor(i / 2) * 1000;
      await store.lane.events(
        session.batch(
          session.opened(at, `0${i}_x`),
          session.event({ type: 'session-closed' }, at + 10),
        ),
      );
    }
    await openSession(store, ward);
    const seen: string[] = [];
    let before: string | undefined;
    do {
      const page = await store.sessions.list(ward.clinicId, {
        ...{ phase: 'closed', limit: 3 },
        ...(before === undefined ? {} : { before }),
      });
      seen.push(...page.sessions.map(({ patientRef }) => patientRef));
      before = page.next ?? undefined;
    } while (before !== undefined);
    expect(seen).toEqual(['06_x', '05_x', '04_x', '03_x', '02_x', '01_x', '00_x']);
    const of = async (search: string) =>
      (await store.sessions.list(ward.clinicId, { phase: 'all', limit: 30, search })).sessions
        .length;
    expect([await of('05'), await of('_X'), await of('%'), await of('0412')]).toEqual([1, 7, 0, 1]);
    expect(
      await refused(
        store.sessions.list(ward.clinicId, { phase: 'all', limit: 5, before: 'nonsense' }),
      ),
    ).toBe('bad-request');
  });

  it('ST-12 gives back a log exactly as it was written', async () => {
    const { store } = home;
    const ward = await makeWard(store);
    const session = await openSession(store, ward);
    const text =
      'quotes " and \\ and {braces}, null \u0000, half a pair \ud83d, whole \u{1f642}, NULL';
    const commandId = randomUUID();
    const event = session.event({ type: 'note-added', text }, T0 + 7, commandId);
    await store.lane.events(session.batch(event));
    expect(await store.sessions.byCommand(ward.clinicId, session.id, commandId)).toEqual([event]);
    expect(await store.sessions.byCommand(ward.clinicId, session.id, randomUUID())).toBeNull();
    const running = (await store.sessions.runningSessions()).find(({ id }) => id === session.id);
    expect(running).toMatchObject({ key: session.key, clinicId: ward.clinicId });
    expect(running?.events).toHaveLength(3);
    expect(await store.sessions.find(ward.clinicId, session.id)).toEqual({
      ...{ key: session.key, clinicId: ward.clinicId },
    });
    expect(await store.sessions.find(ward.clinicId, randomUUID())).toBeNull();
  });

  it('ST-13 shows nothing of one clinic to another', async () => {
    const { store } = home;
    const ward = await makeWard(store);
    const session = await openSession(store, ward);
    const { clinicId } = await makeWard(store);
    expect(await store.sessions.find(clinicId, session.id)).toBeNull();
    expect(await store.sessions.events(clinicId, session.id)).toEqual([]);
    expect((await store.sessions.list(clinicId, { phase: 'all', limit: 5 })).sessions).toEqual([]);
    expect(await store.devices.watermarks(clinicId, [ward.channel.id])).toEqual(new Map());
    expect(await store.devices.sessionAt(clinicId, ward.channel.id, T0)).toBeNull();
    expect(await refused(store.devices.bind(clinicId, ward.channel.id, null))).toBe(
      'unknown-channel',
    );
    const [chair] = await store.clinics.chairs(clinicId);
    expect(await refused(store.devices.bind(ward.clinicId, ward.channel.id, chair?.id ?? ''))).toBe(
      'not-found',
    );
  });

  it('ST-14 finds a user by name, a sign-in and a device by their secret, before any clinic is known', async () => {
    const { store } = home;
    const ward = await makeWard(store);
    const userName = `nurse-${ward.clinicId}`;
    const count = await store.identity.countUsers();
    const user = await store.identity.createUser({
      ...{ clinicId: ward.clinicId, userName, name: 'Nurse', role: 'nurse', passwordHash: 'x' },
    });
    expect(await store.identity.countUsers()).toBe(count + 1);
    expect(await refused(store.identity.createUser(user))).toBe('name-taken');
    expect(await store.identity.byUserName(userName)).toEqual(user);
    expect(await store.identity.byUserName('nobody-of-that-name')).toBeNull();
    expect(await store.identity.users(ward.clinicId)).toEqual([user]);
    const tokenHash = randomUUID();
    await store.identity.createSignIn({ tokenHash, userId: user.id, expiresAt: T0 });
    expect(await store.identity.signedIn(tokenHash, T0 - 1)).toEqual(user);
    expect(await store.identity.signedIn(tokenHash, T0)).toBeNull();
    await store.identity.deleteSignIn(tokenHash);
    expect(await store.identity.signedIn(tokenHash, T0 - 1)).toBeNull();
    const secret = randomUUID();
    const made = await store.devices.create(ward.clinicId, {
      ...{ label: 'Gateway', channels: ['a', 'b'], tokenHash: secret },
    });
    const device = await store.devices.byTokenHash(secret);
    expect(device).toMatchObject({ clinicId: ward.clinicId, label: 'Gateway', channels: made });
    expect(await store.devices.byTokenHash('unknown')).toBeNull();
  });

  it('ST-15 keeps a protocol version for ever and puts the last one in force', async () => {
    const { store } = home;
    const { clinicId } = await makeWard(store);
    expect(await refused(store.protocols.inForce(clinicId))).toBe('not-found');
    const staleness = { hideAfterMs: 10_000, alarmAfterMs: 15_000 };
    const source = { ids: [], confidence: 'low' as const };
    const document = {
      ...{ id: 'default', version: 1, name: 'Default', limits: [] },
      staleness: {
        ...{ hr: staleness, spo2: staleness, rr: staleness, etco2: staleness },
        ...{ temp: staleness, sys: staleness, dia: staleness },
      },
      monitorSilent: { warningAfterMs: 1000, criticalAfterMs: 2000, source },
      cuff: {
        ...{ intervalMs: 1, intervalUnderWarningMs: 1, greyAtIntervals: 1, hideAfterMs: 1 },
        ...{ hideAtIntervals: 1, source },
      },
    };
    await putProtocol(store.protocols, clinicId, document);
    await putProtocol(store.protocols, clinicId, document);
    await putProtocol(store.protocols, clinicId, { ...document, version: 2 });
    expect((await store.protocols.inForce(clinicId)).version).toBe(2);
    expect(await store.protocols.get(clinicId, 'default@1')).toEqual(document);
    expect(await store.protocols.get(clinicId, 'default@9')).toBeNull();
    expect(await store.protocols.get(clinicId, 'default')).toBeNull();
  });
});
