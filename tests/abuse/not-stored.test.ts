/** What is shown and evaluated is stored, or its chair says that it is not. */
import { randomUUID } from 'node:crypto';
import { Intake } from '@chairside/server/intake/intake';
import { AddressLimit } from '@chairside/server/platform/address-limit';
import { AppError } from '@chairside/server/platform/errors';
import { createLogger } from '@chairside/server/platform/logger';
import { ManualTimers } from '@chairside/server/platform/timers.fake';
import type { CommitLane } from '@chairside/server/store/ports/store';
import { NOTHING_SAID } from '@chairside/shared/vitals/wire-values';
import { MAX_SEQ } from '@chairside/shared/wire/monitor';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LiveClinic, liveClinic } from '../support/live-clinic.ts';

const IGNORE = () => undefined;
const LIMIT = 100;
const NOT_RECORDED = 'technical:readings-not-recorded';
const NEARLY_FULL = 'technical:record-nearly-full';

let live: LiveClinic;
let intake: Intake;
let notes: string[];
/** Set: the store takes no readings, for good. */
let refuses: AppError | null;

beforeEach(async () => {
  live = await liveClinic({ readingsPerSession: LIMIT });
  notes = [];
  refuses = null;
  intake = intakeOf();
});
afterEach(async () => {
  live.engine.stop();
  await live.store.close();
});

function intakeOf(spoolReadings = 1_000): Intake {
  const { lane } = live.store;
  const refusing: CommitLane = {
    ...lane,
    readings: (batch) => (refuses === null ? lane.readings(batch) : Promise.reject(refuses)),
  };
  return new Intake({
    timers: new ManualTimers(),
    ...{ engine: live.engine, lane: refusing, devices: live.store.devices },
    ...{ readings: live.store.readings, clock: live.clock, log: createLogger('silent') },
    ...{ spoolReadings, authenticateDevice: async () => null },
    noted: (_device, _channel, { text }) => notes.push(text),
    newcomers: new AddressLimit({ perAddress: 10, all: 10 }),
  });
}

/** A monitor that numbers its readings, one a second, and does not wait for its answers. */
function monitor(to = intake) {
  const { channel, clinic } = live;
  const device = {
    id: channel.deviceId,
    clinicId: clinic.id,
    label: 'Monitor 1',
    sending: NOTHING_SAID,
  };
  const link = to.open({ ...device, channels: [channel] }, IGNORE, IGNORE);
  const stream = randomUUID();
  let seq = 0;
  const sent = new Map<number, { t: number; spo2: number }[]>();
  const again = (from: number) =>
    link.readings(
      { channel: '1', stream, seq: from, readings: sent.get(from) ?? [] },
      live.clock.now(),
    );
  return {
    again,
    /** The next message goes on with this number. */
    skipTo(next: number) {
      seq = next - 1;
    },
    measure(spo2 = 98, count = 1) {
      live.clock.advance(1_000);
      const from = seq + 1;
      const t = live.clock.now();
      sent.set(
        from,
        Array.from({ length: count }, (_, i) => ({ t: t - (count - 1 - i), spo2 })),
      );
      seq += count;
      return again(from);
    },
  };
}

const keys = () => {
  const chair = live.engine.chair(live.clinic.id, live.chair.id);
  return (chair?.alarms ?? []).filter(({ state }) => state === 'active').map(({ key }) => key);
};
const spo2 = () =>
  live.engine.chair(live.clinic.id, live.chair.id)?.vitals.values.spo2?.value ?? null;
async function stored(session: string): Promise<number> {
  const found = await live.store.sessions.find(live.clinic.id, session);
  let count = 0;
  for await (const _ of live.store.readings.replay(live.clinic.id, found?.key ?? 0)) count += 1;
  return count;
}

