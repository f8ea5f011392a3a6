import { deviceClockUnset } from '@chairside/shared/vitals/reading';
import { describe, expect, it } from 'vitest';
import { PacedDevice } from './paced-device.fixture.ts';

const GOOD = { hr: 70, spo2: 97 };
const LOW = { hr: 70, spo2: 80 };
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const YEAR_1970 = Date.UTC(1970, 0, 1, 0, 7);

/** How the clock of a monitor goes while a session lasts: what it says at a real instant, so long after the beginning. */
const CLOCKS: readonly [name: string, clock: (real: number, passedMs: number) => number][] = [
  ['right', (real) => real],
  ['two hours slow', (real) => real - 2 * HOUR],
  ['two hours fast', (real) => real + 2 * HOUR],
  ['slow by 1 %', (real, passed) => real - passed * 0.01],
  ['fast by 1 %', (real, passed) => real + passed * 0.01],
  ['slow by 100 ppm', (real, passed) => real - passed * 0.000_1],
  ['set back by 7 s at once', (real, passed) => real - (passed > 5 * MINUTE ? 7_000 : 0)],
  ['set back by 2 h at once', (real, passed) => real - (passed > 5 * MINUTE ? 2 * HOUR : 0)],
  ['set forward by 7 s at once', (real, passed) => real + (passed > 5 * MINUTE ? 7_000 : 0)],
  ['set forward by 2 h at once', (real, passed) => real + (passed > 5 * MINUTE ? 2 * HOUR : 0)],
  ['drifting by -1.5 s a minute', (real, passed) => real - (passed / MINUTE) * 1_500],
  [
    'set back by 1.5 s eight times',
    (real, passed) =>
      real - Math.min(8, Math.max(0, Math.floor((passed - 5 * MINUTE) / 20_000))) * 1_500,
  ],
  [
    'without its time until it is set',
    (real, passed) => (passed > 5 * MINUTE ? real : YEAR_1970 + passed),
  ],
  ['never set', (_real, passed) => YEAR_1970 + passed],
];
const EXCHANGES = [
  ['exchanges clocks', MINUTE],
  ['exchanges none', null],
] as const;
const LINKS = [
  ['steadily linked', null],
  ['linked again each 100 s', 100],
] as const;

const CASES = CLOCKS.flatMap(([name, clock]) =>
  EXCHANGES.flatMap(([told, everyMs]) =>
    LINKS.map(([how, seconds]) => [`${name}, ${told}, ${how}`, clock, everyMs, seconds] as const),
  ),
);

describe('a monitor that sends as it measures, whatever its clock', () => {
  it.each(CASES)('IN-120 %s: live, with its alarm', async (_name, clock, everyMs, seconds) => {
    const device = await PacedDevice.begin();
    device.clockOf = (real) => clock(real, device.passedMs);
    if (everyMs !== null) device.exchange();
    for (let second = 0; second < 1_100; second += 1) {
      device.hold(GOOD, 1);
      if (everyMs !== null && device.passedMs % everyMs === 0) device.exchange();
      if (second % 100 === 99) await device.live.settled();
      if (seconds !== null && second % seconds === seconds - 1) {
        device.disconnect();
        device.reconnect();
      }
    }
    device.hold(LOW, 15);
    expect(device.spo2).toBe(80);
    expect(device.raised('spo2:low')).toBe(true);
    expect(device.raised('technical:monitor-silent')).toBe(false);
    const readings = await device.stored();
    expect(readings.length).toBe(1_115);
    expect(readings.filter(({ late }) => late)).toEqual([]);
    const off = Math.max(...readings.map(({ at, arrivedAt }) => arrivedAt - at));
    expect(off).toBeLessThanOrEqual(2 * SECOND);
  });

  it.each([
    ['slow by 1 %', (real: number, passed: number) => real - passed * 0.01],
    ['set back by 7 s', (real: number, passed: number) => real - (passed > MINUTE ? 7_000 : 0)],
    ['never set', (_real: number, passed: number) => YEAR_1970 + passed],
  ])('IN-121 %s is told in the chair', async (_name, clock) => {
    const device = await PacedDevice.begin();
    device.clockOf = (real) => clock(real, device.passedMs);
    device.hold(GOOD, 400);
    expect(device.raised('technical:clock-skew')).toBe(true);
  });

  it('IN-121 a clock that is right is told by nobody', async () => {
    const device = await PacedDevice.begin();
    device.hold(GOOD, 400);
    expect(device.raised('technical:clock-skew')).toBe(false);
  });
});

