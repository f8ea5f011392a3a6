import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createLogger } from '@chairside/server/platform/logger';
import { openStore } from '@chairside/server/store/open';
import type { Alarm } from '@chairside/shared/alarms/alarm';
import { DEFAULT_PROTOCOL } from '@chairside/shared/protocols/defaults/first-edition';
import { replay } from '@chairside/shared/replay/replay';
import { random } from '@chairside/simulators/patient/random';
import { afterEach, describe, expect, it } from 'vitest';
import { type LoadedChair, LoadedWard } from '../support/loaded-ward.ts';
import { faultsOf, storedReadings, transitionsOf } from '../support/log-proof.ts';
import { seedClinic } from '../support/seeded-clinic.ts';
import { ServerProcess } from '../support/server-process.ts';
import type { Vitals } from '../support/steady-monitor.ts';

const ROUNDS = 20;
const SEED = 20;
const LONGEST_ROUND_MS = 2_000;
const LONGEST_START_MS = 1_500;

const CLOCK_SET = 'technical:server-clock';
const OF_THE_SERVER = new Set(['technical:not-recording', CLOCK_SET]);

const CALM: Vitals = { hr: 72, spo2: 97 };
const LOW: Vitals = { hr: 72, spo2: 80 };
/** 20 readings a second: eight seconds low, fourteen back in range. */
const comesAndGoes = (seq: number): Vitals => (seq % 440 < 160 ? LOW : CALM);
const COURSES = [() => LOW, () => LOW, comesAndGoes, comesAndGoes, () => CALM, () => CALM];

const cleanUps: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

const options = (dataDir: string) => ({
  ...{ dataDir, logger: createLogger('silent'), commitWindowMs: 0, spoolLimit: 1_000 },
});
const median = (numbers: readonly number[]) =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

describe('the server killed under load', () => {
  it('EN-22 EN-120 SR-10 loses and doubles nothing over 20 kills, and every session goes on', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'chairside-server-kill-'));
    cleanUps.push(() => rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 }));
    const seeding = await openStore(options(dataDir));
    const clinic = await seedClinic(seeding, COURSES.length, Date.now());
    await seeding.close();
    // Somebody sets the clock all the while, also between a kill and the start after it.
    const machine = { dataDir, env: { LOG_LEVEL: 'warn' }, steppingClock: SEED };
    let server = await ServerProcess.start(machine);
    cleanUps.push(() => server.destroy());
    const again = { ...machine, port: Number(new URL(server.origin).port) };
    const ward = await LoadedWard.begin(server.origin, clinic, COURSES);
    cleanUps.push(() => ward.stop());
    const [seen, unseen, ...others] = ward.chairs as [LoadedChair, LoadedChair, ...LoadedChair[]];
    for (const other of others) ward.attend(other);

    const low = async ({ chair }: LoadedChair): Promise<Alarm | undefined> => {
      const { chairs } = await ward.station.look();
      return chairs.find(({ id }) => id === chair.id)?.alarms.find(({ key }) => key === 'spo2:low');
    };
    await expect.poll(() => low(seen)).toMatchObject({ tier: 'critical' });
    await expect.poll(() => low(unseen)).toMatchObject({ tier: 'critical' });
    await ward.acknowledge(seen.session, (await low(seen))?.id ?? '');
    const before = [await low(seen), await low(unseen)];
    expect(before[0]?.acknowledged?.by).toMatchObject({ name: 'Nurse' });
    expect(before[1]?.acknowledged).toBeNull();

    const chance = random(SEED);
    const restarts: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      await pause(chance() * LONGEST_ROUND_MS);
      const answered = ward.newest();
      // Every fifth time together with its database, as a machine that goes down takes both.
      const database = round % 5 === 4 ? server.databasePid : null;
      if (database !== null) process.kill(database, 'SIGKILL');
      await server.kill();
      // Every fourth time once more before it is up: reading the logs back must not harm them.
      if (round % 4 === 3) await ServerProcess.startAndKill(again, chance() * LONGEST_START_MS);
      const killedAt = Date.now();
      server = await ServerProcess.start(again);
      const accepted = () =>
        Math.min(
          ...ward.chairs.map(
            ({ monitor }) => monitor.acks.find(({ at }) => at > killedAt)?.at ?? Number.NaN,
          ),
        );
      await expect.poll(accepted, { interval: 10 }).toBeGreaterThan(0);
      restarts.push(accepted() - killedAt);
      await ward.station.watching();
      expect([await low(seen), await low(unseen)]).toEqual(before);
      expect(await ward.askAgain(answered)).toEqual([]);
    }

    server.leaveClock();
    await ward.calm();
    const logs = await ward.logs();
    for (const [session, log] of logs) {
      await expect.poll(() => ward.station.log(session).length).toBe(log.length);
      expect(ward.station.log(session)).toEqual(log);
      expect(faultsOf(log)).toEqual([]);
      // Whatever a station was told has begun is in the record, also when the kill came before its commit: but for
      // what a server says of itself and its machine, which may end with the server that said it.
      const recorded = new Set(transitionsOf(log).map(({ alarm }) => alarm.id));
      const told = ward.station.alarms.filter(
        ({ session: of, transition: { alarm } }) => of === session && !OF_THE_SERVER.has(alarm.key),
      );
      expect(told.filter(({ transition }) => !recorded.has(transition.alarm.id))).toEqual([]);
    }
    const set = ward.station.alarms.filter(({ transition }) => transition.alarm.key === CLOCK_SET);
    expect(set.length).toBeGreaterThan(ROUNDS);
    expect(ward.commandsMissingIn(logs)).toEqual([]);
    expect(ward.station.breaks).toBeGreaterThanOrEqual(ROUNDS);
    expect(ward.station.snapshots).toHaveLength(1);
    expect(await server.stop()).toBe(0);

    const store = await openStore(options(dataDir));
    cleanUps.push(() => store.close());
    const { acknowledged, lost, doubled } = await ward.readingsIn(store);
    process.stdout.write(
      `server killed: ${ROUNDS} rounds, ${acknowledged} readings acknowledged, ${lost} lost, ${doubled} doubled, ${ward.done.length} commands, restart to first accepted reading ${median(restarts)} ms (median)\n`,
    );
    expect({ lost, doubled }).toEqual({ lost: 0, doubled: 0 });
    for (const { session } of ward.chairs) {
      const log = await store.sessions.events(clinic.id, session);
      const stored = await storedReadings(store, clinic.id, session);
      const { transitions } = await replay(log, stored, DEFAULT_PROTOCOL);
      expect(transitionsOf(log)).toEqual(transitions);
    }
  });
});
