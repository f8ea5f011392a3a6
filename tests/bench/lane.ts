/** Figures of the store alone: start, rows per second through the lane, chart of two hours. `npx node tests/bench/lane.ts` */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger } from '@chairside/server/platform/logger';
import { openStore } from '@chairside/server/store/open';
import { batchOf, makeWard, openSession, readingAt, T0 } from '../contract/store/ward.ts';

const CHAIRS = 1000;
const SECONDS = 60;
const TWO_HOURS = 7200;

const dataDir = mkdtempSync(join(tmpdir(), 'chairside-lane-'));
const open = () =>
  openStore({ dataDir, logger: createLogger('error'), commitWindowMs: 0, spoolLimit: 1_000_000 });
const say = (what: string, value: number, unit: string) =>
  process.stdout.write(`${what.padEnd(44)} ${value.toFixed(unit === 'ms' ? 1 : 0)} ${unit}\n`);
async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  const result = await work();
  say(what, performance.now() - begun, 'ms');
  return result;
}

const first = await timed('first start, with initdb and migrations', open);
await timed('orderly stop', () => first.close());
const store = await timed('start again', open);
try {
  const ward = await makeWard(store);
  const session = await openSession(store, ward);
  const streams = Array.from({ length: CHAIRS }, () => randomUUID());
  const cpu = process.cpuUsage();
  const begun = performance.now();
  for (let second = 0; second < SECONDS; second++) {
    const reading = readingAt(second + 1, T0 + second * 1000);
    await Promise.all(
      streams.map((stream) => store.lane.readings(batchOf(ward, session.key, stream, [reading]))),
    );
  }
  const took = performance.now() - begun;
  const { user, system } = process.cpuUsage(cpu);
  say(`lane, ${CHAIRS} batches of one a commit`, (CHAIRS * SECONDS * 1000) / took, 'readings/s');
  say('its CPU in this process, per 1,000 readings', (user + system) / (CHAIRS * SECONDS), 'ms');

  const long = await openSession(store, await makeWard(store));
  const readings = Array.from({ length: TWO_HOURS }, (_, i) => readingAt(i + 1, T0 + i * 1000));
  await store.lane.readings(batchOf(long.ward, long.key, randomUUID(), readings));
  const chart = () =>
    store.readings.chart(long.ward.clinicId, long.key, T0, T0 + TWO_HOURS * 1000, 400);
  for (const state of ['hot', 'compacted']) {
    for (let round = 0; round < 5; round++) await chart();
    await timed(`chart of ${TWO_HOURS} readings, ${state}`, chart);
    if (state === 'hot') await timed('compacting all of it', () => store.compactBefore(Date.now()));
  }
} finally {
  await timed('stop', () => store.close());
  rmSync(dataDir, { recursive: true, force: true });
}
