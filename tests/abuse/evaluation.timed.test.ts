/**
 * Everything that users read, at once, beside a witness monitor and a witness screen. What is asserted is processor
 * time: how long the server's evaluating thread itself worked in one go (`chairside_loop_hold_seconds`), which another
 * program on the machine cannot lengthen. The machine's own floor is measured beside it, for the note at the end.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createLogger } from '@chairside/server/platform/logger';
import { watchLoop } from '@chairside/server/platform/loop-hold';
import { openStore } from '@chairside/server/store/open';
import { rehearsalSchema } from '@chairside/shared/wire/rehearsals';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { metricsOf } from '../support/metrics-page.ts';
import { type RawDevice, webSocketTransport } from '../support/raw-device.ts';
import { type RawStation, rawStation } from '../support/raw-station.ts';
import { type SeededClinic, seedClinic } from '../support/seeded-clinic.ts';
import { ServerProcess } from '../support/server-process.ts';
import { stationStorm } from '../support/station-storm.ts';
import { ToldSession } from '../support/told-session.ts';
import { UNGATED_PROTOCOL } from '../support/ungated-protocol.ts';

const HOLD = 'chairside_loop_hold_seconds';
/** Eight hours at 1 Hz. */
const MINUTES = 480;
const STATIONS = 500;

const dataDir = mkdtempSync(join(tmpdir(), 'chairside-evaluation-'));
let server: ServerProcess;
let clinic: SeededClinic;
let session: string;

beforeAll(async () => {
  const store = await openStore({
    ...{ dataDir, logger: createLogger('silent'), fsync: false },
    ...{ commitWindowMs: 0, spoolLimit: 100_000 },
  });
  clinic = await seedClinic(store, 8, Date.now());
  const [chair] = await store.clinics.chairs(clinic.id);
  const [channel] = await store.devices.channels(clinic.id);
  if (!chair || !channel) throw new Error('the clinic has no chair');
  const begin = Date.now() - 24 * 3_600_000;
  const told = new ToldSession({ store, id: clinic.id, chair, channel }, begin);
  told.open('0412');
  told.event(10, {
    ...{ type: 'infusion-started', drug: 'ketamine', doseMg: 100, plannedMinutes: 400 },
    ...{ rateMlPerH: 15, concentrationMgPerMl: 1, volumeMl: 100 },
  });
  told.event(410, { type: 'infusion-stopped', reason: 'completed' });
  told.event(MINUTES, { type: 'session-closed', outcome: 'discharged' });
  told.monitor(0, MINUTES);
  session = await told.told();
  await store.compactBefore(begin + MINUTES * 60_000);
  await store.close();
  server = await ServerProcess.start({ dataDir });
}, 180_000);
afterAll(async () => {
  await server?.destroy();
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
});

const get = async (path: string, headers: Record<string, string> = { cookie: clinic.cookie }) => {
  const answer = await fetch(`${server.origin}${path}`, { headers });
  const size = (await answer.arrayBuffer()).byteLength;
  return { status: answer.status, size, retryAfter: answer.headers.get('retry-after') };
};
const times = <T>(count: number, work: () => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, work));

/** What a screen of review asks for, again and again. */
async function readLikeUsers(): Promise<{ status: number; retryAfter: string | null }[]> {
  const of = (name: string) => () => get(`/api/sessions/${session}/${name}`);
  const span = `from=${Date.now() - 25 * 3_600_000}&to=${Date.now()}&points=400`;
  const all = await Promise.all([
    times(40, of('readings.csv')),
    times(20, of('verification')),
    times(6, of('export.json')),
    times(6, of('export.fhir.json')),
    times(4, of('export.pdf')),
    times(10, of('review')),
    times(10, of('events')),
    times(20, of(`readings?${span}`)),
    times(20, () => get('/api/alarms?limit=100')),
    times(200, () => get('/%61pi/openapi.json', {})),
    times(100, () => get('/api/docs/json', {})),
  ]);
  return all.flat();
}

/** A reading a second; resolves with how many were acknowledged. */
function witness(device: RawDevice, until: AbortSignal): Promise<{ sent: number; stored: number }> {
  const stream = crypto.randomUUID();
  const acks: Promise<unknown>[] = [];
  return (async () => {
    for (let seq = 1; !until.aborted; seq += 1) {
      const reading = { t: Date.now(), hr: 70 + (seq % 5), spo2: 98 };
      acks.push(device.readings({ channel: '1', stream, seq, readings: [reading] }));
      await pause(1_000);
    }
    const answers = await Promise.all(acks);
    const stored = answers.filter((ack) => Reflect.get(Object(ack), 'ok') === true).length;
    return { sent: acks.length, stored };
  })();
}

