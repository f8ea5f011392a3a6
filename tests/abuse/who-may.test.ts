import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningServer, startServer } from '@chairside/server/composition';
import { hashPassword } from '@chairside/server/identity/passwords';
import { policyOf } from '@chairside/server/identity/route-policies';
import { SIGN_IN_COOKIE, SignInService } from '@chairside/server/identity/sign-in.service';
import { readConfig } from '@chairside/server/platform/config';
import { createLogger } from '@chairside/server/platform/logger';
import { may, ROLES, type Role } from '@chairside/shared/people/roles';
import Fastify from 'fastify';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testApp } from '../support/test-app.ts';

interface Route {
  readonly method: string;
  /** As Fastify writes it: `/api/sessions/:id`. */
  readonly url: string;
}

describe('who may', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'chairside-who-may-'));
  const cookies = new Map<Role | 'given', string>();
  let server: RunningServer;
  let routes: Route[] = [];

  beforeAll(async () => {
    const config = readConfig({ HOST: '127.0.0.1', PORT: '0', CHAIRSIDE_DATA_DIR: dataDir });
    const passwordHash = await hashPassword('dusk over the harbour');
    server = await startServer(config, {
      log: createLogger('silent'),
      prepare: async (store) => {
        const { id: clinicId } = await store.clinics.create({ name: 'First', timeZone: 'UTC' });
        const signIns = new SignInService(store.identity, 3_600_000);
        for (const [name, role, passwordGiven] of [
          ...ROLES.map((each) => [each, each, false] as const),
          ['given', 'provider', true] as const,
        ]) {
          const user = await store.identity.createUser({
            ...{ clinicId, userName: name, name, role, passwordHash, passwordGiven },
          });
          const { secret } = await signIns.open(user, Date.now());
          cookies.set(name, `${SIGN_IN_COOKIE}=${secret}`);
        }
      },
    });
    const document: { paths: Record<string, Record<string, unknown>> } = await (
      await fetch(`${server.url}/api/openapi.json`)
    ).json();
    routes = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => ({
        method: method.toUpperCase(),
        url: path.replace(/\{(\w+)\}/g, ':$1'),
      })),
    );
  });
  afterAll(async () => {
    await server?.close();
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
  });

  async function ask({ method, url }: Route, cookie = '') {
    const path = url.replace(/:\w+/g, crypto.randomUUID());
    const answer = await fetch(`${server.url}${path}`, { method, headers: { cookie } });
    const text = await answer.text();
    const code = text.startsWith('{') ? (JSON.parse(text) as { code?: string }).code : undefined;
    return [answer.status, code] as const;
  }

  it('ID-07 every route of the running server says who may', () => {
    expect(routes.length).toBeGreaterThan(50);
    const without = routes.filter(({ method, url }) => policyOf(method, url) === null);
    expect(without).toEqual([]);
    const open = routes.filter(({ method, url }) => policyOf(method, url) === 'anybody');
    expect(open.map(({ method, url }) => `${method} ${url}`).sort()).toEqual([
      ...['GET /api/setup', 'POST /api/administrator-code', 'POST /api/first-administrator'],
      ...['POST /api/sign-in', 'POST /api/sign-out'],
    ]);
  });

  it('ID-07 every other route is refused without a sign-in, by an invented one, and with a given password', async () => {
    for (const route of routes) {
      const policy = policyOf(route.method, route.url);
      if (policy === 'anybody') continue;
      const name = `${route.method} ${route.url}`;
      for (const cookie of ['', `${SIGN_IN_COOKIE}=${'a'.repeat(43)}.9999999999999`]) {
        expect([name, await ask(route, cookie)]).toEqual([name, [401, 'not-signed-in']]);
      }
      if (policy === 'signed-in') continue;
      const given = await ask(route, cookies.get('given'));
      expect([name, given]).toEqual([name, [403, 'password-change-needed']]);
    }
  });

  it.each(ROLES)('ID-07 every route that is not of a %s refuses one', async (role) => {
    for (const route of routes) {
      const policy = policyOf(route.method, route.url);
      if (!policy || policy === 'anybody' || policy === 'signed-in' || may(role, policy)) continue;
      const name = `${route.method} ${route.url}`;
      const answer = await ask(route, cookies.get(role));
      expect([name, answer]).toEqual([name, [403, 'not-allowed']]);
    }
  });

  it('ID-07 a route that nobody has given a policy does not come up', async () => {
    const test = await testApp();
    await test.close();
    const app = Fastify();
    const { registerSignInGate } = await import('@chairside/server/identity/sign-in-gate');
    const identity = {
      requireUser: () => Promise.reject(new Error('nobody')),
      authenticateCookie: async () => null,
    };
    registerSignInGate(app, identity, { signInOf: () => null }, test.clock);
    expect(() => app.get('/api/new', async () => 'open')).toThrow('who may ask for');
    expect(() => app.get('/healthz', async () => 'open')).not.toThrow();
    await app.close();
  });

  it.each([
    ['/station', {}, 'not-signed-in'],
    ['/station', { cookie: `${SIGN_IN_COOKIE}=${'a'.repeat(43)}.9999999999999` }, 'not-signed-in'],
    ['/device', {}, 'bad-token'],
  ])('ID-07 no socket of %s without a sign-in or a token', async (namespace, headers, code) => {
    const socket = io(`${server.url}${namespace}`, {
      ...{ transports: ['websocket'], reconnection: false, forceNew: true },
      ...{ extraHeaders: headers, auth: { token: 'chd_of-nobody', protocol: 1 } },
    });
    const heard: unknown[] = [];
    socket.onAny((event) => heard.push(event));
    for (const event of ['station:watch', 'station:report', 'station:receipts', 'readings']) {
      socket.emit(event, {}, () => heard.push(`${event} was answered`));
    }
    const error = await new Promise<Error & { data?: { code?: string } }>((resolve, reject) => {
      socket.on('connect_error', resolve);
      socket.on('connect', () => reject(new Error('it was let in')));
    });
    expect(error.data?.code).toBe(code);
    expect(heard).toEqual([]);
    socket.close();
  });
});
