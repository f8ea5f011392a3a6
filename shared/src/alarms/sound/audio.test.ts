import { describe, expect, it } from 'vitest';
import type { Alarm } from '../alarm.ts';
import { Course } from '../engine/course.fixture.ts';
import { highestOf } from '../urgency.ts';
import { audible, reminds } from './audio.ts';

const sounded = (alarms: readonly Alarm[]) => highestOf(alarms.map(({ tier }) => tier));
const ids = (alarms: readonly Alarm[]) => alarms.map(({ id }) => id);

/** SpO2 88 from 0 s on: critical at 10 s. */
function low(): Course {
  const course = new Course();
  course.hold(0, 10, { spo2: 88, hr: 70 });
  return course;
}

describe('what sounds', () => {
  it('AL-42 is what holds and nobody has acknowledged', () => {
    const course = low();
    expect(ids(audible(course.live(), null, 10_000))).toEqual(['spo2:low#1']);
    course.hold(11, 21, { spo2: 97, hr: 70 });
    expect(course.of('spo2:low')?.state).toBe('returned');
    expect(audible(course.live(), null, 21_000)).toEqual([]);
    const seen = low();
    seen.acknowledge(11, 'spo2:low#1');
    expect(audible(seen.live(), undefined, 11_000)).toEqual([]);
  });

  it('AL-42 is the highest tier only', () => {
    const course = low();
    course.cuff(11, 165, 80);
    expect(sounded(audible(course.live(), null, 11_000))).toBe('critical');
    course.acknowledge(12, 'spo2:low#1');
    expect(sounded(audible(course.live(), null, 12_000))).toBe('warning');
    course.acknowledge(13, 'sys:high#1');
    expect(sounded(audible(course.live(), null, 13_000))).toBeNull();
  });

  it('AL-42 leaves out what a pause names, until it ends', () => {
    const course = low();
    const pause = { until: 130_000, covers: ['spo2:low#1'] };
    expect(audible(course.live(), pause, 129_999)).toEqual([]);
    expect(ids(audible(course.live(), pause, 130_000))).toEqual(['spo2:low#1']);
  });

  it('AL-42 sounds at once what is new, worse, or comes back under a pause', () => {
    const course = low();
    const pause = { until: 130_000, covers: ['spo2:low#1'] };
    course.hold(11, 15, { spo2: 83, hr: 70 });
    expect(ids(audible(course.live(), pause, 15_000))).toEqual([]);
    course.read(16, { spo2: 83, hr: 70 });
    expect(ids(audible(course.live(), pause, 16_000))).toEqual(['spo2:low#2']);
    const back = low();
    back.hold(11, 21, { spo2: 97, hr: 70 });
    back.hold(22, 32, { spo2: 88, hr: 70 });
    expect(ids(audible(back.live(), pause, 32_000))).toEqual(['spo2:low#2']);
  });
});

describe('reminders', () => {
  function acknowledged(): Course {
    const course = low();
    course.acknowledge(20, 'spo2:low#1');
    return course;
  }

  it('AL-43 call again every 3 min for 10 s while it lasts', () => {
    const alarms = acknowledged().live();
    const heard = (second: number) => audible(alarms, null, second * 1000).length === 1;
    expect([20, 25, 199.999, 200, 209.999, 210, 379.999, 380, 389.999, 390].map(heard)).toEqual([
      false,
      false,
      false,
      true,
      true,
      false,
      false,
      true,
      true,
      false,
    ]);
  });

  it.each([120, 180])('AL-43 call after the interval of the protocol: %d s', (every) => {
    const alarms = acknowledged().live();
    const heard = (second: number) => audible(alarms, null, second * 1000, every * 1000).length;
    expect([19 + every, 20 + every, 29.999 + every, 30 + every].map(heard)).toEqual([0, 1, 1, 0]);
    expect([19.999 + 2 * every, 20 + 2 * every].map(heard)).toEqual([0, 1]);
  });

  it('AL-43 end with the condition', () => {
    const course = acknowledged();
    course.hold(21, 40, { spo2: 97, hr: 70 });
    expect(audible(course.live(), null, 200_000)).toEqual([]);
  });

  it('AL-43 are for the patient, and for equipment whose loss is critical', () => {
    const alarm = acknowledged().of('spo2:low');
    if (alarm === undefined) throw new Error('no alarm');
    const heard = (change: Partial<Alarm>) => reminds({ ...alarm, ...change }, 200_000);
    expect(heard({})).toBe(true);
    expect(heard({ tier: 'warning' })).toBe(true);
    expect(heard({ tier: 'info' })).toBe(false);
    expect(heard({ kind: 'technical' })).toBe(true);
    expect(heard({ kind: 'technical', tier: 'warning' })).toBe(false);
    expect(heard({ acknowledged: null })).toBe(false);
    expect(heard({ state: 'returned' })).toBe(false);
  });
});
