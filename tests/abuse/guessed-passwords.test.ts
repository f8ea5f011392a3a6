import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PASSWORD, type TestApp, testApp } from '../support/test-app.ts';

const NURSE = 'nurse1';

interface Place {
  readonly address: string;
  /** As the browser brings its cookies. */
  readonly cookie?: string;
}

describe('passwords that are guessed', () => {
  let test: TestApp;
  beforeEach(async () => {
    test = await testApp();
  });
  afterEach(() => test.close());

  async function signIn(place: Place, password = PASSWORD, userName = NURSE) {
    const answer = await test.app.inject({
      ...{ method: 'POST', url: '/api/sign-in', remoteAddress: place.address },
      ...{ payload: { userName, password }, headers: { cookie: place.cookie ?? '' } },
    });
    const cookies = answer.cookies.map(({ name, value }) => `${name}=${value}`);
    return { status: answer.statusCode, cookie: cookies.join('; ') };
  }

  const wrongFrom = async (address: string, times: number) => {
    const tries = Array.from({ length: times }, () => signIn({ address }, 'a wrong password'));
    return (await Promise.all(tries)).map(({ status }) => status);
  };
  /** So many addresses that the name is refused to every further stranger. */
  const hammered = async () => {
    for (let address = 1; address <= 13; address++) await wrongFrom(`198.51.100.${address}`, 110);
  };

  it('ID-186 one address is refused after eight tries, and the user signs in from elsewhere', async () => {
    const statuses = await wrongFrom('198.51.100.1', 110);
    expect(statuses.filter((status) => status === 401)).toHaveLength(8);
    expect(statuses.filter((status) => status === 429)).toHaveLength(102);
    expect((await signIn({ address: '203.0.113.5' })).status).toBe(200);
    await wrongFrom('198.51.100.1', 110);
    expect((await signIn({ address: '203.0.113.6' })).status).toBe(200);
  });

  it('ID-186 many addresses shut out strangers, never where the user has signed in before', async () => {
    const { cookie } = await signIn({ address: '203.0.113.5' });
    await hammered();
    const cases: readonly [string, Place, number][] = [
      ['a stranger', { address: '203.0.113.9' }, 429],
      ['the address of before', { address: '203.0.113.5' }, 200],
      ['the browser of before, elsewhere', { address: '203.0.113.9', cookie }, 200],
      ['an invented browser', { address: '203.0.113.7', cookie: browser('x'.repeat(43)) }, 429],
    ];
    for (const [name, place, status] of cases) {
      expect([name, (await signIn(place)).status]).toEqual([name, status]);
    }
  });

  it('ID-186 a stranger at the same address leaves the known browser its allowance', async () => {
    const { cookie } = await signIn({ address: '203.0.113.5' });
    expect(await wrongFrom('203.0.113.5', 20)).toContain(429);
    expect((await signIn({ address: '203.0.113.5', cookie })).status).toBe(200);
  });

  it('ID-186 a known browser has eight tries itself', async () => {
    const { cookie } = await signIn({ address: '203.0.113.5' });
    const place = { address: '203.0.113.5', cookie };
    for (let tries = 0; tries < 8; tries++) {
      expect((await signIn(place, 'a wrong password')).status).toBe(401);
    }
    expect((await signIn(place)).status).toBe(429);
    // It is the user's, not the browser's: a colleague signs in there.
    expect((await signIn(place, PASSWORD, 'provider1')).status).toBe(200);
  });

  it('ID-12 the own password is asked for again while a stranger hammers the name', async () => {
    const { cookie } = await signIn({ address: '203.0.113.5' });
    await hammered();
    const answer = await test.app.inject({
      ...{ method: 'POST', url: '/api/password', remoteAddress: '203.0.113.9' },
      ...{ headers: { cookie }, payload: { current: PASSWORD, password: 'dusk over the harbour' } },
    });
    expect(answer.statusCode).toBe(204);
  });

  it('ID-186 tries while the database is away count nowhere', async () => {
    test.store.setAway(true);
    expect(await wrongFrom('203.0.113.5', 20)).not.toContain(429);
    test.store.setAway(false);
    expect((await signIn({ address: '203.0.113.5' })).status).toBe(200);
  });

  it('ID-187 a new sign-in in a browser ends the one that was open there', async () => {
    const first = await signIn({ address: '203.0.113.5' });
    const me = async (cookie: string) =>
      (await test.app.inject({ url: '/api/me', headers: { cookie } })).statusCode;
    const wrong = await signIn(
      { address: '203.0.113.5', cookie: first.cookie },
      'a wrong password',
    );
    expect([wrong.status, await me(first.cookie)]).toEqual([401, 200]);
    const second = await signIn(
      { address: '203.0.113.5', cookie: first.cookie },
      PASSWORD,
      'provider1',
    );
    expect([await me(first.cookie), await me(second.cookie)]).toEqual([401, 200]);
    const elsewhere = await signIn({ address: '203.0.113.6' });
    expect([await me(second.cookie), await me(elsewhere.cookie)]).toEqual([200, 200]);
  });

  it('ID-186 the cookie of the browser is out of reach of scripts and signs nobody in', async () => {
    const answer = await test.app.inject({
      ...{ method: 'POST', url: '/api/sign-in' },
      ...{ payload: { userName: NURSE, password: PASSWORD } },
    });
    const cookie = answer.cookies.find(({ name }) => name === 'chairside_browser');
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/api' });
    const me = await test.app.inject({
      ...{ url: '/api/me', headers: { cookie: browser(cookie?.value ?? '') } },
    });
    expect(me.statusCode).toBe(401);
  });
});

const browser = (secret: string) => `chairside_browser=${secret}`;
