import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningServer, startServer } from '@chairside/server/composition';
import { hashPassword } from '@chairside/server/identity/passwords';
import { SIGN_IN_COOKIE, SignInService } from '@chairside/server/identity/sign-in.service';
import { readConfig } from '@chairside/server/platform/config';
import { createLogger } from '@chairside/server/platform/logger';
import { secretHash } from '@chairside/server/platform/secrets';
import type { UserRecord } from '@chairside/server/store/ports/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RawStation, rawStation } from '../support/raw-station.ts';

const OWN = 'dusk over the harbour';
const HOUR = 3_600_000;

describe('streams whose sign-in is over', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'chairside-ended-'));
  let server: RunningServer;
  let admin: UserRecord;
  let nurse: UserRecord;
  let clinic = 0;

  beforeAll(async () => {
    const config = readConfig({ HOST: '127.0.0.1', PORT: '0', CHAIRSIDE_DATA_DIR: dataDir });
    const passwordHash = await hashPassword(OWN);
    server = await startServer(config, {
      log: createLogger('silent'),
      prepare: async (store) => {
        clinic = (await store.clinics.create({ name: 'First', timeZone: 'UTC' })).id;
        const user = (userName: string, role: 'nurse' | 'administrator') =>
          store.identity.createUser({
            ...{ clinicId: clinic, userName, name: userName, role, passwordHash },
          });
        admin = await user('admin', 'administrator');
        nurse = await user('nurse', 'nurse');
      },
    });
  });
  afterAll(async () => {
    await server?.close();
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
  });

  /** As another process of the same database opens it. */
  async function signedIn(user: UserRecord, validMs = HOUR): Promise<string> {
    const { secret } = await new SignInService(server.store.identity, validMs).open(
      user,
      Date.now(),
    );
    return `${SIGN_IN_COOKIE}=${secret}`;
  }

  async function watching(cookie: string) {
    const station = await rawStation(server.url, cookie);
    const said: unknown[] = [];
    station.socket.on('signed-out', (message) => said.push(message));
    expect(await station.watch({ clinic })).toMatchObject({ ok: true });
    return { station, said };
  }

  const post = (path: string, cookie: string, body: object = {}) =>
    fetch(`${server.url}/api${path}`, {
      ...{ method: 'POST', headers: { cookie, 'content-type': 'application/json' } },
      body: JSON.stringify(body),
    });

  const cases: readonly {
    readonly name: string;
    readonly reason: string;
    readonly validMs?: number;
    end(cookie: string): Promise<unknown>;
  }[] = [
    { name: 'it expires', reason: 'expired', validMs: 3_000, end: async () => undefined },
    {
      name: 'its user signs out',
      reason: 'signed-out',
      end: (cookie) => post('/sign-out', cookie),
    },
    {
      name: 'another process ended it',
      reason: 'ended',
      end: (cookie) =>
        server.store.identity.deleteSignIn(secretHash(cookie.slice(cookie.indexOf('=') + 1))),
    },
    {
      name: 'somebody signs in anew in that browser',
      reason: 'signed-in-anew',
      end: (cookie) => post('/sign-in', cookie, { userName: 'admin', password: OWN }),
    },
    {
      name: 'another process set a new password',
      reason: 'ended',
      end: () =>
        server.store.identity.changeAccess(clinic, nurse.id, { passwordGiven: false }, null),
    },
    {
      name: 'an administrator set a new password',
      reason: 'password-changed',
      end: async () =>
        post(`/users/${nurse.id}/password`, await signedIn(admin), {
          password: 'a given password',
        }),
    },
    {
      name: 'an administrator deactivated its user',
      reason: 'deactivated',
      end: async () => post(`/users/${nurse.id}/deactivate`, await signedIn(admin)),
    },
  ];

  it.each(cases)('ID-188 end within seconds with the reason where $name', async (one) => {
    await server.store.identity.changeAccess(
      ...([clinic, nurse.id, { deactivatedAt: null, passwordGiven: false }, null] as const),
    );
    const cookie = await signedIn(nurse, one.validMs);
    const { station, said } = await watching(cookie);
    const witness = await watching(await signedIn(admin));
    await one.end(cookie);
    await expect.poll(() => station.socket.connected).toBe(false);
    expect(said).toEqual([{ reason: one.reason }]);
    await nothingMore(station, witness.station);
    expect(witness.said).toEqual([]);
    witness.station.socket.close();
  });

  /** Nothing comes any more, while somebody else goes on hearing the server's pulse. */
  async function nothingMore(ended: RawStation, witness: RawStation): Promise<void> {
    const [heard, before] = [ended.pulses.length, witness.pulses.length];
    await expect.poll(() => witness.pulses.length).toBeGreaterThan(before + 1);
    expect(ended.pulses).toHaveLength(heard);
  }

  it('ID-188 live on while the database is away', async () => {
    const { station } = await watching(await signedIn(admin));
    const { signedIn: ask } = server.store.identity;
    server.store.identity.signedIn = () => Promise.reject(new Error('connect ECONNREFUSED'));
    const before = station.pulses.length;
    await expect.poll(() => station.pulses.length).toBeGreaterThan(before + 8);
    expect(station.socket.connected).toBe(true);
    server.store.identity.signedIn = ask;
    station.socket.close();
  });
});