const SENDING = [
  ['in one message', 600],
  ['in messages of 60', 60],
  ['one by one', 1],
] as const;

describe('what waited in the device', () => {
  it.each(SENDING)(
    'IN-122 is late after an outage, %s, and what follows is live',
    async (_n, n) => {
      const device = await PacedDevice.begin();
      device.hold(GOOD, 60);
      device.disconnect();
      device.hold(LOW, 300);
      const before = device.shown;
      device.reconnect(n);
      expect(device.shown - before).toBeLessThanOrEqual(11);
      expect(device.raised('spo2:low')).toBe(false);
      device.hold(LOW, 12);
      expect(device.raised('spo2:low')).toBe(true);
      const readings = await device.stored();
      expect(readings).toHaveLength(372);
      for (const { seq, at } of readings) {
        expect(Math.abs(at - (device.startedAt + seq * SECOND))).toBeLessThanOrEqual(SECOND);
      }
    },
  );

  it.each(SENDING)(
    'IN-122 is late though its clock was set back by 2 h meanwhile, %s',
    async (_n, n) => {
      const device = await PacedDevice.begin();
      device.hold(GOOD, 60);
      device.disconnect();
      device.hold(GOOD, 150);
      device.clockOf = (real) => real - 2 * HOUR;
      device.hold(GOOD, 150);
      const before = device.shown;
      device.reconnect(n);
      expect(device.shown - before).toBeLessThanOrEqual(11);
      device.hold(LOW, 15);
      expect(device.raised('spo2:low')).toBe(true);
      expect((await device.stored()).filter(({ late }) => !late)).toHaveLength(device.shown);
    },
  );

  it.each([
    ['at once', 600],
    ['in messages of ten', 10],
  ])(
    'IN-410 is all in the record though its clock was set ahead by 7 min meanwhile, %s',
    async (_name, atOnce) => {
      const device = await PacedDevice.begin();
      device.exchange();
      device.hold(GOOD, 20);
      device.disconnect();
      device.hold(GOOD, 30);
      device.clockOf = (real) => real + 7 * MINUTE;
      device.hold(GOOD, 10);
      device.reconnect();
      device.exchange();
      device.flush(atOnce);
      const readings = await device.stored();
      expect(readings.map(({ seq }) => seq)).toEqual(Array.from({ length: 60 }, (_, n) => n + 1));
      const off = readings.map(({ at, seq }) => at - device.startedAt - seq * SECOND);
      expect(Math.max(...off.map(Math.abs))).toBeLessThan(2 * SECOND);
    },
  );

  it('IN-122 stays late where it is sent no faster than it was measured', async () => {
    const device = await PacedDevice.begin();
    device.hold(GOOD, 60);
    device.clockOf = (real) => real - 5 * MINUTE;
    device.pass(5 * MINUTE);
    const before = device.shown;
    device.hold(LOW, 60);
    expect(device.shown).toBe(before);
    expect(device.raised('spo2:low')).toBe(false);
  });

  it('IN-122 a link that stood still for a minute brings no old value as current', async () => {
    const device = await PacedDevice.begin();
    device.exchange();
    device.hold(GOOD, 60);
    device.disconnect();
    device.hold(LOW, 60);
    // The same connection for the server: only the network stood still.
    const before = device.shown;
    device.reconnect(1);
    expect(device.shown - before).toBeLessThanOrEqual(11);
  });

  it('IN-123 keeps nothing, and its clock was set back meanwhile: live after a few readings', async () => {
    const device = await PacedDevice.begin();
    device.hold(GOOD, 60);
    device.pass(5 * MINUTE);
    device.clockOf = (real) => real - 20 * SECOND;
    device.hold(LOW, 15);
    expect(device.raised('spo2:low')).toBe(true);
  });

  it.each(SENDING)(
    'IN-124 sent again under a new stream two hours ahead, %s: not as current',
    async (_n, n) => {
      const device = await PacedDevice.begin();
      device.exchange();
      device.hold(GOOD, 600);
      device.restart();
      const before = device.shown;
      const ahead = 2 * HOUR;
      const old = Array.from({ length: 600 }, (_, index) => ({
        ...{ t: device.t + ahead - (600 - index) * SECOND, vitals: LOW },
      }));
      while (old.length > 0) void device.send(old.splice(0, n));
      await device.live.settled();
      expect(device.shown - before).toBeLessThanOrEqual(11);
      expect(device.raised('spo2:low')).toBe(false);
      device.clockOf = (real) => real + ahead;
      device.hold(GOOD, 5);
      expect(device.spo2).toBe(97);
      expect(device.raised('technical:clock-skew')).toBe(true);
      device.hold(LOW, 12);
      expect(device.raised('spo2:low')).toBe(true);
    },
  );
});

