import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { attachSockets, buildApp } from '@chairside/server/app';
import { AuditService } from '@chairside/server/audit/audit.service';
import { registerChairRoutes } from '@chairside/server/clinics/chairs.routes';
import { ClinicReadModel } from '@chairside/server/clinics/clinic.read-model';
import { FakeClinicStore } from '@chairside/server/clinics/clinics.fake';
import { DeviceNotes } from '@chairside/server/devices/device-notes';
import { FakeDeviceStore } from '@chairside/server/devices/devices.fake';
import { registerDeviceRoutes } from '@chairside/server/devices/devices.routes';
import { DevicesService } from '@chairside/server/devices/devices.service';
import type { LiveDirectory } from '@chairside/server/engine/directory';
import { AdministratorCodes } from '@chairside/server/identity/administrator-code';
import { cookieIdentity } from '@chairside/server/identity/cookie-identity';
import { FirstRun } from '@chairside/server/identity/first-run';
import { FakeIdentityStore } from '@chairside/server/identity/identity.fake';
import { registerIdentityRoutes } from '@chairside/server/identity/identity.routes';
import { hashPassword } from '@chairside/server/identity/passwords';
import { auditRefusedSignIn } from '@chairside/server/identity/refused-sign-ins';
import { SignInService } from '@chairside/server/identity/sign-in.service';
import { registerUserRoutes } from '@chairside/server/identity/users.routes';
import { ManualClock } from '@chairside/server/platform/clock.fake';
import { createLogger } from '@chairside/server/platform/logger';
import { createMetrics } from '@chairside/server/platform/metrics';
import type { TrustedProxies } from '@chairside/server/platform/trusted-proxies';
import { createFakeAudit } from '@chairside/server/store/fake/fake-audit';
import type { Role } from '@chairside/shared/people/roles';
import type { FastifyInstance } from 'fastify';

export const PASSWORD = 'a password of the tests';

export interface TestApp {
  readonly app: FastifyInstance;
  readonly clock: ManualClock;
  readonly users: FakeIdentityStore;
  readonly clinics: FakeClinicStore;
  readonly devices: FakeDeviceStore;
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
  const users = new FakeIdentityStore();
  const clinics = new FakeClinicStore();
  const devices = new FakeDeviceStore();
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
  const audit = new AuditService(createFakeAudit(), clock, createLogger('silent'));
  const passwordHash = await hashPassword(PASSWORD);
  const clinicOf = async (name: string): Promise<number> => {
    const known = clinics.clinicRows.find((clinic) => clinic.name === name);
    if (known) return known.id;
    const { id } = await clinics.create({ name, timeZone: 'Europe/Berlin' });
    for (const role of ['nurse', 'provider', 'administrator'] as const) {
      await users.createUser({
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

  const signIns = new SignInService(users, 12 * 3_600_000, (refused) =>
    auditRefusedSignIn(audit, refused),
  );
  const identity = cookieIdentity(signIns, clock);
  const firstRun = new FirstRun(users, clinics);
  const code = await firstRun.begin();
  const service = new DevicesService({
    devices,
    clinics,
    live,
    notes: new DeviceNotes(),
    cutOff: (id) => void told.push(`cutOff ${id}`),
    sendingSet: (id) => void told.push(`sendingSet ${id}`),
    clock,
  });
  const routes: string[] = [];
  const state = { ready: true, database: true, recording: true };
  const app = await buildApp({
    config: {
      webDir,
      secureCookies: false,
      trustProxy: options.trustProxy ?? 0,
      requestsPerMinute: options.requestsPerMinute ?? 100_000,
    },
    version: '0.0.0',
    logger: createLogger('silent'),
    health: {
      ready: () => state.ready,
      recording: () => state.recording,
      ping: async () => {
        if (!state.database) throw new Error('away');
      },
      metrics: createMetrics(),
    },
    routes: [
      (to) =>
        to.addHook('onRoute', ({ method, url }) => {
          if (method !== 'HEAD' && url.startsWith('/api/')) routes.push(`${method} ${url}`);
        }),
      (to) =>
        registerIdentityRoutes(to, {
          identity,
          signIns,
          firstRun,
          codes: new AdministratorCodes(users),
          audit,
          clinics: new ClinicReadModel(clinics),
          clinicMade: async (clinic) => live.clinicAdded(clinic),
          clock,
          demo: false,
          secureCookies: false,
        }),
      (to) => registerUserRoutes(to, { identity, signIns, users, audit, clock }),
      (to) => registerChairRoutes(to, { identity, clinics, audit, chairAdded: live.chairAdded }),
      (to) => registerDeviceRoutes(to, { identity, devices: service, audit }),
    ],
  });
  attachSockets(app, false);
  return {
    app,
    clock,
    users,
    clinics,
    devices,
    audit,
    told,
    state,
    code,
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
