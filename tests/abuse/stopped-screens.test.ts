import { randomUUID } from 'node:crypto';
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
import { auditListSchema } from '@chairside/shared/wire/audit';
import type { StoppedScreen, StoppedScreens } from '@chairside/shared/wire/station';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Chart } from '../support/chart.ts';
import { type RawStation, rawStation } from '../support/raw-station.ts';

const OWN = 'dusk over the harbour';
const HOUR = 3_600_000;

interface Screen {
  readonly station: RawStation;
  /** What it was told last. */
  stopped(): readonly StoppedScreen[] | null;
}

describe('screens that stopped watching', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'chairside-stopped-'));
  let server: RunningServer;
  let admin: UserRecord;
  let nurse: UserRecord;
  /** Charts, and watches nothing. */
  let charge: UserRecord;
  let clinic = 0;
  let chair = '';
  let running = '';
  let chart: Chart;
  const open: RawStation[] = [];

  beforeAll(async () => {
    const config = readConfig({ HOST: '127.0.0.1', PORT: '0', CHAIRSIDE_DATA_DIR: dataDir });
    const passwordHash = await hashPassword(OWN);
    server = await startServer(config, {
      log: createLogger('silent'),
      prepare: async (store) => {
        clinic = (await store.clinics.create({ name: 'First', timeZone: 'UTC' })).id;
        chair = (await store.clinics.createChair(clinic, '3')).id;
        const user = (userName: string, name: string, role: 'nurse' | 'administrator') =>
          store.identity.createUser({
            ...{ clinicId: clinic, userName, name, role, passwordHash },
          });
        admin = await user('admin', 'Administrator', 'administrator');
        nurse = await user('nurse', 'Nurse', 'nurse');
        charge = await user('charge', 'Charge nurse', 'nurse');
      },
    });
  });
  afterAll(async () => {
    await server?.close();
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
  });
  beforeEach(async () => {
    await server.store.identity.changeAccess(
      ...([clinic, nurse.id, { deactivatedAt: null, passwordGiven: false }, null] as const),
    );
    chart = new Chart(server.url, await signedIn(charge));
    running = randomUUID();
    await chart.must(running, { type: 'open', chairId: chair, patientRef: '0412' });
  });
  afterEach(async () => {
    for (const { socket } of open.splice(0)) socket.close();
    await chart.send(running, { type: 'close', outcome: 'cancelled' });
    const { station, stopped } = await screen(await signedIn(admin));
    await expect.poll(stopped).toEqual([]);
    station.socket.close();
    open.pop();
  });

  /** As another process of the same database opens it. */
  async function signedIn(user: UserRecord, validMs = HOUR): Promise<string> {
    const signIns = new SignInService(server.store.identity, validMs);
    return `${SIGN_IN_COOKIE}=${(await signIns.open(user, Date.now())).secret}`;
  }

  async function screen(cookie: string, id: string = randomUUID()): Promise<Screen> {
    const station = await rawStation(server.url, cookie);
    open.push(station);
    let last: readonly StoppedScreen[] | null = null;
    station.socket.on('stopped-screens', ({ screens }: StoppedScreens) => {
      last = screens;
    });
    expect(await station.watch({ clinic, station: id })).toMatchObject({ ok: true });
    await expect.poll(() => last).not.toBeNull();
    return { station, stopped: () => last };
  }

  const post = (path: string, cookie: string, body: object = {}) =>
    fetch(`${server.url}/api${path}`, {
      ...{ method: 'POST', headers: { cookie, 'content-type': 'application/json' } },
      body: JSON.stringify(body),
    });
  const newPassword = async () =>
    post(`/users/${nurse.id}/password`, await signedIn(admin), { password: 'a given password' });
  const endedElsewhere = (cookie: string) =>
    server.store.identity.deleteSignIn(secretHash(cookie.slice(cookie.indexOf('=') + 1)));
  /** A screen of the nurse whose sign-in another process has ended. */
  async function dark(id?: string): Promise<void> {
    const cookie = await signedIn(nurse);
    const wall = await screen(cookie, id);
    await endedElsewhere(cookie);
    await gone(wall);
  }
  const gone = async ({ station }: Screen) =>
    expect.poll(() => station.socket.connected).toBe(false);
  /** A round of the server has passed, so that whatever it had to tell is told. */
  async function aRoundLater({ station }: Screen): Promise<void> {
    const before = station.pulses.length;
    await expect.poll(() => station.pulses.length).toBeGreaterThan(before + 1);
  }

  async function audited(): Promise<string[]> {
    const headers = { cookie: await signedIn(admin) };
    const answer = await fetch(`${server.url}/api/audit?limit=200`, { headers });
    return auditListSchema
      .parse(await answer.json())
      .entries.flatMap(({ action, subject, by }) =>
        action === 'screen'
          ? [`${subject.userName} ${subject.stationId} ${subject.reason} ${by.kind}`]
          : [],
      );
  }

  it.each<{ name: string; reason: string; validMs?: number; end(cookie: string): unknown }>([
    { name: 'expired', reason: 'expired', validMs: 3_000, end: () => undefined },
    { name: 'ended with a new password', reason: 'password-changed', end: newPassword },
    {
      name: 'ended with the access of its user',
      reason: 'deactivated',
      end: async () => post(`/users/${nurse.id}/deactivate`, await signedIn(admin)),
    },
    {
      name: 'was ended by another process',
      reason: 'ended',
      end: endedElsewhere,
    },
  ])('SR-430 is told to the others, and to the audit, where its sign-in $name', async (one) => {
    const id = randomUUID();
    const other = await screen(await signedIn(admin));
    expect(other.stopped()).toEqual([]);
    const cookie = await signedIn(nurse, one.validMs);
    const wall = await screen(cookie, id);
    const before = Date.now();
    await one.end(cookie);
    await gone(wall);
    await expect.poll(() => other.stopped()).toHaveLength(1);
    const [told] = other.stopped() ?? [];
    expect(told).toMatchObject({ name: 'Nurse', reason: one.reason });
    expect(Math.abs((told?.at ?? 0) - before)).toBeLessThan(60_000);
    await expect.poll(audited).toContain(`nurse ${id} ${one.reason} nobody`);
    // Whoever comes later hears it too.
    const later = await screen(await signedIn(admin));
    expect(later.stopped()).toEqual(other.stopped());
  });

  it('SR-430 names the chair whose own screen it was', async () => {
    const other = await screen(await signedIn(admin));
    const own = await screen(await signedIn(nurse));
    const status = { visible: true, sound: 'running', bedside: true, chair };
    await own.station.socket.emitWithAck('station:report', status);
    await newPassword();
    await expect.poll(() => other.stopped()).toMatchObject([{ name: 'Nurse', chair: '3' }]);
  });

  it('SR-431 is over when that person watches at another screen, not by one that watched on', async () => {
    const other = await screen(await signedIn(admin));
    const kept = await signedIn(nurse);
    const phone = await screen(kept);
    await dark();
    await expect.poll(() => other.stopped()).toHaveLength(1);
    phone.station.socket.close();
    const back = await screen(kept);
    await aRoundLater(other);
    expect(back.stopped()).toHaveLength(1);
    expect(other.stopped()).toHaveLength(1);
    await screen(await signedIn(nurse));
    await expect.poll(() => other.stopped()).toEqual([]);
    await expect.poll(() => back.stopped()).toEqual([]);
  });

  it('SR-431 is over when that screen watches again under whoever signed in there', async () => {
    const id = randomUUID();
    const other = await screen(await signedIn(admin));
    await dark(id);
    await expect.poll(() => other.stopped()).toHaveLength(1);
    const again = await screen(await signedIn(admin), id);
    await expect.poll(() => other.stopped()).toEqual([]);
    expect(again.stopped()).toEqual([]);
  });

  it('SR-431 is over with the last running session', async () => {
    const other = await screen(await signedIn(admin));
    await dark();
    await expect.poll(() => other.stopped()).toHaveLength(1);
    await chart.must(running, { type: 'close', outcome: 'cancelled' });
    await expect.poll(() => other.stopped()).toEqual([]);
  });

  it('SR-432 is no notice where nobody has a session to watch', async () => {
    await chart.must(running, { type: 'close', outcome: 'cancelled' });
    const before = await audited();
    const other = await screen(await signedIn(admin));
    await dark();
    await aRoundLater(other);
    expect(other.stopped()).toEqual([]);
    expect(await audited()).toEqual(before);
  });

  it('SR-432 is no notice where its user signed out or somebody signed in anew, with others watching', async () => {
    const before = await audited();
    const other = await screen(await signedIn(admin));
    const out = await signedIn(nurse);
    const wall = await screen(out);
    await post('/sign-out', out);
    await gone(wall);
    const anew = await signedIn(nurse);
    const browser = await screen(anew);
    await post('/sign-in', anew, { userName: 'admin', password: OWN });
    await gone(browser);
    await aRoundLater(other);
    expect(other.stopped()).toEqual([]);
    expect(await audited()).toEqual(before);
  });

  it('SR-432 is told to whoever comes next where the last screen signed out', async () => {
    const cookie = await signedIn(nurse);
    const tabs = [await screen(cookie), await screen(cookie)];
    await post('/sign-out', cookie);
    for (const tab of tabs) await gone(tab);
    const next = await screen(await signedIn(admin));
    expect(next.stopped()).toMatchObject([{ name: 'Nurse', reason: 'signed-out' }]);
  });
});