describe('a monitor that has no time yet', () => {
  it.each([
    ['in one message', 10],
    ['one by one', 1],
  ])('IN-125 is kept with its arrival and marked, %s', async (_name, atOnce) => {
    const device = await PacedDevice.begin();
    const sent: { t: number; vitals: typeof GOOD }[] = [];
    for (let n = 0; n < 10; n += 1) {
      device.pass(SECOND);
      sent.push({ t: n < 5 ? YEAR_1970 + n * SECOND : device.t, vitals: GOOD });
      if (sent.length === atOnce) void device.send(sent.splice(0));
    }
    const readings = await device.stored();
    expect(readings).toHaveLength(10);
    expect(readings.filter(({ t }) => deviceClockUnset(t))).toHaveLength(5);
    expect(readings.filter(({ late }) => late)).toEqual([]);
    for (const { at, arrivedAt } of readings) expect(arrivedAt - at).toBeLessThan(10 * SECOND);
  });
});

/** The clock of a monitor before and after it was started again. */
const RIGHT = (real: number) => real;
const dated = (year: number) => (real: number) => real - Date.UTC(2026, 0) + Date.UTC(year, 0);
const UNSET = (real: number) => real - Date.UTC(2026, 0) + 1_000;
const RESTARTED: readonly [name: string, before: typeof RIGHT, after: typeof RIGHT][] = [
  ['with its clock unset', RIGHT, UNSET],
  ['dated 2001', RIGHT, dated(2001)],
  ['dated 2100', RIGHT, dated(2100)],
  ['with the true time, dated 2100 before', dated(2100), RIGHT],
  ['with the true time, dated 2001 before', dated(2001), RIGHT],
  ['with the true time, unset before', UNSET, RIGHT],
  ['with its clock unset, dated 2100 before', dated(2100), UNSET],
];

