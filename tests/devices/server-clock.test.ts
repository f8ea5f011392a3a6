import { describe, expect, it } from 'vitest';
import { PacedDevice } from './paced-device.fixture.ts';

const GOOD = { hr: 70, spo2: 97 };
const LOW = { hr: 70, spo2: 80 };
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const STEPS = [
  ['1.5 s back', -1_500],
  ['7 s back', -7 * SECOND],
  ['2 min back', -2 * MINUTE],
  ['3 h back', -3 * HOUR],
  ['7 s ahead', 7 * SECOND],
  ['2 min ahead', 2 * MINUTE],
  ['3 h ahead', 3 * HOUR],
] as const;

const MOMENTS = [
  'at the start',
  'while all is calm',
  'within a delay',
  'under an alarm',
  'while the monitor is away',
] as const;
type Moment = (typeof MOMENTS)[number];

/** `own`: its clock goes by itself; `shared`: it is the clock that is set, as of a gateway on the same machine. */
const DEVICES = [
  ['exchanges clocks', 'own', true],
  ['exchanges none', 'own', false],
  ['on the same machine, exchanges clocks', 'shared', true],
  ['on the same machine, exchanges none', 'shared', false],
] as const;

const OF_CLOCKS = /technical:(server-clock|clock-skew)/;

/** One course of a session, with the clock of the machine set at one moment of it. */
async function course(byMs: number, moment: Moment, clock: 'own' | 'shared', exchanges: boolean) {
  const device = await PacedDevice.begin();
  let set = 0;
  if (clock === 'shared') device.clockOf = (real) => real + set;
  const at = (here: Moment) => {
    if (here !== moment) return;
    set = byMs;
    device.live.clock.stepWall(byMs);
  };
  const hold = (vitals: typeof GOOD, seconds: number) => {
    for (let left = seconds; left > 0; left -= 20) {
      if (exchanges) device.exchange();
      device.hold(vitals, Math.min(20, left));
    }
  };
  at('at the start');
  hold(GOOD, 60);
  at('while all is calm');
  hold(GOOD, 60);
  hold(LOW, 5);
  at('within a delay');
  hold(LOW, 20);
  at('under an alarm');
  hold(LOW, 20);
  hold(GOOD, 60);
  device.disconnect();
  device.hold(GOOD, 15);
  at('while the monitor is away');
  device.hold(GOOD, 15);
  device.reconnect(1);
  hold(GOOD, 30);
  hold(LOW, 20);
  const readings = await device.stored();
  return {
    told: device.alarms.some((line) => line.includes('technical:server-clock')),
    alarms: device.alarms.filter((line) => !OF_CLOCKS.test(line)),
    shown: device.shown,
    readings: readings.map(
      ({ seq, late, arrivedAt }) => `${seq} ${late} ${Math.round(arrivedAt / 10)}`,
    ),
  };
}

const withoutTime = (line: string) => line.replace(/^\+\S+ /, '');

const plain = new Map<string, ReturnType<typeof course>>();
const unstepped = (clock: 'own' | 'shared', exchanges: boolean) => {
  const name = `${clock} ${exchanges}`;
  const found = plain.get(name) ?? course(0, 'at the start', clock, exchanges);
  plain.set(name, found);
  return found;
};

describe("the server's clock is set while a session runs", () => {
  it.each(
    STEPS.flatMap(([step, byMs]) =>
      MOMENTS.flatMap((moment) =>
        DEVICES.map(
          ([device, clock, exchanges]) =>
            [
              `${step}, ${moment}, a monitor that ${device}`,
              byMs,
              moment,
              clock,
              exchanges,
            ] as const,
        ),
      ),
    ),
  )('EN-124 %s: the same alarms and values', async (_name, byMs, moment, clock, exchanges) => {
    const before = await unstepped(clock, exchanges);
    const after = await course(byMs, moment, clock, exchanges);
    expect(before.alarms.filter((line) => line.includes('raised spo2:low'))).not.toEqual([]);
    expect(before.told).toBe(false);
    expect(after.told).toBe(true);
    if (clock === 'shared' && moment === 'while the monitor is away') {
      // Its own clock was set among what it kept: which of that is ten seconds old is known to a few readings.
      expect(after.alarms.map(withoutTime)).toEqual(before.alarms.map(withoutTime));
      expect(after.shown - before.shown).toBeLessThan(5);
      expect(before.shown - after.shown).toBeLessThanOrEqual(11);
      return;
    }
    expect(after.alarms).toEqual(before.alarms);
    expect(after.shown).toBe(before.shown);
    expect(after.readings).toEqual(before.readings);
  });
});
