import { secretHash } from '@chairside/server/platform/secrets';
import { createdDeviceSchema, meSchema } from '@chairside/shared/wire/http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PASSWORD, type TestApp, testApp } from '../support/test-app.ts';

let test: TestApp;
beforeEach(async () => {
  test = await testApp();
});
afterEach(() => test.close());

const credentials = { userName: 'nurse1', password: PASSWORD };

describe('identity over HTTP', () => {
  it('ID-01 the cookie is out of reach of scripts and of other sites', async () => {
    const answer = await test.app.inject({
      method: 'POST',
      url: '/api/sign-in',
      payload: credentials,
    });
    expect(answer.statusCode).toBe(200);
    expect(meSchema.parse(answer.json())).toMatchObject({
      user: { role: 'nurse' },
      clinic: { name: 'First' },
      demo: false,
    });
    expect(answer.cookies[0]).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
    expect(answer.cookies[0]?.secure).toBeUndefined();
  });

  it('ID-04 signed out is signed out', async () => {
    const cookie = await test.signInAs('nurse');
    const me = () => test.app.inject({ url: '/api/me', headers: { cookie } });
    expect((await me()).statusCode).toBe(200);
    const out = await test.app.inject({
      method: 'POST',
      url: '/api/sign-out',
      headers: { cookie },
    });
    expect(out.statusCode).toBe(204);
    expect((await me()).json()).toMatchObject({ code: 'not-signed-in', status: 401 });
  });

  it('ID-05 the page loads again while the database is away', async () => {
    const cookie = await test.signInAs('nurse');
    test.store.setAway(true);
    test.clock.advance(60_000);
    expect((await test.app.inject({ url: '/api/me', headers: { cookie } })).statusCode).toBe(200);
  });

  it('ID-06 another site changes nothing', async () => {
    const cookie = await test.signInAs('administrator');
    const from = (headers: Record<string, string>) =>
      test.app.inject({
        method: 'POST',
        url: '/api/chairs',
        payload: { label: 'X' },
        headers: { cookie, host: 'clinic.local', ...headers },
      });
    for (const headers of [
      { origin: 'https://evil.example' },
      { 'sec-fetch-site': 'cross-site' },
    ]) {
      const answer = await from(headers);
      expect(answer.json()).toMatchObject({ code: 'not-allowed', status: 403 });
    }
    expect(test.store.data.chairs).toHaveLength(0);
    expect((await from({ origin: 'http://clinic.local' })).statusCode).toBe(201);
  });

  it('ID-06 another site opens no socket', async () => {
    const url = await test.app.listen({ host: '127.0.0.1', port: 0 });
    const handshake = (headers: Record<string, string>) =>
      fetch(`${url}/socket.io/?EIO=4&transport=polling`, { headers });
    expect((await handshake({ origin: 'https://evil.example' })).status).toBe(403);
    expect((await handshake({ origin: url })).status).toBe(200);
    expect((await handshake({})).status).toBe(200);
  });

  it('ID-07 only the administrator makes chairs, monitors and users', async () => {
    const bodies = {
      '/api/chairs': { label: 'Window' },
      '/api/devices': { label: 'Monitor A', channels: ['1'] },
      '/api/users': { userName: 'new.nurse', name: 'New nurse', role: 'nurse', password: PASSWORD },
    };
    for (const [url, payload] of Object.entries(bodies)) {
      const as = async (cookie?: string) =>
        test.app.inject({
          method: 'POST',
          url,
          payload,
          ...(cookie ? { headers: { cookie } } : {}),
        });
      expect((await as()).json(), url).toMatchObject({ code: 'not-signed-in' });
      for (const role of ['nurse', 'provider'] as const) {
        expect((await as(await test.signInAs(role))).json(), `${url} ${role}`).toMatchObject({
          code: 'not-allowed',
        });
      }
      expect((await as(await test.signInAs('administrator'))).statusCode, url).toBe(201);
    }
    expect(test.told).toEqual(['chairAdded', 'channelsAdded']);
  });

  it('ID-08 the first run ends with an administrator who is signed in', async () => {
    const fresh = await testApp({ setUp: false });
    const setup = async () => (await fresh.app.inject({ url: '/api/setup' })).json();
    expect(await setup()).toEqual({ needsFirstAdministrator: true, demo: false });
    const payload = {
      code: fresh.code,
      clinicName: 'North',
      timeZone: 'America/Chicago',
      chairs: 2,
      userName: 'admin',
      name: 'Administrator',
      password: PASSWORD,
    };
    const make = () =>
      fresh.app.inject({ method: 'POST', url: '/api/first-administrator', payload });
    const made = await make();
    expect(made.statusCode).toBe(201);
    const cookie = `${made.cookies[0]?.name}=${made.cookies[0]?.value}`;
    const chairs = await fresh.app.inject({ url: '/api/chairs', headers: { cookie } });
    expect(chairs.json().chairs.map((chair: { label: string }) => chair.label)).toEqual(['1', '2']);
    expect((await make()).json()).toMatchObject({ code: 'already-set-up', status: 409 });
    expect(await setup()).toEqual({ needsFirstAdministrator: false, demo: false });
    expect(fresh.told).toEqual(['clinicAdded']);
    await fresh.close();
  });

  it('ID-10 a token is shown once and stored as a hash', async () => {
    const cookie = await test.signInAs('administrator');
    const made = await test.app.inject({
      method: 'POST',
      url: '/api/devices',
      payload: { label: 'A', channels: ['1', '2'] },
      headers: { cookie },
    });
    const device = createdDeviceSchema.parse(made.json());
    const stored = test.store.data.devices.map(({ id, tokenHash }) => ({ id, tokenHash }));
    expect(stored).toEqual([{ id: device.id, tokenHash: secretHash(device.token) }]);
    const listed = await test.app.inject({ url: '/api/channels', headers: { cookie } });
    expect(listed.json().channels).toHaveLength(2);
    expect(listed.body).not.toContain(device.token);
  });

  it('ID-11 a clinic neither sees nor binds what belongs to another', async () => {
    const first = await test.signInAs('administrator');
    const second = await test.signInAs('administrator', 'Second');
    const post = async (cookie: string, url: string, payload: object) =>
      (await test.app.inject({ method: 'POST', url, payload, headers: { cookie } })).json();
    const chair = await post(first, '/api/chairs', { label: '1' });
    const device = await post(second, '/api/devices', { label: 'B', channels: ['1'] });
    for (const [url, key] of [
      ['/api/chairs', 'chairs'],
      ['/api/users', 'users'],
      ['/api/channels', 'channels'],
    ] as const) {
      const mine = (await test.app.inject({ url, headers: { cookie: first } })).json()[key];
      const theirs = (await test.app.inject({ url, headers: { cookie: second } })).json()[key];
      const ids = (rows: { id: string }[]) => rows.map((row) => row.id);
      expect(
        ids(mine).filter((id) => ids(theirs).includes(id)),
        url,
      ).toEqual([]);
    }
    const bind = (cookie: string) =>
      test.app.inject({
        method: 'PUT',
        url: `/api/channels/${device.channels[0].id}/chair`,
        payload: { chairId: chair.id },
        headers: { cookie },
      });
    expect((await bind(first)).json()).toMatchObject({ code: 'unknown-channel' });
    expect((await bind(second)).json()).toMatchObject({ code: 'not-found' });
    expect(test.told).not.toContain('channelBound');
  });

  it('a channel is bound to a chair and let go again', async () => {
    const cookie = await test.signInAs('administrator');
    const send = async (method: 'POST' | 'PUT', url: string, payload: object) =>
      (await test.app.inject({ method, url, payload, headers: { cookie } })).json();
    const chair = await send('POST', '/api/chairs', { label: '1' });
    const { channels } = await send('POST', '/api/devices', { label: 'A', channels: ['1'] });
    const url = `/api/channels/${channels[0].id}/chair`;
    expect(await send('PUT', url, { chairId: chair.id })).toMatchObject({
      chairId: chair.id,
      online: false,
    });
    expect(await send('PUT', url, { chairId: null })).toMatchObject({ chairId: null });
    expect(test.told.filter((what) => what === 'channelBound')).toHaveLength(2);
  });
});
