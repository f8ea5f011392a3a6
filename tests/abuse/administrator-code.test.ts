import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { type RunningServer, startServer } from '@chairside/server/composition';
import { readConfig } from '@chairside/server/platform/config';
import { createLogger } from '@chairside/server/platform/logger';
import { auditListSchema } from '@chairside/shared/wire/audit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const run = promisify(execFile);
const ROOT = resolve(import.meta.dirname, '../..');

describe('a clinic whose administrators cannot sign in', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'chairside-code-'));
  const environment = { ...process.env, CHAIRSIDE_DATA_DIR: dataDir };
  let server: RunningServer | null = null;

  const start = () =>
    startServer(readConfig({ HOST: '127.0.0.1', PORT: '0', CHAIRSIDE_DATA_DIR: dataDir }), {
      log: createLogger('silent'),
    });
  it('ID-191 where there is no clinic it says where it looked', async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'chairside-nobody-'));
    const asked = run('node', ['server/src/admin-code.ts'], {
      ...{ cwd: ROOT, env: { ...environment, CHAIRSIDE_DATA_DIR: elsewhere } },
    });
    await expect(asked).rejects.toMatchObject({
      stderr: expect.stringContaining(`There is no clinic in ${elsewhere}.`),
    });
    rmSync(elsewhere, { recursive: true, force: true, maxRetries: 5 });
  });

  async function code(): Promise<string> {
    const { stdout } = await run('node', ['server/src/admin-code.ts'], {
      ...{ cwd: ROOT, env: environment },
    });
    return /[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}/.exec(stdout)?.[0] ?? stdout;
  }
  const use = (given: string, userName: string, password = 'dusk over the harbour') =>
    fetch(`${server?.url}/api/administrator-code`, {
      ...{ method: 'POST', headers: { 'content-type': 'application/json' } },
      body: JSON.stringify({ code: given, userName, name: 'New', password }),
    });

  beforeAll(async () => {
    server = await start();
    await server.store.clinics.create({ name: 'First', timeZone: 'UTC' });
  });
  afterAll(async () => {
    await server?.close();
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
  });

  it('ID-191 a code beside the running server makes one administrator, once', async () => {
    const printed = await code();
    expect((await use('AAAA-AAAA-AAAA', 'nobody')).status).toBe(401);
    expect((await use(printed, 'weak', 'aaaaaaaaaa')).status).toBe(400);
    const made = await use(` ${printed.toLowerCase()} `, 'rescuer');
    expect(made.status).toBe(201);
    const cookie = made.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    expect((await use(printed, 'second')).status).toBe(401);
    const other = await code();
    expect((await use(other, 'rescuer')).status).toBe(409);
    expect((await use(other, 'third')).status).toBe(201);
    const answer = await fetch(`${server?.url}/api/audit`, { headers: { cookie } });
    const { entries } = auditListSchema.parse(await answer.json());
    const said = entries
      .toReversed()
      .flatMap(({ action, subject, by }) =>
        action === 'administrator-code' ? [`${subject.change} ${by.kind}`] : [],
      );
    expect(said).toEqual(['made operator', 'used user', 'made operator', 'used user']);
  });

  it('ID-191 a code that is made while no server runs is good at the next start', async () => {
    await server?.close();
    server = null;
    const printed = await code();
    server = await start();
    expect((await use(printed, 'fourth')).status).toBe(201);
  });

  it('ID-191 guessing is slowed', async () => {
    for (let tries = 0; tries < 12; tries++) await use('AAAA-AAAA-AAAA', 'guesser');
    expect((await use('AAAA-AAAA-AAAA', 'guesser')).status).toBe(429);
  });
});
