import { describe, expect, it } from 'vitest';
import type { Escalation } from '../../protocols/document/escalation-steps.ts';
import { QUIET_ROOM_MS } from '../../protocols/document/escalation-steps.ts';
import type { Alarm } from '../alarm.ts';
import { Course } from '../engine/course.fixture.ts';
import { type StaffScreens, soundsInQuietRoom, staffCarry } from './quiet-room.ts';

/** SpO2 80 from 0 s on; a cuff of 165/80 at 1 s is a warning beside it. */
function desaturated(): Course {
  const course = new Course();
  course.hold(0, 20, { spo2: 80, hr: 70 });
  course.cuff(21, 165, 80);
  return course;
}

const CARRIED: StaffScreens = {
  ...{ linked: true, confirmed: [], coverage: { watching: 1, visible: 1, sounding: 1 } },
};
const critical = (course: Course): Alarm => {
  const alarm = course.live().find(({ tier }) => tier === 'critical');
  if (alarm === undefined) throw new Error('no critical alarm');
  return alarm;
};
const ids = (course: Course, staff: StaffScreens, now: number) =>
  soundsInQuietRoom(course.live(), null, staff, now).map(({ id }) => id);

describe('the quiet room', () => {
  it('AD-19 sounds a critical alarm that no screen of the staff has confirmed for 10 s', () => {
    const course = desaturated();
    const { id, raisedAt } = critical(course);
    expect(QUIET_ROOM_MS).toBe(10_000);
    expect(ids(course, CARRIED, raisedAt + 9_999)).toEqual([]);
    expect(ids(course, CARRIED, raisedAt + 10_000)).toEqual([id]);
    const sooner = (now: number) =>
      soundsInQuietRoom(course.live(), null, CARRIED, now, { quietRoomMs: 5_000 });
    expect(sooner(raisedAt + 4_999)).toEqual([]);
    expect(sooner(raisedAt + 5_000).map((alarm) => alarm.id)).toEqual([id]);
  });

  it('AD-19 stays silent for what is confirmed, and only for that', () => {
    const course = desaturated();
    const { id, raisedAt } = critical(course);
    const late = raisedAt + 59_999;
    expect(ids(course, { ...CARRIED, confirmed: [id] }, late)).toEqual([]);
    expect(ids(course, { ...CARRIED, confirmed: ['hr:low#1'] }, late)).toEqual([id]);
  });

  it('AD-31 joins in when the clinic is called, although a screen of the staff has confirmed it', () => {
    const course = desaturated();
    const { id, raisedAt } = critical(course);
    const confirmed = { ...CARRIED, confirmed: [id] };
    expect(ids(course, confirmed, raisedAt + 59_999)).toEqual([]);
    expect(ids(course, confirmed, raisedAt + 60_000)).toEqual([id]);
    const under = (ladder: Escalation, now: number) =>
      soundsInQuietRoom(course.live(), null, confirmed, now, { ladder }).length;
    const sooner: Escalation = [{ afterMs: 30_000, to: 'clinic' }];
    expect(under(sooner, raisedAt + 29_999)).toBe(0);
    expect(under(sooner, raisedAt + 30_000)).toBe(1);
    expect(under([{ afterMs: 30_000, to: 'on-call' }], raisedAt + 3_600_000)).toBe(0);
    course.acknowledge(70, id);
    expect(ids(course, confirmed, raisedAt + 120_000)).toEqual([]);
  });

  it('AD-31 leaves the sound paused while the clinic is called, as on every screen', () => {
    const course = desaturated();
    const { id, raisedAt } = critical(course);
    const confirmed = { ...CARRIED, confirmed: [id] };
    const pause = { until: raisedAt + 120_000, covers: [id] };
    const at = (now: number) => soundsInQuietRoom(course.live(), pause, confirmed, now).length;
    expect(at(raisedAt + 119_999)).toBe(0);
    expect(at(raisedAt + 120_000)).toBe(1);
  });

  it('AD-19 is silent again once it is acknowledged, paused or back in range', () => {
    const course = desaturated();
    const { id, raisedAt } = critical(course);
    const pause = { until: raisedAt + 30_000, covers: [id] };
    const paused = (now: number) => soundsInQuietRoom(course.live(), pause, CARRIED, now);
    expect(paused(raisedAt + 29_999)).toEqual([]);
    expect(paused(raisedAt + 30_000).map((alarm) => alarm.id)).toEqual([id]);
    course.acknowledge(22, id);
    expect(ids(course, CARRIED, raisedAt + 20_000)).toEqual([]);
    // The reminder of what was acknowledged is the staff's.
    expect(ids(course, CARRIED, 22_000 + 180_000)).toEqual([]);
    const back = desaturated();
    back.hold(22, 60, { spo2: 98, hr: 70 });
    expect(ids(back, CARRIED, 60_000)).toEqual([]);
  });

  it('AD-19 leaves what is less than critical to the screens that carry it', () => {
    const course = new Course();
    course.cuff(1, 165, 80);
    expect(course.live().map(({ tier }) => tier)).toContain('warning');
    expect(ids(course, CARRIED, 600_000)).toEqual([]);
  });

  it('AD-20 sounds at once, as any screen does, when the staff cannot carry its alarms', () => {
    const course = desaturated();
    const all = course
      .live()
      .filter(({ state }) => state === 'active')
      .map(({ id }) => id);
    expect(all.length).toBeGreaterThan(1);
    const at = critical(course).raisedAt;
    const sounds = (change: Partial<StaffScreens>) =>
      ids(course, { ...CARRIED, confirmed: all, ...change }, at);
    expect(sounds({})).toEqual([]);
    expect(sounds({ linked: false })).toEqual(all);
    expect(sounds({ coverage: { watching: 0, visible: 0, sounding: 0 } })).toEqual(all);
    expect(sounds({ coverage: { watching: 1, visible: 0, sounding: 1 } })).toEqual(all);
    expect(sounds({ coverage: { watching: 1, visible: 1, sounding: 0 } })).toEqual(all);
  });

  it('AD-20 waits for the first word of the server without calling the staff absent', () => {
    expect(staffCarry({ linked: true, coverage: null })).toBe(true);
    expect(staffCarry({ linked: false, coverage: null })).toBe(false);
  });
});