describe('a monitor that was started again and has another clock', () => {
  describe.each(EXCHANGES)('%s', (_told, everyMs) => {
    it.each(RESTARTED)('IN-440 %s: live and in the record', async (_name, before, after) => {
      const device = await PacedDevice.begin();
      device.clockOf = before;
      if (everyMs !== null) device.exchange();
      device.hold(GOOD, 20);
      device.clockOf = after;
      device.restart();
      device.hold(GOOD, 5);
      device.hold(LOW, 15);
      expect(device.raised('spo2:low')).toBe(true);
      const readings = await device.stored();
      expect(readings).toHaveLength(40);
      expect(readings.filter(({ late }) => late)).toEqual([]);
      expect(device.notes).toEqual([]);
    });

    it.each(RESTARTED)(
      'IN-440 %s, three messages of a minute each: all in the record, and little of it as current',
      async (_name, before, after) => {
        const device = await PacedDevice.begin();
        device.clockOf = before;
        if (everyMs !== null) device.exchange();
        device.hold(GOOD, 240);
        await device.stored();
        device.clockOf = after;
        device.restart();
        const { shown, t } = device;
        for (let n = 0; n < 3; n += 1) {
          device.pass(3 * SECOND);
          const readings = Array.from({ length: 60 }, (_, index) => ({
            ...{ t: t - (179 - n * 60 - index) * SECOND, vitals: LOW },
          }));
          expect(await device.send(readings)).toMatchObject({ ok: true });
        }
        expect(await device.stored()).toHaveLength(420);
        expect(device.shown - shown).toBeLessThanOrEqual(11);
        expect(device.notes).toEqual([]);
      },
    );
  });

  it.each([
    ['whose clock was right', RIGHT],
    ['dated 2100 before', dated(2100)],
    ['dated 2001 before', dated(2001)],
    ['unset before', UNSET],
  ])(
    'IN-441 what it kept of before the session stays out of it and is told, %s',
    async (_name, before) => {
      const device = await PacedDevice.begin();
      device.clockOf = before;
      device.hold(GOOD, 20);
      device.clockOf = RIGHT;
      device.restart();
      const { t } = device;
      for (let n = 0; n < 3; n += 1) {
        const readings = Array.from({ length: 60 }, (_, index) => ({
          ...{ t: t - (30 + 3 - n) * MINUTE + index * SECOND, vitals: LOW },
        }));
        expect(await device.send(readings)).toMatchObject({ ok: true });
      }
      device.hold(GOOD, 5);
      expect(await device.stored()).toHaveLength(25);
      expect(device.notes.at(-1)).toContain('180 readings');
      expect(device.raised('spo2:low')).toBe(false);
    },
  );
});

describe('a session that is younger than what a message holds', () => {
  it.each(EXCHANGES)('IN-441 each reading is in the record or told, %s', async (_told, everyMs) => {
    const device = await PacedDevice.begin();
    if (everyMs !== null) device.exchange();
    device.hold(GOOD, 10);
    device.clockOf = UNSET;
    device.restart();
    const { t } = device;
    for (let n = 0; n < 3; n += 1) {
      device.pass(3 * SECOND);
      const readings = Array.from({ length: 60 }, (_, index) => ({
        ...{ t: t + (n * 60 + index) * SECOND, vitals: GOOD },
      }));
      expect(await device.send(readings)).toMatchObject({ ok: true });
    }
    const stored = (await device.stored()).length - 10;
    expect(stored).toBeGreaterThan(3 * 10);
    expect(device.notes.at(-1)).toContain(`${180 - stored} readings`);
  });
});

describe('a monitor whose time is in another unit', () => {
  it.each([
    ['seconds', (t: number) => Math.round(t / 1_000)],
    ['seconds and fractions', (t: number) => t / 1_000],
    ['microseconds', (t: number) => t * 1_000],
  ])('IN-126 %s: told which, and nothing is taken', async (unit, of) => {
    const device = await PacedDevice.begin();
    device.pass(SECOND);
    expect(await device.send([{ t: of(device.t), vitals: GOOD }])).toMatchObject({
      ok: false,
      error: {
        ...{ code: 'wrong-time-unit', retryable: false },
        message: expect.stringContaining(unit.split(' ')[0] ?? ''),
      },
    });
    expect(await device.stored()).toEqual([]);
  });

  it('IN-126 fractions of a millisecond are rounded', async () => {
    const device = await PacedDevice.begin();
    device.pass(SECOND);
    const t = device.t;
    expect(await device.send([{ t: t + 0.4, vitals: GOOD }])).toMatchObject({ ok: true });
    expect((await device.stored())[0]?.t).toBe(t);
  });
});
