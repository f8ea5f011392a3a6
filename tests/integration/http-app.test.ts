import { problemSchema } from '@chairside/shared/wire/errors';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TestApp, testApp } from '../support/test-app.ts';

let test: TestApp;
beforeEach(async () => {
  test = await testApp();
});
afterEach(() => test.close());

describe('the HTTP application', () => {
  it.each([
    [
      'a body that is no JSON',
      { payload: '{', headers: { 'content-type': 'application/json' } },
      400,
      'bad-request',
    ],
    [
      'a body of another type',
      { payload: '<x/>', headers: { 'content-type': 'text/xml' } },
      415,
      'bad-request',
    ],
    ['a body too large', { payload: { userName: 'x'.repeat(300_000) } }, 413, 'bad-request'],
    ['a body without its fields', { payload: { userName: 7 } }, 400, 'bad-request'],
    [
      'a wrong password',
      { payload: { userName: 'nurse1', password: 'x' } },
      401,
      'wrong-credentials',
    ],
  ])('DM-02 %s gets a problem', async (_what, request, status, code) => {
    const answer = await test.app.inject({ method: 'POST', url: '/api/sign-in', ...request });
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(problemSchema.parse(answer.json())).toMatchObject({ status, code });
    expect(answer.statusCode).toBe(status);
  });

  it('DM-02 names every field that is wrong', async () => {
    const answer = await test.app.inject({
      method: 'POST',
      url: '/api/sign-in',
      payload: { userName: 7 },
    });
    expect(answer.json().issues.map((issue: { path: string }) => issue.path)).toEqual([
      'userName',
      'password',
    ]);
  });

  it('DM-02 too many requests from one address are slowed, and other paths are not', async () => {
    const slow = await testApp({ requestsPerMinute: 60 });
    const get = (url: string) => slow.app.inject({ url });
    for (let index = 0; index < 60; index++) expect((await get('/api/setup')).statusCode).toBe(200);
    const refused = await get('/api/setup');
    expect(refused.json()).toMatchObject({ status: 429, code: 'too-many-requests' });
    expect(refused.headers['retry-after']).toBeDefined();
    expect((await get('/')).statusCode).toBe(200);
    await slow.close();
  });

  it('DM-03 hashed files never expire, the page is asked for anew', async () => {
    const asset = await test.app.inject({ url: '/assets/main-abc123.js' });
    expect(asset.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    for (const url of ['/', '/sessions/17', '/sign-in?next=/']) {
      const page = await test.app.inject({ url });
      expect(page.statusCode, url).toBe(200);
      expect(page.headers['cache-control'], url).toBe('no-cache');
      expect(page.body, url).toContain('<title>Chairside</title>');
    }
  });

  it.each(['/api/nothing', '/api', '/assets/gone.js', '/favicon.png', '/../package.json'])(
    'DM-03 %s is a miss',
    async (url) => {
      const answer = await test.app.inject({ url });
      expect(answer.statusCode).toBe(404);
      expect(answer.json()).toMatchObject({ code: 'not-found' });
    },
  );

  it('DM-04 the OpenAPI document is 3.1 and lists every route under /api', async () => {
    const document = (await test.app.inject({ url: '/api/openapi.json' })).json();
    expect(document.openapi).toMatch(/^3\.1\./);
    const listed = Object.entries<object>(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map(
        (method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`,
      ),
    );
    expect(test.routes.length).toBeGreaterThanOrEqual(12);
    expect(listed.sort()).toEqual([...test.routes].sort());
    for (const [path, methods] of Object.entries<
      Record<string, { responses: object; summary?: string }>
    >(document.paths)) {
      for (const [method, operation] of Object.entries(methods)) {
        expect(operation.summary, `${method} ${path}`).toBeTruthy();
        expect(Object.keys(operation.responses), `${method} ${path}`).not.toHaveLength(0);
      }
    }
    expect((await test.app.inject({ url: '/api/docs/' })).statusCode).toBe(200);
  });

  it('DM-10 lives without a database and is not ready without one', async () => {
    const status = async (url: string) => (await test.app.inject({ url })).statusCode;
    expect([await status('/healthz'), await status('/readyz')]).toEqual([200, 200]);
    test.state.database = false;
    expect([await status('/healthz'), await status('/readyz')]).toEqual([200, 503]);
    test.state.database = true;
    test.state.ready = false;
    expect([await status('/healthz'), await status('/readyz')]).toEqual([200, 503]);
    test.state.ready = true;
    test.state.recording = false;
    expect([await status('/healthz'), await status('/readyz')]).toEqual([200, 503]);
    test.state.recording = true;
    expect([await status('/healthz'), await status('/readyz')]).toEqual([200, 200]);
  });

  it('tells Prometheus its figures', async () => {
    const answer = await test.app.inject({ url: '/metrics' });
    expect(answer.headers['content-type']).toContain('text/plain');
    for (const name of [
      'chairside_readings_total',
      'chairside_commit_seconds',
      'chairside_evaluation_lag_seconds',
      'chairside_connected_stations',
    ]) {
      expect(answer.body).toContain(name);
    }
  });

  it('the content policy works over plain http', async () => {
    const policy = String((await test.app.inject({ url: '/' })).headers['content-security-policy']);
    expect(policy).not.toContain('upgrade-insecure-requests');
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("style-src 'self' 'unsafe-inline'");
    expect(
      (await test.app.inject({ url: '/' })).headers['strict-transport-security'],
    ).toBeUndefined();
  });
});
