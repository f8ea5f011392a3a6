import { describe, expect, it } from 'vitest';
import { Course, said } from './course.fixture.ts';

const MINUTES = 60;

function withBase(sys: number, dia: number): Course {
  const course = new Course();
  course.baseline(0, { sys, dia });
  return course;
}

describe('the four cases of docs/clinical.md 7', () => {
  it('AL-16 raises nothing in a typical course with base 120/75, charted as it goes', () => {
    const course = new Course();
    course.attach(0);
    course.baseline(0, { sys: 120, dia: 75, hr: 72, spo2: 98, rr: 14, etco2: 38 });
    course.phase(0, 'infusing');
    for (let second = 0; second <= 90 * MINUTES; second++) {
      const minute = second / MINUTES;
      const rise = Math.max(0, 1 - Math.abs(minute - 40) / 50);
      const values = {
        hr: Math.round(72 + 4 * rise + (second % 3)),
        spo2: 98 - (second % 3),
        rr: 14,
        etco2: 38,
      };
      const cuff = second % (10 * MINUTES) === 0 || second === 5 * MINUTES;
      course.read(
        second,
        cuff
          ? { ...values, sys: Math.round(120 + 16 * rise), dia: Math.round(75 + 11 * rise) }
          : values,
      );
      if (!cuff) continue;
      course.score(second, 2 * second, 'moaas', 5);
      course.score(second, 2 * second + 1, 'dissociation', minute === 40 ? 1 : 0);
    }
    expect(course.transitions).toEqual([]);
  });

  it('AL-16 warns at 158/101 over 118/76, and is not critical', () => {
    const course = withBase(118, 76);
    expect(said(course.cuff(30 * MINUTES, 158, 101))).toEqual([
      '1800 raised sys:high#1 warning',
      '1800 raised dia:high#1 warning',
    ]);
  });

  it('AL-16 takes 182/108 over 130/80 for critical, unconfirmed, and 172/102 after it for a warning', () => {
    const course = withBase(130, 80);
    const first = course.cuff(30 * MINUTES, 182, 108);
    expect(said(first)).toEqual([
      '1800 raised sys:high#1 critical',
      '1800 raised dia:high#1 warning',
    ]);
    expect(first[0]?.alarm.unconfirmed).toBe(true);
    const second = course.cuff(35 * MINUTES, 172, 102);
    expect(said(second)).toEqual(['2100 de-escalated sys:high#1 warning']);
    expect(second[0]?.alarm).toMatchObject({ unconfirmed: false, state: 'active' });
  });

  it('AL-16 is not cleared by 176/104', () => {
    const course = withBase(130, 80);
    course.cuff(30 * MINUTES, 182, 108);
    expect(course.cuff(35 * MINUTES, 176, 104)).toEqual([]);
    expect(course.live()[0]).toMatchObject({
      key: 'sys:high',
      tier: 'critical',
      unconfirmed: true,
    });
  });
});

describe('cuff readings', () => {
  it('AL-14 confirms with the second critical reading', () => {
    const course = new Course();
    course.cuff(0, 182, 90);
    expect(said(course.cuff(180, 184, 91))).toEqual(['180 confirmed sys:high#1 critical']);
    expect(course.cuff(360, 185, 91)).toEqual([]);
  });

  it('AL-14 asks for no repeat at 200 or 120', () => {
    const course = new Course();
    const [sys, dia] = course.cuff(0, 200, 120);
    expect([sys?.alarm.unconfirmed, dia?.alarm.unconfirmed]).toEqual([false, false]);
    expect(sys?.alarm.limit?.value).toBe(200);
  });

  it('AL-13 judges an inflation once, however often it is sent again', () => {
    const course = new Course();
    course.cuff(0, 182, 90);
    expect(course.hold(1, 600, { sys: 182, dia: 90, hr: 70 })).toEqual([]);
    expect(course.live()[0]?.unconfirmed).toBe(true);
    const again = course.read(900, { sys: 182, dia: 90 }, { nibpAt: 899_000 });
    expect(said(again)).toEqual(['900 confirmed sys:high#1 critical']);
  });

  it('AL-13 knows an inflation by when it was taken', () => {
    const course = new Course();
    for (let second = 30; second < 600; second++) {
      course.read(second, { sys: 182, dia: 90 }, { nibpAt: 30_000 });
    }
    expect(said(course.transitions)).toEqual(['30 raised sys:high#1 critical']);
    expect(said(course.read(600, { sys: 182, dia: 90 }, { nibpAt: 600_000 }))).toEqual([
      '600 confirmed sys:high#1 critical',
    ]);
  });

  it('AL-15 is unresolved 20 min after the last cuff, active or returned, until the next', () => {
    const course = new Course();
    course.cuff(0, 182, 101);
    course.cuff(10, 182, 90);
    expect(said(course.transitions)).toEqual([
      '0 raised sys:high#1 critical',
      '0 raised dia:high#1 warning',
      '10 confirmed sys:high#1 critical',
      '10 returned dia:high#1 warning',
    ]);
    expect(course.tick(1209.999)).toEqual([]);
    expect(said(course.tick(1300))).toEqual([
      '1210 unresolved sys:high#1 critical',
      '1210 unresolved dia:high#1 warning',
    ]);
    expect(said(course.cuff(1400, 185, 90))).toEqual([
      '1400 signal-regained sys:high#1 critical',
      '1400 signal-regained dia:high#1 warning',
    ]);
  });

  it('AL-15 counts the age from when the cuff was taken, and a cuff sent again is not younger', () => {
    const course = new Course();
    for (let second = 60; second <= 1300; second += 10) {
      course.read(second, { sys: 165, dia: 90, hr: 70 }, { nibpAt: 30_000 });
    }
    expect(said(course.transitions)).toEqual([
      '60 raised sys:high#1 warning',
      '1230 unresolved sys:high#1 warning',
    ]);
  });

  it('AL-15 clears nothing because a cuff runs or fails', () => {
    const course = new Course();
    course.cuff(0, 182, 90);
    for (const nibp of ['measuring', 'failed', 'off', 'invalid'] as const) {
      expect(course.hold(10, 60, { hr: 70 }, { status: { nibp } })).toEqual([]);
    }
    expect(course.live()[0]).toMatchObject({ key: 'sys:high', state: 'active' });
  });
});
