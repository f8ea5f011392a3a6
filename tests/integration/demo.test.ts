import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { SessionDetail } from '@chairside/shared/wire/http';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Chart } from '../support/chart.ts';
import { demoCookie, passGate } from '../support/pass-gate.ts';
import { ServerProcess } from '../support/server-process.ts';

const ROOT = join(import.meta.dirname, '../..');

let dataDir: string;
let demo: ServerProcess;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'chairside-demo-'));
  demo = await start();
}, 120_000);
afterAll(async () => {
  await demo.destroy();
  await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
});

/** Ready means that it serves; what it prints comes once its sessions are open. */
async function start(): Promise<ServerProcess> {
  const started = await ServerProcess.start({ demo: true, dataDir });
  await vi.waitFor(() => expect(started.output).toContain('Ctrl-C'), 60_000);
  return started;
}

const signIn = (role: string): Promise<string> => demoCookie(demo.origin, role);

async function get<T>(path: string, cookie: string): Promise<T> {
  return (await fetch(`${demo.origin}/api${path}`, { headers: { cookie } })).json() as Promise<T>;
}

interface Summary {
  readonly id: string;
  readonly chairLabel: string;
  readonly phase: string;
}
interface Channel {
  readonly id: string;
  readonly deviceLabel: string;
  readonly online: boolean;
  readonly lastSeenAt: number | null;
}

const everything = async (cookie: string) => ({
  users: (await get<{ users: unknown[] }>('/users', cookie)).users,
  chairs: (await get<{ chairs: unknown[] }>('/chairs', cookie)).chairs,
  channels: (await get<{ channels: Channel[] }>('/channels', cookie)).channels.map(({ id }) => id),
  sessions: (await get<{ sessions: Summary[] }>('/sessions', cookie)).sessions.map(({ id }) => id),
  tokens: await readFile(join(dataDir, 'tokens.json'), 'utf8'),
});

