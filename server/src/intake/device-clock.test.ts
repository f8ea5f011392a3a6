import { describe, expect, it } from 'vitest';
import { DeviceClock } from './device-clock.ts';

const NOW = 1_000_000_000;

describe('the clock of a device', () => {
  it('IN-10 takes the exchange with the least delay', () => {
    const clock = new DeviceClock();
    clock.exchange(NOW + 2_000, NOW + 40);
    clock.exchange(NOW + 2_000, NOW + 3);
    clock.exchange(NOW + 2_000, NOW + 90);
    expect(clock.measuredMs).toBe(1_997);
  });

  it('IN-10 follows a step of the clock at the next exchange', () => {
    const clock = new DeviceClock();
    clock.exchange(NOW + 60_000, NOW);
    clock.heard(NOW + 59_000);
    clock.exchange(NOW + 60_000, NOW + 60_000);
    expect(clock.measuredMs).toBe(0);
  });

  it('IN-10 an exchange that a silence can explain counts once another one says the same', () => {
    const clock = new DeviceClock();
    clock.exchange(NOW, NOW);
    // On its way for 20 s of a link that stood still, or a clock that was set back by 20 s.
    clock.exchange(NOW + 10_000, NOW + 30_000);
    expect(clock.measuredMs).toBe(0);
    clock.exchange(NOW + 40_000, NOW + 60_000);
    expect(clock.measuredMs).toBe(-20_000);
  });

  it('IN-120 tells what is worth it, once, and not before the readings have shown it', () => {
    const clock = new DeviceClock();
    clock.ahead(-5_000);
    expect(clock.untold()).toBeUndefined();
    clock.atPace();
    expect(clock.untold()).toBe(-5_000);
    expect(clock.untold()).toBeUndefined();
    clock.behind(-5_400);
    expect(clock.untold()).toBeUndefined();
    clock.behind(-5_600);
    expect(clock.untold()).toBe(-5_600);
  });

  it('IN-10 waits for a second word on a sample that a silence can explain, up to a second beyond it', () => {
    const measured = (low: number, next = low) => {
      const clock = new DeviceClock();
      clock.exchange(NOW, NOW);
      clock.exchange(NOW + 30_000 - low, NOW + 30_000);
      const first = clock.measuredMs;
      clock.exchange(NOW + 60_000 - next, NOW + 60_000);
      return [first, clock.measuredMs];
    };
    // No more than jitter: the best sample stays.
    expect(measured(1_000)).toEqual([0, 0]);
    expect(measured(1_001, 1_001)).toEqual([0, -1_001]);
    expect(measured(31_000, 0)).toEqual([0, 0]);
    expect(measured(31_001)).toEqual([-31_001, -31_001]);
    expect(measured(20_000, 20_500)).toEqual([0, -20_500]);
    expect(measured(20_000, 20_501)).toEqual([0, 0]);
  });

  it('IN-10 forgets a low sample that the next one did not confirm', () => {
    const clock = new DeviceClock();
    clock.exchange(NOW, NOW);
    clock.exchange(NOW + 10_000, NOW + 30_000);
    clock.exchange(NOW + 60_000, NOW + 60_000);
    clock.exchange(NOW + 70_000, NOW + 90_000);
    expect(clock.measuredMs).toBe(0);
  });

  it('IN-10 is heard by its readings as well: what they leave no room for is a step', () => {
    const clock = new DeviceClock();
    clock.exchange(NOW, NOW);
    clock.heard(NOW + 29_000);
    clock.exchange(NOW + 10_000, NOW + 30_000);
    expect(clock.measuredMs).toBe(-20_000);
    // An exchange is one that was heard too.
    clock.exchange(NOW + 20_500, NOW + 50_500);
    expect(clock.measuredMs).toBe(-20_000);
    clock.exchange(NOW + 21_000, NOW + 61_000);
    expect(clock.measuredMs).toBe(-40_000);
  });

  it('IN-10 takes a first measurement whatever the readings said before', () => {
    const clock = new DeviceClock();
    expect([clock.skewMs, clock.measuredMs, clock.known, clock.lost]).toEqual([
      ...[null, null, false, false],
    ]);
    clock.ahead(5_000);
    expect([clock.skewMs, clock.measuredMs, clock.known]).toEqual([5_000, null, false]);
    clock.exchange(NOW, NOW);
    expect([clock.skewMs, clock.measuredMs, clock.known]).toEqual([0, 0, true]);
  });

  it('IN-124 far ahead of what was known it is not known, until readings or an exchange say so', () => {
    const clock = new DeviceClock();
    clock.exchange(NOW, NOW);
    clock.ahead(2_000);
    expect([clock.measuredMs, clock.known, clock.lost]).toEqual([2_000, true, false]);
    clock.ahead(4_001);
    expect([clock.skewMs, clock.measuredMs, clock.known, clock.lost]).toEqual([
      ...[4_001, null, false, true],
    ]);
    clock.ahead(9_000);
    expect(clock.lost).toBe(true);
    clock.atPace();
    expect([clock.known, clock.lost, clock.measuredMs]).toEqual([true, false, null]);
    const never = new DeviceClock();
    never.ahead(0);
    never.ahead(9_000);
    expect([never.known, never.lost]).toEqual([false, false]);
  });

  it('IN-120 behind what was measured by little it is the clock that was measured', () => {
    const clock = new DeviceClock();
    clock.exchange(NOW, NOW);
    clock.behind(-2_000);
    expect([clock.skewMs, clock.measuredMs]).toEqual([-2_000, -2_000]);
    clock.behind(-4_001);
    expect([clock.skewMs, clock.measuredMs, clock.known]).toEqual([-4_001, null, true]);
    const fresh = new DeviceClock();
    fresh.behind(-3);
    expect([fresh.skewMs, fresh.measuredMs]).toEqual([-3, null]);
  });

  it('IN-120 half a second more is not worth telling', () => {
    const clock = new DeviceClock();
    clock.exchange(NOW, NOW);
    expect(clock.untold()).toBe(0);
    clock.ahead(500);
    expect(clock.untold()).toBeUndefined();
    clock.ahead(501);
    expect(clock.untold()).toBe(501);
  });

  it('EN-122 moves along with server time', () => {
    const clock = new DeviceClock();
    clock.moved(60_000);
    expect(clock.skewMs).toBeNull();
    clock.exchange(NOW, NOW);
    clock.exchange(NOW + 10_000, NOW + 30_000);
    clock.moved(60_000);
    expect(clock.measuredMs).toBe(-60_000);
    // It was heard as long ago as before: a silence of 30 s explains no 32 s.
    clock.exchange(NOW + 28_000, NOW + 120_000);
    expect(clock.measuredMs).toBe(-92_000);
  });

  it('EN-122 what one low sample said is forgotten when server time moves', () => {
    const clock = new DeviceClock();
    clock.exchange(NOW, NOW);
    clock.exchange(NOW + 10_000, NOW + 30_000);
    clock.moved(-60_000);
    clock.exchange(NOW + 40_000, NOW + 60_000);
    expect(clock.measuredMs).toBe(60_000);
  });
});
