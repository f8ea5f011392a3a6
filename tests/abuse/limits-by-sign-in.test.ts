import { SIGN_IN_COOKIE } from '@chairside/server/identity/sign-in.service';
import { ROLES } from '@chairside/shared/people/roles';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApp, testApp } from '../support/test-app.ts';
import { VisitClinic } from '../support/visit-clinic.ts';

const PER_MINUTE = 60;
const ADDRESS = '192.0.2.7';

describe('the limit of requests of one sign-in', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await testApp({ requestsPerMinute: PER_MINUTE });
  });
  afterAll(() => test.close());

  const ask = (url: string, cookie: string, remoteAddress = ADDRESS) =>
    test.app.inject({ url, remoteAddress, headers: { cookie } });
  async function statuses(url: string, cookie: string, count = PER_MINUTE): Promise<Set<number>> {
    const all = new Set<number>();
    for (let index = 0; index < count; index++) all.add((await ask(url, cookie)).statusCode);
    return all;
  }

  it('ID-380 a loop of cheap requests is refused past it, typed, with when to come back, on every route', async () => {
    const cookie = await test.signInAs('nurse');
    expect(await statuses('/api/chairs', cookie)).toEqual(new Set([200]));
    for (const url of ['/api/chairs', '/api/channels', '/api/me']) {
      const refused = await ask(url, cookie);
      expect(refused.json()).toMatchObject({ status: 429, code: 'too-many-requests' });
      const seconds = Number(refused.headers['retry-after']);
      expect(seconds).toBeGreaterThan(0);
      expect(seconds).toBeLessThanOrEqual(60);
    }
    // Another address is no way around it.
    expect((await ask('/api/chairs', cookie, '198.51.100.1')).statusCode).toBe(429);
  });

  it('ID-380 the screens behind one address are counted apart, and apart from who is not signed in there', async () => {
    const cookies = await Promise.all(
      Array.from({ length: 5 }, (_, index) => test.signInAs(ROLES[index % 3] ?? 'nurse')),
    );
    for (const cookie of cookies) {
      expect(await statuses('/api/chairs', cookie)).toEqual(new Set([200]));
    }
    expect((await ask('/api/setup', '')).statusCode).toBe(200);
  });

  it.each([
    ['an unknown sign-in', 401, `${SIGN_IN_COOKIE}=${'a'.repeat(43)}.9999999999999`],
    ['a role that may not', 403, 'nurse'],
  ])('ID-380 what is refused is counted: %s', async (_name, status, who) => {
    const cookie = who === 'nurse' ? await test.signInAs('nurse', 'Second') : who;
    const used = who === 'nurse' ? 0 : 1;
    expect(await statuses('/api/users', cookie, PER_MINUTE - used)).toEqual(new Set([status]));
    expect((await ask('/api/users', cookie)).statusCode).toBe(429);
  });
});

describe('a sign-in that has used up its requests', () => {
  let clinic: VisitClinic;
  beforeAll(async () => {
    clinic = await VisitClinic.open({
      environment: { CHAIRSIDE_REQUESTS_PER_MINUTE: String(PER_MINUTE) },
    });
  });
  afterAll(() => clinic.close());

  it('ID-381 goes on charting and acknowledging, as nobody else notices it', async () => {
    const session = await clinic.openFor('0412');
    const me = async (path: string, count: number) => {
      const all = await Promise.all(Array.from({ length: count }, () => clinic.fetch(path)));
      return all.map(({ status }) => status);
    };
    await me('/api/me', PER_MINUTE);
    expect(await me('/api/me', 3)).toEqual([429, 429, 429]);
    expect(await me(`/api/sessions/${session}`, 1)).toEqual([429]);

    const { provider } = clinic;
    await provider.must(session, { type: 'observe-effect', term: 'seizure', severity: 'severe' });
    const alarmId = 'effect:seizure#1';
    await provider.must(session, { type: 'acknowledge-alarm', alarmId });
    const other = { userName: 'nurse', password: clinic.password };
    const note = { type: 'add-note', text: 'Position changed.' } as const;
    expect(await provider.secondPerson(session, other, note)).not.toMatchObject({
      problem: { status: 429 },
    });
    const log = await clinic.nurse.log(session);
    expect(log.map(({ body }) => body.type)).toEqual(
      expect.arrayContaining(['effect-observed', 'alarm-changed', 'alarm-acknowledged']),
    );
  });
});