describe('the demo', () => {
  it('has six simulated chairs at different points of their course', async () => {
    const cookie = await signIn('nurse');
    const { sessions } = await get<{ sessions: Summary[] }>('/sessions?phase=running', cookie);
    const phases = Object.fromEntries(sessions.map(({ chairLabel, phase }) => [chairLabel, phase]));
    expect(Object.keys(phases).sort()).toEqual(['1', '2', '3', '4', '5', '6']);
    expect(new Set(Object.values(phases))).toEqual(
      new Set(['before', 'infusing', 'paused', 'recovery']),
    );
    await vi.waitFor(async () => {
      const { channels } = await get<{ channels: Channel[] }>('/channels', cookie);
      const simulated = channels.filter(({ deviceLabel }) => deviceLabel.startsWith('Simulated'));
      expect(simulated.filter(({ online, lastSeenAt }) => online && lastSeenAt)).toHaveLength(6);
    }, 60_000);
  });

  it('DM-12 its sessions have a past, and its patients follow the infusions of the screen', async () => {
    const cookie = await signIn('nurse');
    const { sessions } = await get<{ sessions: (Summary & { openedAt: number })[] }>(
      '/sessions?phase=running',
      cookie,
    );
    const of = (label: string) => sessions.find(({ chairLabel }) => chairLabel === label);
    const { id, openedAt } = of('3') ?? { id: '', openedAt: 0 };
    await vi.waitFor(async () => {
      const query = `from=${openedAt}&to=${openedAt + 26 * 60_000}`;
      const { count, series } = await get<{
        count: number;
        series: { sys?: { v: unknown[] } };
      }>(`/sessions/${id}/readings?${query}`, cookie);
      expect(count).toBeGreaterThan(26 * 60 - 20);
      expect(series.sys?.v.length).toBeGreaterThan(2);
    }, 60_000);

    const started = async () => {
      const file = JSON.parse(await readFile(join(dataDir, 'simulator.json'), 'utf8')) as {
        devices: { chair: string; infusionStartedAt?: number | null }[];
      };
      return file.devices.find(({ chair }) => chair === '1')?.infusionStartedAt ?? null;
    };
    expect(await started()).toBeNull();
    // Chair 1 waits before its gate, and says what for.
    const start = { type: 'start-infusion' } as const;
    const session = of('1')?.id ?? '';
    const refused = await new Chart(demo.origin, cookie).once(session, start);
    expect(refused).toMatchObject({ ok: false, problem: { refusal: 'gate-not-passed' } });
    const provider = new Chart(demo.origin, await signIn('provider'));
    await passGate(demo.origin, session);
    await provider.must(session, { ...start, plannedMinutes: 40 });
    await vi.waitFor(async () => expect(await started()).toBeGreaterThan(openedAt), 60_000);
  });

  it('DM-13 every session is of a patient with a course, its order signed and its pump checked', async () => {
    const cookie = await signIn('provider');
    const { sessions } = await get<{ sessions: Summary[] }>('/sessions', cookie);
    const details = await Promise.all(
      sessions.map(({ id }) => get<SessionDetail>(`/sessions/${id}`, cookie)),
    );
    for (const { state, protocol } of details) {
      expect(state.patient?.name).toBe(`Patient ${state.patientRef}`);
      expect(state.course?.number).toBe(1);
      expect(protocol.gate).toBeDefined();
      if (state.chairLabel === '1' && state.phase !== 'closed') continue;
      expect(state.order?.signed?.by).toMatchObject({ name: 'Provider' });
      expect(state.pump?.checked?.by).toMatchObject({ name: 'Provider' });
      expect(state.infusion?.rates.length).toBeGreaterThan(0);
    }
    const closed = details.filter(({ state }) => state.phase === 'closed');
    expect(closed.length).toBeGreaterThanOrEqual(4);
    for (const { state } of closed) {
      expect(state).toMatchObject({ outcome: 'discharged', alarms: {} });
      const query = `from=${state.openedAt}&to=${state.closedAt}`;
      const path = `/sessions/${state.id}/readings?${query}`;
      const { count } = await get<{ count: number }>(path, cookie);
      expect(count).toBeGreaterThan(1_000);
    }
  });

  it('ID-07 DM-04 no documented route of the whole server gives anything to nobody', async () => {
    // An operator's one-time code stands in place of a sign-in.
    const codes = ['/api/first-administrator', '/api/administrator-code'];
    const open = ['/api/setup', '/api/sign-in', '/api/sign-out', ...codes];
    const document = await get<{ paths: Record<string, object> }>('/openapi.json', '');
    const operations = Object.entries(document.paths)
      .filter(([path]) => !open.includes(path))
      .flatMap(([path, methods]) => Object.keys(methods).map((method) => ({ path, method })));
    expect(operations.map(({ path }) => path)).toContain('/api/sessions/{id}/commands');
    expect(operations.length).toBeGreaterThanOrEqual(13);
    for (const { path, method } of operations) {
      const body = method === 'get' ? null : '{}';
      const answer = await fetch(`${demo.origin}${path.replace('{id}', randomUUID())}`, {
        method: method.toUpperCase(),
        headers: { 'content-type': 'application/json' },
        body,
      });
      expect(answer.status, `${method} ${path}`).toBe(401);
      expect(await answer.json()).toMatchObject({ code: 'not-signed-in' });
    }
  });

  it('DM-06 answers on this machine only', () => {
    expect(demo.output).toContain(`Chairside demo: ${demo.origin}`);
    expect(new URL(demo.origin).hostname).toBe('127.0.0.1');
  });

  it('DM-08 the printed example works when it is pasted into a shell', async () => {
    const example = /^npx node[\s\S]*?^END$/m.exec(demo.output)?.[0] ?? '';
    expect(example.split('\n')).toHaveLength(7);
    const shell = spawn('sh', [], {
      cwd: ROOT,
      detached: true,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    let output = '';
    shell.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    shell.stdin.end(`${example}\n`);
    try {
      await vi.waitFor(() => expect(output).toMatch(/"type":"ack","id":2,"ok":true/), 60_000);
      const cookie = await signIn('nurse');
      const { channels } = await get<{ channels: Channel[] }>('/channels', cookie);
      expect(channels.find(({ deviceLabel }) => deviceLabel === 'Your own monitor')).toMatchObject({
        online: true,
      });
    } finally {
      process.kill(-(shell.pid ?? 0), 'SIGKILL');
    }
  });

  it('DM-282 a recording replayed into one chair has that chair, and the others go on', async () => {
    const file = join(dataDir, 'recording.csv');
    const rows = Array.from({ length: 600 }, (_, s) => `${s},97,61`);
    await writeFile(file, `t_s,SpO2_pct,PR_bpm\n${rows.join('\n')}\n`);
    const monitors = async () => {
      const { channels } = await get<{ channels: Channel[] }>('/channels', await signIn('nurse'));
      return channels.filter(({ deviceLabel }) => deviceLabel.startsWith('Simulated'));
    };
    const replayed = spawn(
      process.execPath,
      ['simulators/src/cli.ts', 'replay', file, '--chair', '2'],
      { cwd: ROOT, env: { ...process.env, CHAIRSIDE_DATA_DIR: dataDir }, stdio: 'pipe' },
    );
    let output = '';
    replayed.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    try {
      await vi.waitFor(() => expect(output).toMatch(/^connected$/m), 60_000);
      const begun = Date.now();
      // Longer than a simulated monitor would take to come back.
      while (Date.now() - begun < 5_000) {
        for (const { deviceLabel, online } of await monitors()) {
          expect([deviceLabel, online]).toEqual([deviceLabel, true]);
        }
        await pause(250);
      }
      expect(output).not.toMatch(/taken over|not connected/);
    } finally {
      replayed.kill('SIGTERM');
    }
    // Its readings were cut short, and it says so.
    expect(await once(replayed, 'exit')).toEqual([1, null]);
    await vi.waitFor(async () => {
      const two = (await monitors()).find(({ deviceLabel }) => deviceLabel.endsWith(' 2'));
      expect(two?.online).toBe(true);
    }, 60_000);
  });

  it('DM-07 DM-05 a second start continues where the first ended', async () => {
    const before = await everything(await signIn('administrator'));
    const begun = Date.now();
    expect(await demo.stop()).toBe(0);
    expect(Date.now() - begun).toBeLessThan(5_000);
    demo = await start();
    expect(await everything(await signIn('administrator'))).toEqual(before);
  });
});
