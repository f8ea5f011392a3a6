import { mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createLogger } from '@chairside/server/platform/logger';
import { openStore } from '@chairside/server/store/open';
import { DEFAULT_PROTOCOL } from '@chairside/shared/protocols/defaults/first-edition';
import { replay } from '@chairside/shared/replay/replay';
import { ERROR_CODES } from '@chairside/shared/wire/errors';
import { connectWebSocket } from '@chairside/simulators/devices/websocket-transport';
import { random } from '@chairside/simulators/patient/random';
import { afterEach, describe, expect, it } from 'vitest';
import { type LoadedChair, LoadedWard } from '../support/loaded-ward.ts';
import { faultsOf, storedReadings, transitionsOf } from '../support/log-proof.ts';
import { connectAsOwner } from '../support/owner-connection.ts';
import { seedClinic } from '../support/seeded-clinic.ts';
import { ServerProcess } from '../support/server-process.ts';
import { StationFollower } from '../support/station-follower.ts';
import type { Vitals } from '../support/steady-monitor.ts';

const KILLS = 10;
const SEED = 10;
const LONGEST_ROUND_MS = 1_200;
const NOT_RECORDING = 'technical:not-recording';
const CLOCK_SET = 'technical:server-clock';
const NOTE = { type: 'add-note', text: 'While nothing was recorded' } as const;

const CALM: Vitals = { hr: 72, spo2: 97 };
const LOW: Vitals = { hr: 72, spo2: 80 };
/** 20 readings a second: eight seconds low, fourteen back in range. */
const comesAndGoes = (seq: number): Vitals => (seq % 440 < 160 ? LOW : CALM);
const COURSES = [() => CALM, () => CALM, comesAndGoes, comesAndGoes];

const cleanUps: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

const options = (dataDir: string) => ({
  ...{ dataDir, logger: createLogger('silent'), commitWindowMs: 0, spoolLimit: 1_000 },
});

function killDatabase(server: ServerProcess): void {
  const pid = server.databasePid;
  if (pid === null) throw new Error('no PostgreSQL is running');
  process.kill(pid, 'SIGKILL');
}

/** What each session was told of the server's own alarm since a moment, in order. */
function recordingChanges(ward: LoadedWard, session: string, from: number): string[] {
  return ward.station.alarms
    .slice(from)
    .filter((told) => told.session === session && told.transition.alarm.key === NOT_RECORDING)
    .map(({ transition }) => transition.change);
}

/** The chair's patient desaturates while nothing can be stored: what a nurse sees, and what is said to whom. */
async function withoutDatabase(ward: LoadedWard, chair: LoadedChair): Promise<string> {
  const { station } = ward;
  const from = station.alarms.length;
  const pulsesBefore = station.pulses.length;
  const began = Date.now();
  chair.monitor.show(LOW);
  const charted = await ward.chart.once(chair.session, NOTE);
  if (charted.ok) throw new Error('a command was answered without a database');
  const { status, code } = charted.problem;
  expect([status, code]).toEqual([503, 'not-recording']);
  expect(ERROR_CODES['not-recording'].retryable).toBe(true);
  const desaturated = () =>
    station.alarms
      .slice(from)
      .filter(
        ({ session, transition }) => session === chair.session && transition.change === 'raised',
      )
      .map(({ transition }) => transition.alarm.key);
  await expect.poll(desaturated).toContain('spo2:low');
  for (const { chair: each, monitor } of ward.chairs) {
    const shown = station.frames.filter(({ chair, at }) => chair === each.id && at > began);
    // 20 readings a second make at most one frame each; a busy machine joins some.
    expect(shown.length).toBeGreaterThan((Date.now() - began) / 200);
    expect(monitor.acks.filter(({ at }) => at > began)).toEqual([]);
  }
  const pulses = station.pulses.slice(pulsesBefore);
  expect(pulses.length).toBeGreaterThan(3);
  expect(pulses.every(({ health }) => !health.recording)).toBe(true);
  const { chairs } = await station.look();
  for (const { alarms } of chairs) expect(alarms.map(({ key }) => key)).toContain(NOT_RECORDING);
  return charted.id;
}

