/** A clinic that an earlier version recorded, opened by this one. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningServer, startServer } from '@chairside/server/composition';
import { ManualClock } from '@chairside/server/platform/clock.fake';
import { readConfig } from '@chairside/server/platform/config';
import { createLogger } from '@chairside/server/platform/logger';
import { verifyExport } from '@chairside/server/signing/verify-export';
import type { ReadingsAnswer, SessionDetail } from '@chairside/shared/wire/http';
import type { Verification } from '@chairside/shared/wire/signing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Chart } from '../support/chart.ts';
import { faultsOf, storedReadings } from '../support/log-proof.ts';
import { type PlainPostgres, startPlainPostgres } from '../support/postgres.ts';
import { webSocketTransport } from '../support/raw-device.ts';
import { restoreCopy, storedCopy } from '../support/stored-copy.ts';

const NAME = 'engine-3';
const AWAY_MS = 5 * 60_000;
const FILES = ['events.csv', 'readings.csv', 'export.fhir.json', 'export.pdf'];
const copy = storedCopy(NAME);
const [, chair] = copy.chairs;
const [, left] = copy.streams;
if (!chair || !left) throw new Error('the copy has no second chair');

let postgres: PlainPostgres;
let server: RunningServer;
let clock: ManualClock;
let dataDir: string;
let nurse: Chart;
let provider: Chart;
let cookie: string;

beforeAll(async () => {
  postgres = await startPlainPostgres();
  dataDir = mkdtempSync(join(tmpdir(), 'chairside-copy-'));
  clock = new ManualClock(copy.at + AWAY_MS);
  const config = readConfig({
    ...{ HOST: '127.0.0.1', PORT: '0', CHAIRSIDE_DATA_DIR: dataDir },
    DATABASE_URL: await restoreCopy(postgres, NAME),
    CHAIRSIDE_SIGNING_KEY_FILE: copy.signingKeyFile,
  });
  const coverage = () => ({ watching: 1, visible: 1, sounding: 1 });
  server = await startServer(config, { clock, coverage, log: createLogger('silent') });
  nurse = new Chart(server.url, await signIn('nurse'), copy.password);
  cookie = await signIn('provider');
  provider = new Chart(server.url, cookie, copy.password);
});
afterAll(async () => {
  await server?.close();
  await postgres?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

async function signIn(userName: string): Promise<string> {
  const answer = await fetch(`${server.url}/api/sign-in`, {
    ...{ method: 'POST', headers: { 'content-type': 'application/json' } },
    body: JSON.stringify({ userName, password: copy.password }),
  });
  expect(answer.status).toBe(200);
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

const fetched = async (path: string): Promise<string> => {
  const answer = await fetch(`${server.url}/api/${path}`, { headers: { cookie } });
  const text = await answer.text();
  expect([path, answer.status, answer.ok ? '' : text]).toEqual([path, 200, '']);
  return text;
};
const get = async <T>(path: string): Promise<T> => JSON.parse(await fetched(path));
const detail = (id: string) => get<SessionDetail>(`sessions/${id}`);
const shown = () => server.picture.chair(copy.clinicId, chair.id);

describe('a clinic that the version before recorded', () => {
  it('ST-540 its signed session holds: log, chain, signatures, readings and alarms', async () => {
    const { id, seq, hash } = copy.closed;
    const { state } = await detail(id);
    expect([state.phase, state.seq, state.hash]).toEqual(['closed', seq, hash]);
    expect(faultsOf(await nurse.log(id))).toEqual([]);
    const verification = await get<Verification>(`sessions/${id}/verification`);
    expect(verification).toMatchObject({ faults: [], events: seq, readings: 736, unsigned: 1 });
    expect(verification.signatures.map(({ by }) => by)).toEqual(['Provider', 'Provider B']);
  });

  it('ST-540 what it exported then is verified, and what is exported now', async () => {
    for (const text of [copy.exported, await fetched(`sessions/${copy.closed.id}/export.json`)]) {
      const { faults, signatures, readings } = await verifyExport(text);
      expect([faults, signatures.length, readings]).toEqual([[], 2, 736]);
    }
  });

  it('ST-540 its sessions, patients and protocol are there, and every page and file of its session is made', async () => {
    const { sessions } = await get<{ sessions: { id: string }[] }>('sessions?phase=all');
    expect(sessions.map(({ id }) => id)).toEqual([copy.running.id, copy.closed.id]);
    const { patients } = await get<{ patients: { recordNumber: string }[] }>('patients');
    expect(patients.map(({ recordNumber }) => recordNumber).sort()).toEqual(['0388', '0412']);
    expect(await get('protocols/in-force')).toMatchObject({ reference: copy.protocol });
    const { id } = copy.closed;
    for (const part of ['review', ...FILES]) {
      await fetched(`sessions/${id}/${part}`);
    }
    const whole = `readings?from=${copy.at - 86_400_000}&to=${copy.at}`;
    const { count, series } = await get<ReadingsAnswer>(`sessions/${id}/${whole}`);
    expect(count).toBe(736);
    for (const signal of ['hr', 'pulse', 'spo2', 'rr', 'etco2', 'temp', 'sys', 'dia', 'map']) {
      const { v = [] } = series[signal as keyof typeof series] ?? {};
      const measured = v.filter((value) => value !== null);
      expect([signal, measured.length > 0]).toEqual([signal, true]);
    }
    expect(Math.min(...(series.spo2?.v.flatMap((value) => value ?? []) ?? []))).toBe(86);
  });

  it('ST-540 its running session is shown as it was left, charted on, closed, signed and verified', async () => {
    const { id, seq, alarms } = copy.running;
    const before = await detail(id);
    expect(before.state.phase).toBe('infusing');
    expect(before.state.seq).toBeGreaterThanOrEqual(seq);
    const keys = shown()?.alarms.map(({ key, state }) => ({ key, state })) ?? [];
    for (const alarm of alarms) expect(keys).toContainEqual(alarm);

    const stored = await storedReadings(server.store, copy.clinicId, id);
    const device = await webSocketTransport.connect(server.url, chair.token);
    expect(device.welcome.committed['1']).toEqual(left);
    for (let second = 1; second <= 30; second += 1) {
      clock.advance(1_000);
      const ack = await device.readings({
        ...{ channel: '1', stream: left.stream, seq: left.seq + second },
        readings: [{ t: clock.now(), hr: 80, spo2: 97, rr: 14 }],
      });
      expect(ack.ok).toBe(true);
    }
    device.close();
    await device.closed;
    const { alarms: after } = shown() ?? { alarms: [] };
    expect(after.find(({ key }) => key === 'spo2:low')?.state).not.toBe('active');

    await nurse.must(id, { type: 'add-note', text: 'After the update.' });
    await nurse.must(id, { type: 'stop-infusion', reason: 'completed' });
    for (const { id: alarmId, kind } of after) {
      if (kind === 'physiological') await nurse.must(id, { type: 'acknowledge-alarm', alarmId });
    }
    await nurse.must(id, {
      ...{ type: 'close', outcome: 'left-against-advice', note: 'Advised to stay.' },
    });
    await provider.must(id, { type: 'sign-session' });
    expect(faultsOf(await nurse.log(id))).toEqual([]);
    const readings = await storedReadings(server.store, copy.clinicId, id);
    expect(readings.slice(0, stored.length)).toEqual(stored);
    expect(readings).toHaveLength(stored.length + 30);
    const verification = await get<Verification>(`sessions/${id}/verification`);
    expect(verification).toMatchObject({ faults: [], readings: readings.length, unsigned: 0 });
  });
});
