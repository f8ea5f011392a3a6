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
    clock.exchange(NOW, NOW);
    expect(clock.measuredMs).toBe(0);
  });

  it('IN-10 estimates from the first message until it is measured', () => {
    const clock = new DeviceClock();
    expect(clock.message(null, NOW - 5_000, NOW - 1_000, NOW)).toBe(-1_000);
    expect(clock.measuredMs).toBeNull();
    clock.exchange(NOW, NOW);
    expect(clock.message(NOW - 1_000, NOW, NOW, NOW)).toBe(0);
  });

  it('IN-10 a clock set back within a stream does not make every reading late', () => {
    const clock = new DeviceClock();
    clock.exchange(NOW, NOW);
    const later = NOW + 1_000;
    const setBack = later - 3_600_000;
    expect(clock.message(NOW, setBack, setBack, later)).toBe(-3_600_000);
    expect(clock.measuredMs).toBeNull();
  });

  it('IN-10 a backlog in order is no step of the clock', () => {
    const clock = new DeviceClock();
    clock.exchange(NOW, NOW);
    expect(clock.message(NOW - 600_000, NOW - 599_000, NOW - 1_000, NOW)).toBe(0);
  });
});
