/** Starts of the demo after people have worked in its clinic. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Engine } from '@chairside/server/engine/engine';
import { EngineCommands } from '@chairside/server/engine/session-commands';
import { ManualClock } from '@chairside/server/platform/clock.fake';
import { createLogger } from '@chairside/server/platform/logger';
import { createFakeStore } from '@chairside/server/store/fake/store.fake';
import type { Store } from '@chairside/server/store/ports/store';
import type { Actor } from '@chairside/shared/people/roles';
import { DEFAULT_PROTOCOL } from '@chairside/shared/protocols/defaults/first-edition';
import { seedDemoPatients } from '@chairside/simulators/demo/demo-patients';
import { openDemoSessions } from '@chairside/simulators/demo/demo-sessions';
import { recordPast } from '@chairside/simulators/demo/record-past';
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
  return { store, clinicId: clinic.id, by, chairs, patients, now: NOW, log: createLogger('error') };
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

async function opened(demo: Prepared): Promise<string[]> {
  const clock = new ManualClock(NOW);
  const engine = new Engine({ store, clock, log: demo.log });
  await engine.start();
  const { sessions } = store;
  const histories = await openDemoSessions({
    ...{ ...demo, sessions, commands: new EngineCommands(engine) },
  });
  engine.stop();
  return [...histories.keys()].sort();
}

describe('the demo, started again', () => {
  it('DM-280 however many sessions were held since, the visits of other days are there once', async () => {
    const demo = await prepared();
    await recordPast(demo);
    expect(await total(demo)).toBe(4);
    await closedSessions(demo, 101);
    await recordPast(demo);
    expect(await total(demo)).toBe(105);
    expect(await opened(demo)).toEqual(['1', '2', '3', '4', '5', '6']);
  });

  it('DM-281 a visit that no longer fits is left out, and the others are there', async () => {
    const demo = await prepared();
    const seated = demo.patients.get('0388');
    if (!seated) throw new Error('the demo has no patient 0388');
    const patients = new Map([...demo.patients, ['0421', seated]]);
    expect(await opened({ ...demo, patients })).toEqual(['1', '2', '4', '5', '6']);
  });
});
