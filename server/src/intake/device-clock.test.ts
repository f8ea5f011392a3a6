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

  it('EN-122 moves along with server time', () => {
    const clock = new DeviceClock();
    clock.exchange(NOW, NOW);
    clock.moved(60_000);
    expect(clock.measuredMs).toBe(-60_000);
  });
});
