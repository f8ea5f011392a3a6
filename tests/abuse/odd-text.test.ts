import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningServer, startServer } from '@chairside/server/composition';
import { hashPassword } from '@chairside/server/identity/passwords';
import { SIGN_IN_COOKIE, SignInService } from '@chairside/server/identity/sign-in.service';
import { readConfig } from '@chairside/server/platform/config';
import { createLogger } from '@chairside/server/platform/logger';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ODD = [
  ['NUL', 'A\0B'],
  ['half a surrogate pair', 'A\ud83d'],
  ['zero width alone', '\u200b\u2060'],
  ['an override', 'Anna \u202eadniL'],
  ['an escape', 'A\u001b[2J'],
] as const;

describe('texts that are not fit to be kept', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'chairside-odd-text-'));
  const cookies = new Map<string, string>();
  let server: RunningServer;

  beforeAll(async () => {
    const config = readConfig({ HOST: '127.0.0.1', PORT: '0', CHAIRSIDE_DATA_DIR: dataDir });
    const passwordHash = await hashPassword('dusk over the harbour');
    server = await startServer(config, {
      log: createLogger('silent'),
      prepare: async (store) => {
        const { id: clinicId } = await store.clinics.create({ name: 'First', timeZone: 'UTC' });
        const signIns = new SignInService(store.identity, 3_600_000);
        for (const role of ['nurse', 'administrator'] as const) {
          const user = await store.identity.createUser({
            ...{ clinicId, userName: role, name: role, role, passwordHash },
          });
          const { secret } = await signIns.open(user, Date.now());
          cookies.set(role, `${SIGN_IN_COOKIE}=${secret}`);
        }
      },
    });
  });
  afterAll(async () => {
    await server?.close();
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
  });

  async function ask(role: string, path: string, body?: unknown, method = body ? 'POST' : 'GET') {
    const answer = await fetch(`${server.url}/api${path}`, {
      ...{
        method,
        headers: { cookie: cookies.get(role) ?? '', 'content-type': 'application/json' },
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const { code } = (await answer.json()) as { code?: string };
    return [answer.status, code];
  }

  const session = crypto.randomUUID();
  const command = (body: object) => ({ id: crypto.randomUUID(), ...body });
  const entries: readonly [string, string, string, (text: string) => unknown][] = [
    ['a chair', 'administrator', '/chairs', (label) => ({ label })],
    ['a monitor', 'administrator', '/devices', (label) => ({ label, channels: ['1'] })],
    ['a channel', 'administrator', '/devices', (name) => ({ label: 'Monitor', channels: [name] })],
    [
      'a user',
      'administrator',
      '/users',
      (name) => ({ userName: 'new', name, role: 'nurse', password: 'dusk over the harbour' }),
    ],
    [
      'a patient',
      'nurse',
      '/patients',
      (name) => ({ recordNumber: '0412', name, birthDate: '1980-05-04' }),
    ],
    [
      'a note',
      'nurse',
      `/sessions/${session}/commands`,
      (text) => command({ type: 'add-note', text }),
    ],
    [
      'a name at the door',
      'nobody',
      '/sign-in',
      (userName) => ({ userName, password: 'dusk over the harbour' }),
    ],
    ['a key of an object', 'administrator', '/chairs', (name) => ({ label: 'A', [name]: 1 })],
  ];

  describe.each(entries)('%s', (_what, role, path, body) => {
    it.each(ODD)('ID-190 of %s is refused', async (_name, text) => {
      expect(await ask(role, path, body(text))).toEqual([400, 'bad-request']);
    });
  });

  it.each([
    '/patients?search=%00',
    '/patients?search=A%00B',
    '/protocols/default%00%401',
    '/alarms?session=%00',
    '/sessions?patient=%00',
    '/sessions?search=%00',
    '/audit?before=%00',
  ])('ID-190 NUL in an address is refused: %s', async (path) => {
    const role = path.startsWith('/audit') ? 'administrator' : 'nurse';
    expect(await ask(role, path)).toEqual([400, 'bad-request']);
  });

  it('ID-190 a body that is nested as deep as it is long costs nobody anything', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const answer = await fetch(`${server.url}/api/chairs`, {
      ...{ method: 'POST', body: deep },
      headers: { cookie: cookies.get('administrator') ?? '', 'content-type': 'application/json' },
    });
    expect(answer.status).toBe(400);
    expect(await ask('administrator', '/chairs')).toEqual([200, undefined]);
  });

  it('ID-190 names of every script are taken', async () => {
    for (const label of ['राम', 'שרה', 'می\u200cخواهم', '山田', '👩\u200d⚕️']) {
      expect(await ask('administrator', '/chairs', { label })).toEqual([201, undefined]);
    }
  });
});
