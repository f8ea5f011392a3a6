import { setTimeout as really } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { ManualClock } from './clock.fake.ts';
import { AnchoredClock, type Clock, machineClock, withSleep } from './clock.ts';

const manual = new ManualClock(0);
const CLOCKS: readonly [string, Clock, (ms: number) => Promise<void>][] = [
  ['of the machine', new AnchoredClock(machineClock()), async (ms) => void (await really(ms))],
  ['moved by a test', manual, async (ms) => manual.advance(ms)],
];

describe.each(CLOCKS)('a clock %s', (_name, clock, pass) => {
  it('goes only forward, and calls again and again until it is stopped', async () => {
    const called: number[] = [];
    const before = clock.now();
    const stop = clock.every(10, () => called.push(clock.now()));
    expect(called).toEqual([]);
    while (called.length < 3) await pass(10);
    stop();
    stop();
    const count = called.length;
    await pass(30);
    expect(called).toHaveLength(count);
    expect(called.toSorted((a, b) => a - b)).toEqual(called);
    // The machine's timers count whole milliseconds.
    expect(called[0]).toBeGreaterThanOrEqual(before + 9);
    expect(clock.now()).toBeGreaterThan(before);
    expect(clock.unbrokenSince()).toBeLessThanOrEqual(before);
  });
});

describe('ManualClock', () => {
  it('runs what falls due in order of due time and at its due instant', () => {
    const clock = new ManualClock(0);
    const seen: string[] = [];
    clock.every(3, () => seen.push(`three@${clock.now()}`));
    const stop = clock.every(2, () => seen.push(`two@${clock.now()}`));
    clock.advance(5);
    stop();
    clock.advance(2);
    expect(seen).toEqual(['two@2', 'three@3', 'two@4', 'three@6']);
    expect(clock.now()).toBe(7);
  });
});

describe('server time', () => {
  it('EN-120 goes on as before when the machine is set forward or back', () => {
    const clock = new ManualClock(1_000);
    clock.stepWall(-900);
    clock.advance(50);
    expect([clock.now(), clock.wallOffMs()]).toEqual([1_050, -900]);
    clock.stepWall(5_000);
    expect([clock.now(), clock.wallOffMs()]).toEqual([1_050, 4_100]);
  });

  it('EN-122 takes the clock of the machine over only when it is told to, and says so', () => {
    const clock = new ManualClock(1_000);
    const moved: number[] = [];
    const stop = clock.onMoved((byMs) => moved.push(byMs));
    clock.stepWall(-400);
    expect(clock.follow()).toBe(-400);
    expect([clock.now(), clock.wallOffMs()]).toEqual([600, 0]);
    stop();
    clock.stepWall(1);
    clock.follow();
    expect(moved).toEqual([-400]);
  });

  it('EN-123 never stands before what is on record', () => {
    const clock = new ManualClock(1_000);
    clock.atLeast(900);
    expect(clock.now()).toBe(1_000);
    clock.atLeast(3_000);
    clock.advance(10);
    expect(clock.now()).toBe(3_010);
  });

  it('IN-410 says since when it has gone on as time did', () => {
    const clock = new ManualClock(1_000);
    clock.advance(50);
    expect(clock.unbrokenSince()).toBe(1_000);
    clock.atLeast(3_000);
    clock.advance(10);
    expect(clock.unbrokenSince()).toBe(3_000);
    clock.stepWall(-500);
    clock.follow();
    expect(clock.unbrokenSince()).toBe(clock.now());
  });

  it('EN-120 counts the time that the machine slept', () => {
    let awake = 0;
    let up = 500_000;
    const monotonic = withSleep(
      () => awake,
      () => up,
    );
    const pass = (ms: number) => {
      awake += ms;
      up += ms;
    };
    pass(5_000);
    expect(monotonic()).toBe(5_000);
    up += 3_600_000;
    pass(1_000);
    expect(monotonic()).toBe(3_606_000);
    // The uptime is told in hundredths of a second: no reason to move.
    up += 10;
    pass(1_000);
    expect(monotonic()).toBe(3_607_000);
  });
});
