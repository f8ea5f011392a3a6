import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { attachSockets, buildApp } from '@chairside/server/app';
import { AuditService } from '@chairside/server/audit/audit.service';
import { clinicsFeature } from '@chairside/server/clinics/clinics.feature';
import { devicesFeature } from '@chairside/server/devices/devices.feature';
import type { LiveDirectory } from '@chairside/server/engine/directory';
import { identityFeature } from '@chairside/server/identity/identity.feature';
import { hashPassword } from '@chairside/server/identity/passwords';
import { ManualClock } from '@chairside/server/platform/clock.fake';
import { createLogger } from '@chairside/server/platform/logger';
import { createMetrics } from '@chairside/server/platform/metrics';
import { ManualTimers } from '@chairside/server/platform/timers.fake';
import type { TrustedProxies } from '@chairside/server/platform/trusted-proxies';
import { createFakeStore, type FakeStore } from '@chairside/server/store/fake/store.fake';
import type { Role } from '@chairside/shared/people/roles';
import type { FastifyInstance } from 'fastify';

const CONFIG = { signInHours: 12, demo: false, secureCookies: false };
export const PASSWORD = 'a password of the tests';

export interface TestApp {
  readonly app: FastifyInstance;
  readonly clock: ManualClock;
  readonly store: FakeStore;
  readonly audit: AuditService;
  /** What the live side was told, by method name. */
  readonly told: string[];
  readonly state: { ready: boolean; database: boolean; recording: boolean };
  readonly code: string | null;
  /** `METHOD path` of every route that the features added. */
  readonly routes: string[];
  /** A clinic with one user of each role; the answer is the `Cookie` header of one of them. */
  signInAs(role: Role, clinicName?: string): Promise<string>;
  close(): Promise<void>;
}

/** The HTTP application over fakes. `setUp: false` leaves it without users, as a first run finds it. */
export async function testApp(
  options: { setUp?: boolean; requestsPerMinute?: number; trustProxy?: TrustedProxies } = {},
): Promise<TestApp> {
  const clock = new ManualClock();
  const store = createFakeStore();
  const log = createLogger('silent');
  const told: string[] = [];
  const live: LiveDirectory = {
    clinicAdded: () => told.push('clinicAdded'),
    chairAdded: () => told.push('chairAdded'),
    channelsAdded: () => told.push('channelsAdded'),
    channelBound: async () => {
      told.push('channelBound');
    },
    channelLink: () => ({ online: false, lastSeenAt: null, skewMs: null }),
  };
  const audit = new AuditService(store.audit, clock, log);
  const passwordHash = await hashPassword(PASSWORD);
  const clinicOf = async (name: string): Promise<number> => {
    const known = store.data.clinics.find((clinic) => clinic.name === name);
    if (known) return known.id;
    const { id } = await store.clinics.create({ name, timeZone: 'Europe/Berlin' });
    for (const role of ['nurse', 'provider', 'administrator'] as const) {
      await store.identity.createUser({
        clinicId: id,
        userName: `${role}${id}`,
        name: role,
        role,
        passwordHash,
      });
    }
    return id;
  };
  if (options.setUp !== false) await clinicOf('First');

  const webDir = await mkdtemp(join(tmpdir(), 'chairside-web-'));
  await mkdir(join(webDir, 'assets'));
  await writeFile(join(webDir, 'index.html'), '<!doctype html><title>Chairside</title>');
  await writeFile(join(webDir, 'assets', 'main-abc123.js'), 'export {};');

  const ground = { store, clock, timers: new ManualTimers(), audit, live, log, config: CONFIG };
  const people = await identityFeature({
    ...ground,
    clinicMade: async (clinic) => live.clinicAdded(clinic),
  });
  const house = { ...ground, identity: people.identity };
  const routes: string[] = [];
  const state = { ready: true, database: true, recording: true };
  const app = await buildApp({
    config: {
      ...{ webDir, secureCookies: CONFIG.secureCookies, trustProxy: options.trustProxy ?? 0 },
      requestsPerMinute: options.requestsPerMinute ?? 100_000,
    },
    version: '0.0.0',
    logger: log,
    health: {
      ready: () => state.ready,
      recording: () => state.recording,
      ping: async () => {
        if (!state.database) throw new Error('away');
      },
      metrics: createMetrics(),
    },
  });
  app.addHook('onRoute', ({ method, url }) => {
    if (method !== 'HEAD' && url.startsWith('/api/')) routes.push(`${method} ${url}`);
  });
  const devices = devicesFeature({
    ...house,
    links: {
      cutOff: (id) => void told.push(`cutOff ${id}`),
      sendingSet: (id) => void told.push(`sendingSet ${id}`),
    },
  });
  for (const feature of [people, clinicsFeature(house), devices]) feature.routes?.(app);
  attachSockets(app, false);
  return {
    app,
    clock,
    store,
    audit,
    told,
    state,
    code: people.firstRunCode,
    routes,
    async signInAs(role, clinicName = 'First') {
      const userName = `${role}${await clinicOf(clinicName)}`;
      const answer = await app.inject({
        method: 'POST',
        url: '/api/sign-in',
        payload: { userName, password: PASSWORD },
      });
      const [cookie] = answer.cookies;
      if (!cookie) throw new Error(`sign-in failed: ${answer.body}`);
      return `${cookie.name}=${cookie.value}`;
    },
    async close() {
      await app.close();
      await rm(webDir, { recursive: true, force: true });
    },
  };
}