/** A provider rehearses a draft over what is recorded, one rehearsal after the other. Resolves with how many came to their end. */
async function rehearseOn(until: AbortSignal): Promise<number> {
  const path = `${server.origin}/api/protocols/rehearsals`;
  const headers = { cookie: clinic.providerCookie, 'content-type': 'application/json' };
  const body = JSON.stringify({
    document: UNGATED_PROTOCOL,
    sessions: { by: 'newest', count: 20 },
  });
  let done = 0;
  for (;;) {
    const begun = await fetch(path, { method: 'POST', headers, body });
    // A look-up that the database answers too late is tried again.
    if (begun.status === 503) continue;
    expect(begun.status).toBe(200);
    let rehearsal = rehearsalSchema.parse(await begun.json());
    while (rehearsal.state === 'running') {
      await pause(100);
      const asked = await fetch(`${path}/${rehearsal.id}`, { headers });
      if (asked.ok) rehearsal = rehearsalSchema.parse(await asked.json());
    }
    expect(rehearsal.state).toBe('done');
    expect(rehearsal.report?.sessions).toHaveLength(1);
    done += 1;
    if (until.aborted) return done;
  }
}

/** Follows the clinic as a real screen does. Where this process is starved of the processor and misses a ping, it is cut and comes back. */
async function witnessScreen(until: AbortSignal) {
  const stations: RawStation[] = [];
  let cuts = 0;
  const watch = async (): Promise<void> => {
    const station = await rawStation(server.origin, clinic.cookie);
    expect(await station.watch({ clinic: clinic.id })).toMatchObject({ ok: true });
    stations.push(station);
    station.socket.once('disconnect', () => {
      if (until.aborted) return;
      cuts += 1;
      watch().catch(() => undefined);
    });
  };
  await watch();
  return {
    frames: () => stations.reduce((sum, { frames }) => sum + frames.length, 0),
    cuts: () => cuts,
    close: () => {
      for (const { socket } of stations) socket.close();
    },
  };
}

it('DM-104 SR-100 nothing that is read, and no storm, holds the loop that evaluates up for 50 ms', {
  timeout: 360_000,
}, async () => {
  const { origin } = server;
  const monitor = await webSocketTransport.connect(origin, clinic.chairs[1]?.token ?? '');
  const over = new AbortController();
  const screen = await witnessScreen(over.signal);
  // Code that runs for the first time is compiled; that is not what is measured.
  await readLikeUsers();
  (await stationStorm(origin, clinic.cookie, clinic.id, 50)).close();
  await rehearseOn(AbortSignal.abort());

  const before = await metricsOf(origin);
  let floor = 0;
  const stopFloor = watchLoop((ms) => {
    floor = Math.max(floor, ms);
  });
  const witnessed = witness(monitor, over.signal);
  const framesBefore = screen.frames();
  const reading = (async () => {
    const answers = await readLikeUsers();
    return [...answers, ...(await readLikeUsers())];
  })();
  const storms = (async () => {
    const joined: number[] = [];
    for (let round = 0; round < 2; round += 1) {
      const storm = await stationStorm(origin, clinic.cookie, clinic.id, STATIONS);
      joined.push(storm.joined);
      await pause(1_000);
      storm.close();
    }
    return joined;
  })();
  const rehearsing = rehearseOn(over.signal);
  const [answers, joined] = await Promise.all([reading, storms]);
  over.abort();
  const rehearsed = await rehearsing;
  const { sent, stored } = await witnessed;
  stopFloor();
  await pause(200);
  const after = await metricsOf(origin);

  // Whoever asks for too much is told so, and when to ask again.
  const statuses = new Set(answers.map(({ status }) => status));
  expect(statuses).toContain(200);
  expect(statuses).toContain(429);
  // On a machine that is starved the database may answer a look-up too late: 503, to be tried again.
  expect([...statuses].filter((status) => ![200, 429, 503].includes(status))).toEqual([]);
  expect(answers.filter(({ status, retryAfter }) => status === 429 && retryAfter === null)).toEqual(
    [],
  );
  expect(joined).toEqual([STATIONS, STATIONS]);
  expect(rehearsed).toBeGreaterThan(0);
  // The witnesses: everything stored, every reading seen.
  expect(stored).toBe(sent);
  const seen = screen.frames() - framesBefore;
  // A screen that was cut off misses frames while it comes back, and is shown everything anew.
  expect(seen).toBeGreaterThanOrEqual(screen.cuts() === 0 ? sent : 1);
  const longest = after.most(HOLD, before) * 1_000;
  process.stdout.write(
    `longest work in one go: up to ${longest} ms in the server, ${Math.round(floor)} ms in this process; ${sent} readings, ${answers.length} answers, ${rehearsed} rehearsals, ${joined.join(' + ')} joins\n`,
  );
  expect(after.above(HOLD, 0.05) - before.above(HOLD, 0.05), `up to ${longest} ms`).toBe(0);
  screen.close();
  monitor.close();
});
