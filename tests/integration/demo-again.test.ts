/** Starts of the demo after people have worked in its clinic. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger } from '@chairside/server/platform/logger';
import { createFakeStore } from '@chairside/server/store/fake/store.fake';
import type { Store } from '@chairside/server/store/ports/store';
import type { Actor } from '@chairside/shared/people/roles';
import { DEFAULT_PROTOCOL } from '@chairside/shared/protocols/defaults/first-edition';
import { seedDemoPatients } from '@chairside/simulators/demo/demo-patients';
import { recordPast } from '@chairside/simulators/demo/record-past';
import { recordToday } from '@chairside/simulators/demo/record-today';
import { seedDemo } from '@chairside/simulators/demo/seed-demo';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { putProtocol } from '../support/put-protocol.ts';
import { ToldSession } from '../support/told-session.ts';

const NOW = Date.UTC(2026, 10, 2, 15);
const HOUR = 3_600_000;
const person = (role: 'nurse' | 'provider'): Actor => ({
  kind: 'user',
  id: role,
  name: role,
  role,
});
const by = { nurse: person('nurse'), provider: person('provider') };

let store: Store;
let dataDir: string;
beforeEach(async () => {
  store = createFakeStore();
  dataDir = await mkdtemp(join(tmpdir(), 'chairside-demo-again-'));
});
afterEach(async () => {
  await store.close();
  await rm(dataDir, { recursive: true });
});

async function prepared() {
  const { clinic, chairs: all } = await seedDemo(store, dataDir);
  await putProtocol(store.protocols, clinic.id, DEFAULT_PROTOCOL);
  const patients = await seedDemoPatients({
    ...{ patients: store.patients, clinic, by: by.provider, now: NOW },
  });
  const chairs = new Map([...all].map(([label, { id }]) => [label, id]));
  const present = () => NOW;
  const where = { store, clinicId: clinic.id, chairs, patients };
  return { ...where, by, now: NOW, present, log: createLogger('error') };
}
type Prepared = Awaited<ReturnType<typeof prepared>>;

const total = async ({ clinicId }: Prepared) =>
  (await store.sessions.counts(clinicId, { phase: 'all' })).total;

/** Sessions of other people, opened and closed since. */
async function closedSessions({ clinicId }: Prepared, many: number): Promise<void> {
  const [chair] = await store.clinics.chairs(clinicId);
  const [channel] = await store.devices.channels(clinicId);
  if (!chair || !channel) throw new Error('the demo has no chair');
  for (let n = 0; n < many; n += 1) {
    const told = new ToldSession({ store, id: clinicId, chair, channel }, NOW - HOUR + n * 1000);
    told.open(`9${n}`);
    told.event(0, { type: 'session-closed', outcome: 'cancelled' });
    await told.told();
  }
}

describe('the demo, started again', () => {
  it('DM-280 however many sessions were held since, the visits of other days are there once', async () => {
    const demo = await prepared();
    await recordPast(demo);
    expect(await total(demo)).toBe(4);
    await closedSessions(demo, 101);
    await recordPast(demo);
    expect(await total(demo)).toBe(105);
    expect(await recordToday(demo)).toEqual(['1', '2', '3', '4', '5', '6']);
  });

  it('DM-281 a visit that no longer fits is left out, and the others are there', async () => {
    const demo = await prepared();
    const seated = demo.patients.get('0388');
    if (!seated) throw new Error('the demo has no patient 0388');
    const patients = new Map([...demo.patients, ['0421', seated]]);
    expect(await recordToday({ ...demo, patients })).toEqual(['1', '3', '4', '5', '6']);
  });

  it('DM-281 a patient who sits in another chair since an earlier start stays there, and nothing of that is touched', async () => {
    const demo = await prepared();
    const free = demo.chairs.get('7') ?? '';
    expect(await recordToday({ ...demo, chairs: new Map([['2', free]]) })).toEqual(['2']);
    const before = await store.sessions.runningSessions();
    expect(await recordToday(demo)).toEqual(['1', '3', '4', '5', '6']);
    const after = await store.sessions.runningSessions();
    expect(after).toHaveLength(6);
    expect(after).toEqual(expect.arrayContaining(before));
  });

  it('DM-551 its sessions are on record as they went: every entry at its own time, every check in time', async () => {
    const demo = await prepared();
    await recordPast(demo);
    const closed = (await store.sessions.list(demo.clinicId, { phase: 'closed', limit: 9 }))
      .sessions;
    await recordToday(demo);
    const running = await store.sessions.runningSessions();
    expect(closed).toHaveLength(4);
    expect(running).toHaveLength(6);
    const logs = [
      ...running.map(({ events }) => events),
      ...(await Promise.all(closed.map(({ id }) => store.sessions.events(demo.clinicId, id)))),
    ];
    for (const events of logs) {
      expect(events.filter(({ at, recordedAt }) => recordedAt !== at)).toEqual([]);
      const alarms = events.flatMap(({ body }) =>
        body.type === 'alarm-changed' ? [body.transition.alarm.key] : [],
      );
      expect(alarms.filter((key) => key.startsWith('technical:'))).toEqual([]);
    }
    for (const { key, clinicId, events } of running) {
      const times: number[] = [];
      for await (const reading of store.readings.replay(clinicId, key)) {
        expect(reading.late).toBe(false);
        times.push(reading.at);
      }
      const opened = events[0]?.at ?? 0;
      expect(times).toHaveLength((NOW - opened) / 1_000);
      // After what the opening has told the engine.
      expect((times[0] ?? 0) - opened).toBeLessThanOrEqual(1);
      expect(times.at(-1)).toBe(NOW - 1_000);
    }
  });
});