describe('the readings that a device puts into a session', () => {
  it('IN-310 end at a limit that is told before it is met; what comes on is refused for good, shown and evaluated, and told at the chair', async () => {
    const session = await live.open();
    const device = monitor();
    expect(await device.measure(98, 89)).toMatchObject({ ok: true });
    expect(keys()).not.toContain(NEARLY_FULL);
    expect(await device.measure()).toMatchObject({ ok: true });
    expect(keys()).toContain(NEARLY_FULL);
    expect(keys()).not.toContain(NOT_RECORDED);
    expect(await device.measure(98, 10)).toMatchObject({ ok: true });

    const refused = { ok: false, error: { code: 'session-full', retryable: false } };
    expect(await device.measure(97)).toMatchObject(refused);
    expect(keys()).toContain(NOT_RECORDED);
    expect(notes.join()).toContain('are not in the record');
    // An alarm is never hidden: what is not recorded is watched all the same.
    for (let second = 0; second < 30; second += 1) await device.measure(80);
    expect(spo2()).toBe(80);
    expect(keys()).toContain('spo2:low');
    // Not while nothing is stored, however long.
    live.clock.advance(120_000);
    expect(await device.measure(80)).toMatchObject(refused);
    expect(keys()).toContain(NOT_RECORDED);
    expect(await stored(session)).toBe(LIMIT);
    expect(intake.figures.notStored).toBe(32);
  });

  it('IN-310 leave the next session alone: the same stream goes on there at once', async () => {
    const first = await live.open();
    const device = monitor();
    await device.measure(98, LIMIT);
    for (let second = 0; second < 3; second += 1) await device.measure();
    await live.send(first, { type: 'close', outcome: 'cancelled' });
    const second = await live.open();
    expect(await device.measure()).toMatchObject({ ok: true });
    expect(keys()).toEqual([]);
    expect([await stored(first), await stored(second)]).toEqual([LIMIT, 1]);
    // What was refused for good is not taken later under its number.
    expect(await device.again(LIMIT + 1)).toMatchObject({ error: { code: 'stream-used' } });
  });

  it('IN-310 hold for late readings into a session of the past', async () => {
    const session = await live.open();
    const begun = live.clock.now();
    const device = monitor();
    await device.measure(98, LIMIT);
    await live.send(session, { type: 'close', outcome: 'cancelled' });
    live.clock.advance(3_600_000);
    const { channel, clinic } = live;
    const link = intake.open(
      {
        id: channel.deviceId,
        clinicId: clinic.id,
        label: 'Monitor 1',
        sending: NOTHING_SAID,
        channels: [channel],
      },
      IGNORE,
      IGNORE,
    );
    link.exchange({ t0: live.clock.now() }, live.clock.now());
    const readings = [{ t: begun + 500, spo2: 90 }];
    const message = { channel: '1', stream: randomUUID(), seq: 1, readings };
    expect(await link.readings(message, live.clock.now())).toMatchObject({
      error: { code: 'session-full' },
    });
    expect(await stored(session)).toBe(LIMIT);
  });
});

