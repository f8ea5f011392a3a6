import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningServer, startServer } from '@chairside/server/composition';
import { hashPassword } from '@chairside/server/identity/passwords';
import { readConfig } from '@chairside/server/platform/config';
import { createLogger } from '@chairside/server/platform/logger';
import { type AuditEntry, auditListSchema } from '@chairside/shared/wire/audit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { socketIoTransport, webSocketTransport } from '../support/raw-device.ts';

const OWN = 'dusk over the harbour';

describe('tokens of monitors, and what the audit says', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'chairside-tokens-'));
  let server: RunningServer;
  let admin = '';
  let monitors = 0;

  async function ask(method: string, path: string, body?: object, cookie = admin) {
    const answer = await fetch(`${server.url}/api${path}`, {
      ...{ method, headers: { cookie, ...(body ? { 'content-type': 'application/json' } : {}) } },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await answer.text();
    return {
      status: answer.status,
      body: text === '' ? null : JSON.parse(text),
      cookie: answer.headers.getSetCookie()[0]?.split(';')[0] ?? '',
    };
  }

  async function audited<A extends AuditEntry['action']>(action: A) {
    const list = auditListSchema.parse((await ask('GET', '/audit?limit=200')).body);
    return list.entries
      .filter((entry): entry is Extract<AuditEntry, { action: A }> => entry.action === action)
      .toReversed();
  }

  const newMonitor = async (): Promise<{ id: string; token: string; label: string }> => {
    monitors += 1;
    const label = `Monitor ${monitors}`;
    return (await ask('POST', '/devices', { label, channels: ['1'] })).body;
  };
  const readings = (seq: number, stream: string) => ({
    ...{ channel: '1', stream, seq },
    readings: [{ t: Date.now(), hr: 72, spo2: 97 }],
  });

  beforeAll(async () => {
    const config = readConfig({ HOST: '127.0.0.1', PORT: '0', CHAIRSIDE_DATA_DIR: dataDir });
    server = await startServer(config, {
      log: createLogger('silent'),
      prepare: async (store) => {
        const { id: clinicId } = await store.clinics.create({ name: 'First', timeZone: 'UTC' });
        await store.identity.createUser({
          ...{ clinicId, userName: 'admin', name: 'Admin', role: 'administrator' },
          passwordHash: await hashPassword(OWN),
        });
      },
    });
    admin = (await ask('POST', '/sign-in', { userName: 'admin', password: OWN }, '')).cookie;
  });
  afterAll(async () => {
    await server?.close();
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
  });

  describe.each([webSocketTransport, socketIoTransport])('over $name', (transport) => {
    it.each([
      ['withdrawn', 'DELETE'],
      ['rotated', 'POST'],
    ])(
      'ID-189 a token that is %s cuts what is connected and lets nobody in',
      async (_what, method) => {
        const { id, token } = await newMonitor();
        const device = await transport.connect(server.url, token);
        const other = await newMonitor();
        const witness = await transport.connect(server.url, other.token);
        const stream = crypto.randomUUID();
        expect(await device.readings(readings(1, stream))).toMatchObject({ ok: true });
        const begun = performance.now();
        const answer = await ask(method, `/devices/${id}/token`);
        await device.closed;
        // Within a second of the answer; the request itself waits for the machine.
        expect(performance.now() - begun).toBeLessThan(5_000);
        expect(await device.closing).toContain('withdrawn');
        await expect(transport.connect(server.url, token)).rejects.toMatchObject({
          code: 'bad-token',
        });
        expect(await witness.readings(readings(1, stream))).toMatchObject({ ok: true });
        witness.close();
        if (method === 'DELETE') return;
        const again = await transport.connect(server.url, answer.body.token);
        // What was stored before is still known: the stream goes on where it was.
        expect(again.welcome.committed['1']).toEqual({ stream, seq: 1 });
        expect(await again.readings(readings(2, stream))).toMatchObject({ ok: true });
        again.close();
      },
    );
  });

  it('ID-189 a monitor that is on its way in while its token is withdrawn does not stay', async () => {
    const { id, token } = await newMonitor();
    const devices = Array.from({ length: 10 }, () =>
      webSocketTransport.connect(server.url, token).catch(() => null),
    );
    await ask('DELETE', `/devices/${id}/token`);
    for (const device of await Promise.all(devices)) await device?.closed;
    const { channels } = (await ask('GET', '/channels')).body;
    const mine = channels.filter((one: { deviceId: string }) => one.deviceId === id);
    expect(mine).toMatchObject([{ online: false }]);
  });

  it('ID-360 a monitor whose token was withdrawn stays in the list, with when and by whom', async () => {
    const { id } = await newMonitor();
    const shown = async () => {
      const { channels } = (await ask('GET', '/channels')).body;
      return channels.find((one: { deviceId: string }) => one.deviceId === id)?.withdrawn;
    };
    expect(await shown()).toBeNull();
    const before = Date.now();
    await ask('DELETE', `/devices/${id}/token`);
    expect(await shown()).toEqual({ at: expect.any(Number), by: 'Admin' });
    expect((await shown()).at).toBeGreaterThanOrEqual(before - 1_000);
    await ask('POST', `/devices/${id}/token`);
    expect(await shown()).toBeNull();
  });

  it('VI-360 units and codes are set by an administrator, and audited', async () => {
    const { id, label } = await newMonitor();
    const set = (body: object) => ask('PUT', `/devices/${id}/sending`, body);
    const sending = { units: { etco2: 'kPa' }, noData: { hr: [999] } };
    expect((await set(sending)).status).toBe(204);
    const { channels } = (await ask('GET', '/channels')).body;
    const mine = channels.find((one: { deviceId: string }) => one.deviceId === id);
    expect(mine.sending).toEqual(sending);
    const none = { units: {}, noData: {} };
    const said = (await audited('device')).filter(({ subject }) => subject.label === label);
    expect(said.at(-1)).toMatchObject({
      by: { name: 'Admin' },
      subject: { change: 'sending-set', sending: { from: none, to: sending } },
      end: { outcome: 'completed' },
    });
    // Of another way of sending nothing is taken, and what stood stays.
    for (const bad of [
      { units: { etco2: 'torr' }, noData: {} },
      { units: { hr: 'Hz' }, noData: {} },
      { units: {}, noData: { hr: [72] } },
      { units: {}, noData: { rr: [0] } },
      { units: {}, noData: { temp: [98.6] } },
      { units: {}, noData: { hr: ['999'] } },
      { units: {}, noData: { hr: Array.from({ length: 9 }, (_, index) => 900 + index) } },
    ]) {
      expect((await set(bad)).status).toBe(400);
    }
    expect((await ask('PUT', `/devices/${crypto.randomUUID()}/sending`, none)).status).toBe(404);
    expect((await audited('device')).filter(({ subject }) => subject.label === label)).toHaveLength(
      said.length,
    );
  });

  it('ID-189 the token of another clinic’s monitor, or of none, cannot be touched', async () => {
    for (const method of ['POST', 'DELETE']) {
      const answer = await ask(method, `/devices/${crypto.randomUUID()}/token`);
      expect([answer.status, answer.body.code]).toEqual([404, 'not-found']);
    }
  });

  it('ID-16 chairs, monitors, tokens, bindings, keys and protocols stand in the audit', async () => {
    const chair = (await ask('POST', '/chairs', { label: 'Window' })).body;
    const { id, label } = await newMonitor();
    const { channels } = (await ask('GET', '/channels')).body;
    const channel = channels.find((one: { deviceId: string }) => one.deviceId === id);
    await ask('PUT', `/channels/${channel.id}/chair`, { chairId: chair.id });
    await ask('PUT', `/channels/${channel.id}/chair`, { chairId: null });
    await ask('POST', `/devices/${id}/token`);
    await ask('DELETE', `/devices/${id}/token`);
    await ask('POST', '/signing-keys');
    const { protocols } = (await ask('GET', '/protocols')).body;
    await ask('POST', '/protocols/commands', { type: 'draft', basedOn: protocols[0].reference });
    await ask('POST', '/chairs', { label: 'Window' });
    const said = async (action: AuditEntry['action']) =>
      (await audited(action)).map(({ subject, end, by }) => ({
        ...('change' in subject ? { change: subject.change } : {}),
        outcome: end?.outcome,
        by: by.kind === 'user' ? by.name : by.kind,
        about: 'label' in subject ? subject.label : null,
      }));
    const done = (change: string, about: string | null) => ({
      ...{ change, about, outcome: 'completed', by: 'Admin' },
    });
    expect(await said('chair')).toEqual([
      done('created', 'Window'),
      { ...done('created', 'Window'), outcome: 'failed' },
    ]);
    expect((await said('device')).filter(({ about }) => about === label)).toEqual([
      ...[done('created', label), done('token-rotated', label), done('token-withdrawn', label)],
    ]);
    expect(await said('channel')).toEqual([done('bound', null), done('let-go', null)]);
    expect(await said('signing-key')).toEqual([done('rotated', null)]);
    expect(await said('protocol')).toEqual([done('draft', null)]);
  });

  it('ID-16 sign-ins stand in the audit, good and failed, and a stranger fills no book', async () => {
    const before = (await audited('sign-in')).length;
    const attempt = (userName: string, password: string) =>
      ask('POST', '/sign-in', { userName, password }, '');
    await attempt('a password typed as a name', OWN);
    for (let tries = 0; tries < 30; tries++) await attempt('admin', 'a wrong password');
    const added = async () => (await audited('sign-in')).slice(before);
    // A failed try is written down beside its answer, not before it.
    const counted = async () =>
      (await added())
        .map(({ subject, by, end }) => `${subject.change} ${by.kind} ${end?.outcome}`)
        .sort();
    await expect
      .poll(counted)
      .toEqual(['limit-reached nobody failed', ...Array(8).fill('wrong-password nobody failed')]);
    expect(JSON.stringify(await added())).not.toContain('typed as a name');
    expect(JSON.stringify(await added())).not.toContain('wrong password"');
  });
});