describe('PostgreSQL killed under a working server', () => {
  it.each([
    ['steady', undefined],
    ['set again and again', SEED],
  ])(
    'with a clock that is %s: EN-23 EN-120 EN-10 EN-13 ST-46 IN-14 SR-11 goes on showing and alarming, and stores everything once',
    async (_clock, steppingClock) => {
      const dataDir = mkdtempSync(join(tmpdir(), 'chairside-database-away-'));
      cleanUps.push(() => rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 }));
      const seeding = await openStore(options(dataDir));
      const clinic = await seedClinic(seeding, COURSES.length, Date.now());
      await seeding.close();
      const server = await ServerProcess.start({
        ...{ dataDir, env: { LOG_LEVEL: 'warn' }, steppingClock },
      });
      cleanUps.push(() => server.destroy());
      // Linked all the while, whereas the ward's own loses its link once.
      const witness = new StationFollower(server.origin, clinic.cookie, clinic.id);
      cleanUps.push(() => witness.close());
      await witness.watching();
      const ward = await LoadedWard.begin(server.origin, clinic, COURSES);
      cleanUps.push(() => ward.stop());
      const [first, second, ...others] = ward.chairs as [
        LoadedChair,
        LoadedChair,
        ...LoadedChair[],
      ];
      for (const other of others) ward.attend(other);
      const isBack = (from: number) =>
        expect
          .poll(() => recordingChanges(ward, first.session, from))
          .toEqual(['raised', 'cleared']);
      const unanswered: { id: string; session: string }[] = [];
      /** The note that was not answered, sent again once the database is back. */
      const recorded = async ({ session }: LoadedChair, id: string, from: number) => {
        await isBack(from);
        ward.done.push({ session, id, answer: await ward.chart.must(session, { id, ...NOTE }) });
        unanswered.push({ session, id });
      };

      // One that hangs in a commit, as with a disk that stalls, does not record either.
      const owner = await connectAsOwner(dataDir);
      await owner.query('begin; lock table session_events, devices in access exclusive mode');
      const hanging = ward.station.alarms.length;
      await expect.poll(() => recordingChanges(ward, first.session, hanging)).toEqual(['raised']);
      const held = await withoutDatabase(ward, first);
      // A monitor that comes back meanwhile is known; the ward's own one then takes over again.
      const back = await connectWebSocket({
        ...{ url: server.origin, token: first.chair.token, software: 'test' },
      });
      expect(back.welcome.channels[0]?.chair).toBe(first.chair.label);
      expect(await back.closed).toMatchObject({ code: 'taken-over' });
      // So is a station: it sees the alarms again, though its log cannot be read.
      ward.station.stumble();
      await expect.poll(() => ward.station.snapshots.length).toBe(2);
      const again = ward.station.snapshots.at(-1)?.chairs.find(({ id }) => id === first.chair.id);
      expect(again?.alarms.map(({ key }) => key)).toContain('spo2:low');
      await owner.query('rollback');
      await owner.end();
      await recorded(first, held, hanging);

      const chance = random(SEED);
      for (let round = 1; round < KILLS; round += 1) {
        await pause(chance() * LONGEST_ROUND_MS);
        const from = ward.station.alarms.length;
        killDatabase(server);
        await isBack(from);
      }
      const from = ward.station.alarms.length;
      const cluster = join(dataDir, 'postgres');
      // Without its files it cannot be started again.
      renameSync(cluster, `${cluster}.away`);
      process.kill(Number(server.databasePid), 'SIGKILL');
      await expect
        .poll(() => recordingChanges(ward, first.session, from), { interval: 10 })
        .toEqual(['raised']);
      const id = await withoutDatabase(ward, second);
      renameSync(`${cluster}.away`, cluster);
      await recorded(second, id, from);

      if (steppingClock !== undefined) server.leaveClock();
      await ward.calm();
      const logs = await ward.logs();
      for (const [session, log] of logs) {
        await expect.poll(() => ward.station.log(session).length).toBe(log.length);
        expect(ward.station.log(session)).toEqual(log);
        expect(faultsOf(log)).toEqual([]);
        // Every transition that reached a screen is in the record as it was shown.
        const told = witness.alarms.filter((message) => message.session === session);
        expect(
          told
            .map(({ transition }) => transition)
            .filter(({ change }) => change !== 'acknowledged'),
        ).toEqual(transitionsOf(log));
      }
      const clockTold = ward.station.alarms.some(
        ({ transition: { alarm } }) => alarm.key === CLOCK_SET,
      );
      expect(clockTold).toBe(steppingClock !== undefined);
      expect(ward.commandsMissingIn(logs)).toEqual([]);
      for (const { session, id: sent } of unanswered) {
        const log = logs.get(session) ?? [];
        expect(log.filter(({ commandId }) => commandId === sent)).toHaveLength(1);
      }
      expect([ward.station.breaks, witness.breaks]).toEqual([1, 0]);
      expect(await server.stop()).toBe(0);

      const store = await openStore(options(dataDir));
      cleanUps.push(() => store.close());
      const { acknowledged, lost, doubled } = await ward.readingsIn(store);
      process.stdout.write(
        `PostgreSQL killed: ${KILLS} rounds, ${acknowledged} readings acknowledged, ${lost} lost, ${doubled} doubled, ${ward.done.length} commands\n`,
      );
      expect({ lost, doubled }).toEqual({ lost: 0, doubled: 0 });
      for (const { session } of ward.chairs) {
        const log = await store.sessions.events(clinic.id, session);
        const stored = await storedReadings(store, clinic.id, session);
        const { transitions } = await replay(log, stored, DEFAULT_PROTOCOL);
        expect(transitionsOf(log)).toEqual(transitions);
      }
    },
  );
});