describe('readings that were evaluated and are not stored', () => {
  it('EN-310 are told at their chair at once, until storing has gone on for 30 s', async () => {
    await live.open();
    const device = monitor();
    await device.measure();
    refuses = new AppError('internal', 'The database refused this record.');
    expect(await device.measure(97)).toMatchObject({ ok: false });
    expect(keys()).toContain(NOT_RECORDED);
    refuses = null;
    expect(await device.again(2)).toMatchObject({ ok: true });
    for (let second = 0; second < 29; second += 1) await device.measure();
    expect(keys()).toContain(NOT_RECORDED);
    await device.measure();
    expect(keys()).not.toContain(NOT_RECORDED);
    await live.settled();
    const told = live.told.logs
      .flatMap(({ events }) => events)
      .flatMap(({ body }) => (body.type === 'alarm-changed' ? [body.transition] : []))
      .filter(({ alarm }) => alarm.key === NOT_RECORDED);
    expect(told.map(({ change }) => change)).toEqual(['raised', 'cleared']);
    expect(intake.figures.notStored).toBe(1);
  });

  it('EN-310 are told once their device has left them out', async () => {
    await live.open();
    intake = intakeOf(2);
    const device = monitor();
    live.store.setAway(true);
    const waiting = device.measure(98, 2);
    expect(await device.measure(97)).toMatchObject({ error: { code: 'too-far-ahead' } });
    live.store.setAway(false);
    await waiting;
    expect(keys()).not.toContain(NOT_RECORDED);
    live.clock.advance(61_000);
    // Number 3 is never sent again.
    expect(await device.measure(98)).toMatchObject({ ok: true });
    expect(keys()).toContain(NOT_RECORDED);
  });

  it.each([
    { name: 'of eight', next: 10 },
    { name: 'to the last number there is', next: MAX_SEQ },
  ])('IN-04 are none of the numbers that a device skipped: a gap $name', async ({ next }) => {
    await live.open();
    const device = monitor();
    await device.measure();
    device.skipTo(next);
    expect(await device.measure()).toMatchObject({ ok: true });
    expect(keys()).toEqual([]);
    expect(notes).toEqual([]);
    expect(intake.figures).toMatchObject({ gaps: 1, missing: next - 2, notStored: 0 });
  });

  it('IN-04 are counted exactly where numbers were skipped around them', async () => {
    await live.open();
    intake = intakeOf(2);
    const device = monitor();
    live.store.setAway(true);
    const waiting = device.measure(98, 2);
    const refused = { error: { code: 'too-far-ahead' } };
    device.skipTo(5);
    expect(await device.measure(97)).toMatchObject(refused);
    device.skipTo(8);
    expect(await device.measure(97, 2)).toMatchObject(refused);
    live.store.setAway(false);
    await waiting;
    live.clock.advance(61_000);
    device.skipTo(20);
    expect(await device.measure(98)).toMatchObject({ ok: true });
    expect(keys()).toContain(NOT_RECORDED);
    expect(notes.join()).toContain('3 readings were shown and evaluated');
    expect(intake.figures).toMatchObject({ gaps: 1, missing: 17, notStored: 3 });
  });

  it('IN-04 are counted exactly where the store refuses them for good beside a gap', async () => {
    await live.open();
    const device = monitor();
    await device.measure();
    refuses = new AppError('internal', 'The database refused this record.');
    device.skipTo(4);
    expect(await device.measure(97, 2)).toMatchObject({ ok: false });
    expect(keys()).toContain(NOT_RECORDED);
    refuses = null;
    live.clock.advance(61_000);
    device.skipTo(10);
    expect(await device.measure()).toMatchObject({ ok: true });
    expect(intake.figures.notStored).toBe(2);
  });

  it('EN-310 are told when a device that owes them says nothing any more', async () => {
    await live.open();
    intake = intakeOf(2);
    const device = monitor();
    live.store.setAway(true);
    const waiting = device.measure(98, 2);
    await device.measure(97);
    await expect.poll(() => live.store.lane.recording().recording).toBe(false);
    live.clock.advance(120_000);
    intake.look();
    // "Not recording" says it while the database is away.
    expect(keys()).not.toContain(NOT_RECORDED);
    live.store.setAway(false);
    await waiting;
    live.clock.advance(59_000);
    intake.look();
    expect(keys()).not.toContain(NOT_RECORDED);
    live.clock.advance(2_000);
    intake.look();
    intake.look();
    expect(keys()).toContain(NOT_RECORDED);
    expect(intake.figures.notStored).toBe(1);
  });

  it('EN-310 of a chair without a session are not in anybody’s record, and nothing is told', async () => {
    intake = intakeOf(2);
    const device = monitor();
    live.store.setAway(true);
    const waiting = device.measure(98, 2);
    await device.measure(97);
    live.store.setAway(false);
    await waiting;
    live.clock.advance(61_000);
    await device.measure();
    expect(intake.figures.notStored).toBe(0);
    expect(notes).toEqual([]);
  });

  it('EN-310 go into the session that they were evaluated in, also when it has closed meanwhile', async () => {
    const first = await live.open();
    intake = intakeOf(2);
    const device = monitor();
    live.store.setAway(true);
    const waiting = device.measure(98, 2);
    await device.measure(97);
    live.store.setAway(false);
    await waiting;
    await live.send(first, { type: 'close', outcome: 'cancelled' });
    const second = await live.open();
    expect(await device.again(3)).toMatchObject({ ok: true });
    expect([await stored(first), await stored(second)]).toEqual([3, 0]);
  });

  it('EN-310 are told after a restart of the server, until storing goes on', async () => {
    await live.open();
    const device = monitor();
    await device.measure();
    refuses = new AppError('internal', 'The database refused this record.');
    await device.measure(97);
    await live.settled();
    const again = await live.restarted();
    const alarms = () => again.chair(live.clinic.id, live.chair.id)?.alarms.map(({ key }) => key);
    expect(alarms()).toContain(NOT_RECORDED);
    const key = again.session(again.chair(live.clinic.id, live.chair.id)?.session?.id ?? '')?.key;
    again.record.stored(new Set([key ?? 0]), []);
    live.clock.advance(29_000);
    again.record.stored(new Set([key ?? 0]), []);
    expect(alarms()).toContain(NOT_RECORDED);
    live.clock.advance(1_000);
    again.record.stored(new Set([key ?? 0]), []);
    expect(alarms()).not.toContain(NOT_RECORDED);
    again.stop();
  });
});
