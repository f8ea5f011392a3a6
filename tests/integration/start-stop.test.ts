import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { webSocketTransport } from '../support/raw-device.ts';
import { ServerProcess } from '../support/server-process.ts';

const ROOT = join(import.meta.dirname, '../..');
const administrator = { userName: 'admin', password: 'a password of the tests' };

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'chairside-start-'));
});
afterAll(() => rm(dataDir, { recursive: true, force: true, maxRetries: 5 }));

const codeIn = (output: string) => /\b([A-Z2-9]{4}(?:-[A-Z2-9]{4}){2})\b/.exec(output)?.[1];

async function post(origin: string, path: string, body: object, cookie = ''): Promise<Response> {
  const headers = { 'content-type': 'application/json', cookie };
  return fetch(`${origin}/api${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
}
const cookieOf = (answer: Response) => answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';

/** Runs a program to its end. */
async function run(args: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, args, { cwd: ROOT, env: { ...process.env, ...env } });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const [code] = await once(child, 'exit');
  return { code, output };
}

describe('start and stop of the server', () => {
  it('DM-05 DM-11 sets up by the printed code, commits on SIGTERM, tells the monitor, and goes on', async () => {
    const first = await ServerProcess.start({ dataDir });
    const code = codeIn(first.output);
    expect(code).toBeDefined();
    const clinic = {
      code,
      clinicName: 'North',
      timeZone: 'Europe/Berlin',
      chairs: 1,
      name: 'Administrator',
      ...administrator,
    };
    const made = await post(first.origin, '/first-administrator', clinic);
    expect(made.status).toBe(201);
    const cookie = cookieOf(made);
    const device = await (
      await post(first.origin, '/devices', { label: 'A', channels: ['1'] }, cookie)
    ).json();
    const { chairs } = await (
      await fetch(`${first.origin}/api/chairs`, { headers: { cookie } })
    ).json();
    await fetch(`${first.origin}/api/channels/${device.channels[0].id}/chair`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify({ chairId: chairs[0].id }),
    });
    const sessionId = crypto.randomUUID();
    // An administrator charts nothing; a nurse does.
    const nurse = {
      userName: 'nurse',
      name: 'Nurse',
      role: 'nurse',
      password: administrator.password,
    };
    expect((await post(first.origin, '/users', nurse, cookie)).status).toBe(201);
    const nurseCookie = cookieOf(await post(first.origin, '/sign-in', nurse));
    const chosen = { current: nurse.password, password: 'a password of the nurse' };
    expect((await post(first.origin, '/password', chosen, nurseCookie)).status).toBe(204);
    const open = {
      id: crypto.randomUUID(),
      type: 'open',
      chairId: chairs[0].id,
      patientRef: '0412',
    };
    expect(
      (await post(first.origin, `/sessions/${sessionId}/commands`, open, nurseCookie)).status,
    ).toBe(200);

    const monitor = await webSocketTransport.connect(first.origin, device.token);
    const stream = crypto.randomUUID();
    let last = 0;
    let over = false;
    const enough = Promise.withResolvers<void>();
    /** As a monitor does: what is not acknowledged is sent again, until the connection ends. */
    void (async () => {
      while (!over) {
        const readings = [{ t: Date.now(), hr: 72, spo2: 97 }];
        const ack = await monitor.readings({ channel: '1', stream, seq: last + 1, readings });
        if (ack.ok) last = ack.committed.seq;
        if (last >= 20) enough.resolve();
      }
    })().catch(() => undefined);
    await enough.promise;
    const begun = Date.now();
    const exit = first.stop();
    expect(await monitor.closing).not.toBe('');
    expect(await exit).toBe(0);
    expect(Date.now() - begun).toBeLessThan(5_000);
    await monitor.closed;
    over = true;

    const second = await ServerProcess.start({ dataDir });
    expect(codeIn(second.output) ?? null).toBe(null);
    const again = await webSocketTransport.connect(second.origin, device.token);
    const committed = again.welcome.committed['1'];
    expect(committed?.stream).toBe(stream);
    expect(committed?.seq).toBeGreaterThanOrEqual(last);
    again.close();
    const answer = await fetch(
      `${second.origin}/api/sessions/${sessionId}/readings?from=${begun - 60_000}&to=${begun + 60_000}`,
      { headers: { cookie: nurseCookie } },
    );
    expect((await answer.json()).count).toBeGreaterThanOrEqual(last);
    expect(await second.stop()).toBe(0);
  });

  it('DM-05 Ctrl-C ends it cleanly, also where npm sends the signal a second time', async () => {
    const server = await ServerProcess.start();
    process.kill(server.pid, 'SIGINT');
    process.kill(server.pid, 'SIGINT');
    await new Promise((resolve) => setTimeout(resolve, 5));
    process.kill(server.pid, 'SIGINT');
    expect(await server.stop()).toBe(0);
  });

  it('DM-09 a port that is taken is told in a sentence', async () => {
    const other = await ServerProcess.start();
    const port = new URL(other.origin).port;
    const folder = await mkdtemp(join(tmpdir(), 'chairside-port-'));
    const env = { HOST: '127.0.0.1', PORT: port, CHAIRSIDE_DATA_DIR: folder, LOG_LEVEL: 'silent' };
    const { code, output } = await run(['server/src/main.ts'], env);
    expect(code).toBe(1);
    expect(output.trim()).toBe(
      `Port ${port} is taken by another program on this machine. Stop that program, or choose another port: PORT=${Number(port) + 1} npm start (or npm run demo).`,
    );
    await other.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  it('DM-09 a Node that is too old is told in a sentence', async () => {
    const pretend = "Object.defineProperty(process, 'versions', { value: { node: '20.1.0' } });";
    const old = await run(['-e', `${pretend} import('./server/node-version.js')`]);
    expect(old.code).toBe(1);
    expect(old.output).toContain('needs Node 24 or newer, and this is Node 20.1.0');
    expect((await run(['server/node-version.js'])).code).toBe(0);
  });

  it('DM-01 nothing starts while the configuration has problems', async () => {
    const { code, output } = await run(['server/src/main.ts'], {
      PORT: '70000',
      LOG_LEVEL: 'loud',
    });
    expect(code).toBe(1);
    expect(output).toContain('2 problems');
    expect(output).not.toContain('    at ');
  });
});
