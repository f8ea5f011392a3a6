import { randomUUID } from 'node:crypto';
import type { DeviceLink } from '@chairside/server/intake/device-link';
import { Intake } from '@chairside/server/intake/intake';
import { AddressLimit } from '@chairside/server/platform/address-limit';
import { createLogger } from '@chairside/server/platform/logger';
import { ManualTimers } from '@chairside/server/platform/timers.fake';
import { NOTHING_SAID } from '@chairside/shared/vitals/wire-values';
import { describe, expect, it } from 'vitest';
import { liveClinic } from '../support/live-clinic.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const IGNORE = () => undefined;

interface Course {
  /** Seconds since the beginning, of real time: one reading at each, numbered by it. */
  readonly opensAt?: number;
  /** From here on the monitor keeps what it measures. */
  readonly linkLostAt?: number;
  readonly killedAt?: number;
  readonly startedAt?: number;
  /** What the machine's clock is set by while the server is away. */
  readonly setMs: number;
  /** What the monitor's clock is set by while the server is away, and when. */
  readonly deviceSetMs?: number;
  readonly deviceSetAt?: number;
  readonly exchanges?: boolean;
  /** So many readings in one message after the restart. */
  readonly atOnce?: number;
  /** The monitor was started again as well: its numbers begin anew. */
  readonly newStream?: boolean;
}

/** Numbers that the record holds of the session and those that were shown, after a restart with a backlog. */
async function course(wanted: Course) {
  const { opensAt = 0, linkLostAt = 5, killedAt = linkLostAt, startedAt = 20 } = wanted;
  const { setMs, deviceSetMs = 0, deviceSetAt = 0, exchanges = true, atOnce = 600 } = wanted;
  const { newStream = false } = wanted;
  const live = await liveClinic();
  const began = live.clock.now();
  const device = { id: live.channel.deviceId, clinicId: live.clinic.id, label: 'Monitor 1' };
  const record = { ...device, sending: NOTHING_SAID, channels: [live.channel] };
  const connect = async (engine: typeof live.engine) => {
    const intake = new Intake({
      timers: new ManualTimers(),
      ...{ engine, lane: live.store.lane, devices: live.store.devices },
      ...{ readings: live.store.readings, clock: live.clock, log: createLogger('silent') },
      ...{ spoolReadings: 3_000, noted: IGNORE, authenticateDevice: async () => null },
      newcomers: new AddressLimit({ perAddress: 10, all: 10 }),
    });
    await intake.load(record);
    return intake.open(record, IGNORE, IGNORE);
  };
  let stream = randomUUID();
  let first = 0;
  const secondOf = new Map<number, number>();
  const t = (second: number) => {
    const of = began + second * SECOND + (second > deviceSetAt ? deviceSetMs : 0);
    secondOf.set(of, second);
    return of;
  };
  const send = async (link: DeviceLink, from: number, to: number) => {
    const readings = Array.from({ length: to - from + 1 }, (_, index) => ({
      ...{ t: t(from + index), hr: 70 },
    }));
    const message = { channel: '1', stream, seq: from - first, readings };
    const ack = await link.readings(message, live.clock.now());
    expect(ack).toMatchObject({ ok: true, committed: { seq: to - first } });
  };

  const link = await connect(live.engine);
  if (exchanges) link.exchange({ t0: t(0) }, live.clock.now());
  let sessionId = opensAt === 0 ? await live.open() : '';
  for (let second = 1; second <= killedAt; second += 1) {
    live.clock.advance(SECOND);
    if (second === opensAt) sessionId = await live.open();
    if (second <= linkLostAt) await send(link, second, second);
  }
  await live.settled();
  live.engine.stop();
  // The new server begins with the machine's clock as it stands then.
  live.clock.advance((startedAt - killedAt) * SECOND);
  live.clock.stepWall(setMs);
  live.clock.follow();
  const again = await live.restarted();
  const shown: number[] = [];
  again.listen({
    ...{ alarm: IGNORE, log: IGNORE, chair: IGNORE },
    reading: (_, __, { t: of }) => shown.push(secondOf.get(of) ?? Number.NaN),
  });
  const later = await connect(again);
  if (newStream) {
    stream = randomUUID();
    first = linkLostAt;
  }
  if (exchanges) later.exchange({ t0: t(startedAt) }, live.clock.now());
  for (let from = linkLostAt + 1; from <= startedAt; from += atOnce) {
    await send(later, from, Math.min(from + atOnce - 1, startedAt));
  }
  for (let second = startedAt + 1; second <= startedAt + 5; second += 1) {
    live.clock.advance(SECOND);
    await send(later, second, second);
  }
  await live.settled();
  const found = await live.store.sessions.find(live.clinic.id, sessionId);
  const stored: number[] = [];
  let at = 0;
  const replay = live.store.readings.replay(live.clinic.id, found?.key ?? 0);
  for await (const one of replay) {
    stored.push(secondOf.get(one.t) ?? Number.NaN);
    expect(one.at).toBeLessThanOrEqual(one.arrivedAt);
    at = Math.max(at, one.at);
  }
  expect(live.clock.now() - at).toBeLessThan(SECOND);
  again.stop();
  return { stored, shown };
}

const numbers = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

const SETS = [
  ['not set', 0],
  ['set back by 10 s', -10 * SECOND],
  ['set back by 50 s', -50 * SECOND],
  ['set back by 2 h', -2 * HOUR],
  ['set ahead by 10 s', 10 * SECOND],
  ['set ahead by 2 h', 2 * HOUR],
] as const;

describe('what a monitor kept while the server was away', () => {
  describe.each(SETS)("the machine's clock was %s", (_name, setMs) => {
    it.each([
      ['a session of 5 s, 15 s away', {}],
      ['in messages of three', { atOnce: 3 }],
      ['from a monitor that exchanges no clocks', { exchanges: false }],
      ['from a monitor that was started again as well', { newStream: true }],
      ['an hour away', { startedAt: 3_600 }],
      ["the monitor's clock set ahead by 7 min", { deviceSetMs: 7 * MINUTE, deviceSetAt: 12 }],
      ["the monitor's clock set back by 7 min", { deviceSetMs: -7 * MINUTE, deviceSetAt: 12 }],
    ] as const)('IN-410 %s: all of it is in the record', async (_course, more) => {
      const { stored } = await course({ setMs, ...more });
      expect(stored).toEqual(numbers(1, ('startedAt' in more ? more.startedAt : 20) + 5));
    });

    it('IN-410 none of it that is of before the session is in it', async () => {
      const times = { linkLostAt: 5, opensAt: 40, killedAt: 42, startedAt: 90 };
      for (const newStream of [false, true]) {
        const { stored } = await course({ setMs, ...times, newStream });
        expect(stored).toEqual(numbers(40, 95));
      }
    });

    it('IN-410 nothing old is shown as current', async () => {
      const { shown } = await course({ setMs, startedAt: 60 });
      expect(Math.min(...shown)).toBeGreaterThanOrEqual(49);
    });
  });
});
