import { describe, expect, it } from 'vitest';
import { inEnglish } from '../../wording/in-english.ts';
import { Course, said } from '../engine/course.fixture.ts';
import { alarmText } from '../words/alarm-line.ts';

const NO_BREATH = { rr: 0 };

describe('apnoea', () => {
  it('AL-32 is critical after 20 s without a breath, one alarm with the slow breathing before it', () => {
    const course = new Course();
    expect(said(course.hold(0, 19, NO_BREATH))).toEqual(['15 raised rr:low#1 critical']);
    expect(said(course.read(20, NO_BREATH))).toEqual(['20 escalated rr:low#2 critical']);
    const alarm = course.of('rr:low');
    expect(alarm).toMatchObject({ since: 0, limit: { id: 'rr-apnoea', op: '<=', value: 0 } });
    expect(alarm && alarmText(alarm, 25_000, inEnglish)).toBe('No breath (RR 0) for 25 s');
  });

  it('AL-32 is not raised by 20 s with one breath in them', () => {
    const course = new Course();
    course.hold(0, 19, NO_BREATH);
    course.read(19.5, { rr: 1 });
    expect(course.hold(20, 39, NO_BREATH)).toEqual([]);
    expect(said(course.read(40, NO_BREATH))).toEqual(['40 escalated rr:low#2 critical']);
  });

  it('AL-32 is over with the first breath; what is still too slow stays flagged', () => {
    const course = new Course();
    course.hold(0, 30, NO_BREATH);
    expect(said(course.read(31, { rr: 1 }))).toEqual(['31 de-escalated rr:low#2 critical']);
    expect(course.of('rr:low')?.limit?.id).toBe('rr-low-critical');
    const over = said(course.hold(32, 60, { rr: 14 }));
    expect(over).toEqual(['47 returned rr:low#2 critical']);
  });

  it('AL-32 stands alone in a protocol without other limits', () => {
    const { protocol } = new Course();
    const limits = protocol.limits.filter(({ id }) => id === 'rr-apnoea');
    const course = new Course({ ...protocol, limits });
    expect(said(course.hold(0, 20, NO_BREATH))).toEqual(['20 raised rr:low#1 critical']);
    expect(said(course.read(21, { rr: 1 }))).toEqual(['21 returned rr:low#1 critical']);
  });

  it('AL-32 is not counted while the sensor gives nothing', () => {
    const course = new Course();
    course.hold(0, 10, NO_BREATH);
    const silent = course.hold(11, 60, {}, { status: { rr: 'off' } });
    expect(silent.filter(({ alarm }) => alarm.key === 'rr:low')).toEqual([]);
  });
});

describe('guard rails', () => {
  it('AL-33 escalates within the tier, acknowledged or not, and names the rail', () => {
    const course = new Course();
    course.hold(0, 10, { spo2: 88 });
    course.acknowledge(10, 'spo2:low#1');
    expect(said(course.hold(11, 15, { spo2: 84 }))).toEqual([]);
    expect(said(course.read(16, { spo2: 84 }))).toEqual(['16 escalated spo2:low#2 critical']);
    expect(course.of('spo2:low')).toMatchObject({
      acknowledged: null,
      worst: 84,
      limit: { id: 'spo2-low-severe' },
    });
  });

  it('AL-33 does not escalate to a limit of the tier that is no rail, or stands behind', () => {
    const fast = new Course();
    fast.hold(0, 400, { hr: 135 });
    expect(said(fast.transitions)).toEqual(['10 raised hr:high#1 critical']);
    const severe = new Course();
    severe.hold(0, 60, { spo2: 84 });
    expect(said(severe.transitions)).toEqual(['5 raised spo2:low#1 critical']);
  });

  it('AL-33 is not unconfirmed: 200 after 182 needs no repeat', () => {
    const course = new Course();
    course.cuff(0, 182, 90);
    expect(said(course.cuff(180, 200, 90))).toEqual(['180 escalated sys:high#2 critical']);
    expect(course.of('sys:high')).toMatchObject({ unconfirmed: false, limit: { value: 200 } });
  });
});
