import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningServer, startServer } from '@chairside/server/composition';
import { hashPassword } from '@chairside/server/identity/passwords';
import { readConfig } from '@chairside/server/platform/config';
import { createLogger } from '@chairside/server/platform/logger';
import { auditListSchema } from '@chairside/shared/wire/audit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rawStation } from '../support/raw-station.ts';

const OWN = 'a password of my own';
const GIVEN = 'a password that was given';
const OTHER = 'another password altogether';

interface Answer {
  readonly status: number;
  readonly body: { readonly code?: string; readonly [field: string]: unknown };
  readonly cookie: string;
}

describe('access of users', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'chairside-access-'));
  let server: RunningServer;
  let administrator = '';
  let clinic = 0;

  async function post(path: string, body: object | null = null, cookie = ''): Promise<Answer> {
    const headers = { cookie, ...(body ? { 'content-type': 'application/json' } : {}) };
    const payload = body ? { body: JSON.stringify(body) } : {};
    const answer = await fetch(`${server.url}/api${path}`, { method: 'POST', headers, ...payload });
    const text = await answer.text();
    return {
      status: answer.status,
      body: text === '' ? {} : JSON.parse(text),
      cookie: answer.headers.getSetCookie()[0]?.split(';')[0] ?? '',
    };
  }
  const get = async (path: string, cookie: string) => {
    const answer = await fetch(`${server.url}/api${path}`, { headers: { cookie } });
    return { status: answer.status, body: await answer.json() };
  };
  const signIn = (userName: string, password: string) => post('/sign-in', { userName, password });

  /** Made by the administrator, with a password of their own by now. */
  async function newUser(userName: string): Promise<{ id: string; cookie: string }> {
    const made = await post(
      '/users',
      { userName, name: userName, role: 'provider', password: GIVEN },
      administrator,
    );
    const { cookie } = await signIn(userName, GIVEN);
    await post('/password', { current: GIVEN, password: OWN }, cookie);
    return { id: String(made.body.id), cookie };
  }

  /** The last entries of the audit that name the user, oldest first. */
  async function audited(userName: string): Promise<string[]> {
    const { entries } = auditListSchema.parse((await get('/audit', administrator)).body);
    return entries
      .toReversed()
      .flatMap((entry) =>
        entry.action === 'user' && entry.subject.userName === userName
          ? [`${entry.subject.change} ${entry.end?.outcome}`]
          : [],
      );
  }

  beforeAll(async () => {
    const config = readConfig({ HOST: '127.0.0.1', PORT: '0', CHAIRSIDE_DATA_DIR: dataDir });
    server = await startServer(config, {
      log: createLogger('silent'),
      prepare: async (store) => {
        clinic = (await store.clinics.create({ name: 'First', timeZone: 'UTC' })).id;
        await store.identity.createUser({
          ...{ clinicId: clinic, userName: 'admin', name: 'Admin', role: 'administrator' },
          passwordHash: await hashPassword(OWN),
        });
      },
    });
    administrator = (await signIn('admin', OWN)).cookie;
  });
  afterAll(async () => {
    await server?.close();
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
  });

  it('ID-13 answers nothing under a password that somebody else set, until it is changed', async () => {
    const made = await post(
      '/users',
      { userName: 'first', name: 'First', role: 'provider', password: GIVEN },
      administrator,
    );
    expect(made.body).toMatchObject({ mustChangePassword: true, deactivatedAt: null });
    const { cookie } = await signIn('first', GIVEN);
    expect((await get('/me', cookie)).body).toMatchObject({ user: { mustChangePassword: true } });
    for (const path of ['/sessions', '/chairs', '/patients?q=0412', '/audit']) {
      const refused = await get(path, cookie);
      expect([refused.status, refused.body.code], path).toEqual([403, 'password-change-needed']);
    }
    await expect(rawStation(server.url, cookie)).rejects.toMatchObject({
      code: 'password-change-needed',
    });
    const wrong = await post('/password', { current: OTHER, password: OWN }, cookie);
    expect(wrong.body.code).toBe('wrong-credentials');
    const same = await post('/password', { current: GIVEN, password: GIVEN }, cookie);
    expect(same.body.code).toBe('bad-request');
    expect((await get('/sessions', cookie)).status).toBe(403);
    expect((await post('/password', { current: GIVEN, password: OWN }, cookie)).status).toBe(204);
    expect((await get('/sessions', cookie)).status).toBe(200);
    expect((await signIn('first', GIVEN)).body.code).toBe('wrong-credentials');
    expect(await audited('first')).toEqual([
      ...['created completed', 'password-changed failed', 'password-changed failed'],
      'password-changed completed',
    ]);
  });

  it('ID-13 proves nobody as a second person by a password that somebody else set', async () => {
    const first = await newUser('beside');
    const command = { id: crypto.randomUUID(), type: 'sign-order', order: 3 };
    const body = { command, userName: 'given', password: GIVEN };
    await post(
      '/users',
      { userName: 'given', name: 'Given', role: 'provider', password: GIVEN },
      administrator,
    );
    const path = `/sessions/${crypto.randomUUID()}/second-person`;
    expect((await post(path, body, first.cookie)).body.code).toBe('password-change-needed');
    const own = { command, userName: 'beside', password: OWN };
    expect((await post(path, own, first.cookie)).body.code).toBe('unknown-session');
  });

  it('ID-14 a changed password ends every other sign-in and open stream, and keeps this one', async () => {
    const { cookie } = await newUser('moving');
    const elsewhere = (await signIn('moving', OWN)).cookie;
    const [here, there] = [
      await rawStation(server.url, cookie),
      await rawStation(server.url, elsewhere),
    ];
    expect((await get('/me', elsewhere)).status).toBe(200);
    expect((await post('/password', { current: OWN, password: OTHER }, cookie)).status).toBe(204);
    expect((await get('/me', elsewhere)).status).toBe(401);
    expect((await get('/me', cookie)).status).toBe(200);
    await expect.poll(() => there.socket.connected).toBe(false);
    expect(here.socket.connected).toBe(true);
    here.socket.close();
  });

  it('ID-15 a new password from the administrator signs the user out everywhere, at once', async () => {
    const { id, cookie } = await newUser('forgot');
    const station = await rawStation(server.url, cookie);
    const answer = await post(`/users/${id}/password`, { password: GIVEN }, administrator);
    expect(answer.body).toMatchObject({ id, mustChangePassword: true });
    await expect.poll(() => station.socket.connected).toBe(false);
    expect((await get('/me', cookie)).status).toBe(401);
    expect((await signIn('forgot', OWN)).body.code).toBe('wrong-credentials');
    expect((await signIn('forgot', GIVEN)).body).toMatchObject({
      user: { mustChangePassword: true },
    });
  });

  it('ID-15 ID-16 access that is taken away is gone at once, and comes back with the same password', async () => {
    const { id, cookie } = await newUser('leaver');
    const station = await rawStation(server.url, cookie);
    const gone = await post(`/users/${id}/deactivate`, null, administrator);
    expect(gone.body.deactivatedAt).toBeTypeOf('number');
    await expect.poll(() => station.socket.connected).toBe(false);
    expect((await get('/me', cookie)).status).toBe(401);
    await expect(rawStation(server.url, cookie)).rejects.toMatchObject({ code: 'not-signed-in' });
    const unknown = await signIn('nobody-at-all', OWN);
    expect((await signIn('leaver', OWN)).body).toEqual(unknown.body);
    const listed = (await get('/users', administrator)).body.users;
    expect(listed.find((user: { id: string }) => user.id === id).deactivatedAt).not.toBeNull();
    expect((await post(`/users/${id}/reactivate`, null, administrator)).body).toMatchObject({
      deactivatedAt: null,
      mustChangePassword: false,
    });
    expect((await signIn('leaver', OWN)).status).toBe(200);
    expect(await audited('leaver')).toEqual([
      ...['created completed', 'password-changed completed'],
      ...['deactivated completed', 'reactivated completed'],
    ]);
  });

  it('ID-15 is for administrators of the clinic, and for nobody’s own access', async () => {
    const { id, cookie } = await newUser('curious');
    const me = (await get('/me', administrator)).body.user.id;
    for (const change of ['deactivate', 'reactivate', 'password']) {
      const body = change === 'password' ? { password: OTHER } : null;
      const path = (user: string) => `/users/${user}/${change}`;
      expect((await post(path(me), body, cookie)).body.code, change).toBe('not-allowed');
      expect((await post(path(me), body, administrator)).body.code, change).toBe('bad-request');
      const strange = await post(path(crypto.randomUUID()), body, administrator);
      expect(strange.body.code, change).toBe('not-found');
    }
    const elsewhere = await server.store.clinics.create({ name: 'Second', timeZone: 'UTC' });
    await server.store.identity.createUser({
      ...{ clinicId: elsewhere.id, userName: 'second', name: 'Second', role: 'administrator' },
      passwordHash: await hashPassword(OWN),
    });
    const second = (await signIn('second', OWN)).cookie;
    expect((await post(`/users/${id}/deactivate`, null, second)).body.code).toBe('not-found');
    expect((await get('/me', cookie)).status).toBe(200);
  });

  it('ID-17 signing out ends the streams that were opened with this sign-in, and no other', async () => {
    const { cookie } = await newUser('two-tabs');
    const elsewhere = (await signIn('two-tabs', OWN)).cookie;
    const [tab, other] = [
      await rawStation(server.url, cookie),
      await rawStation(server.url, elsewhere),
    ];
    expect((await post('/sign-out', null, cookie)).status).toBe(204);
    await expect.poll(() => tab.socket.connected).toBe(false);
    expect(other.socket.connected).toBe(true);
    other.socket.close();
  });
});
