import { describe, expect, it } from 'vitest';
import { DEFAULT_PROTOCOL } from '../../protocols/defaults/first-edition.ts';
import type { AlarmState } from '../state/state.ts';
import { Course, said } from './course.fixture.ts';

function infusing(): Course {
  const course = new Course();
  course.attach(0);
  course.phase(0, 'infusing');
  return course;
}

const of = (key: string, lines: string[]) => lines.filter((line) => line.includes(`${key}#`));
const withdraw = (course: Course, second: number, seq: number, taken: number) =>
  said(course.manual(second, { sys: 0 }, taken, { seq, withdrawn: true }));

describe('a value by hand that is taken back', () => {
  it('AL-58 ends the alarm that it alone made, at once', () => {
    const course = infusing();
    course.manual(10, { sys: 182, dia: 112 }, 10, { seq: 5 });
    expect(course.of('sys:high')?.state).toBe('active');
    expect(withdraw(course, 12, 5, 10)).toEqual([
      '12 returned sys:high#1 critical',
      '12 returned dia:high#1 critical',
    ]);
    expect(course.state.cuff).toBeNull();
    expect(withdraw(course, 13, 5, 10)).toEqual([]);
  });

  it('AL-58 leaves an alarm that the reading before holds, and names its worst again', () => {
    const course = infusing();
    course.cuff(5, 185, 90);
    course.manual(10, { sys: 230, dia: 90 }, 10, { seq: 5 });
    expect(course.of('sys:high')).toMatchObject({ worst: 230, unconfirmed: false });
    withdraw(course, 12, 5, 10);
    const alarm = course.of('sys:high');
    expect(alarm).toMatchObject({ state: 'active', tier: 'critical', worst: 185, value: 185 });
    expect(course.state.cuff?.sys).toBe(185);
  });

  it('AL-58 raises again what a mistyped value had ended', () => {
    const course = infusing();
    course.cuff(5, 185, 90);
    course.manual(10, { sys: 118, dia: 90 }, 10, { seq: 5 });
    expect(course.of('sys:high')?.state).toBe('returned');
    expect(withdraw(course, 12, 5, 10)).toEqual(['12 raised sys:high#2 critical']);
    expect(course.of('sys:high')).toMatchObject({ state: 'active', value: 185 });
  });

  it('AL-58 judges what came since as if it had never been: out of its hysteresis, or still beyond', () => {
    const course = infusing();
    course.manual(10, { sys: 182, dia: 80 }, 10, { seq: 5 });
    course.cuff(100, 177, 80);
    expect(course.of('sys:high')?.tier).toBe('critical');
    expect(withdraw(course, 101, 5, 10)).toEqual(['101 de-escalated sys:high#1 warning']);
    const both = infusing();
    both.manual(10, { sys: 182, dia: 80 }, 10, { seq: 5 });
    both.manual(60, { sys: 184, dia: 80 }, 60, { seq: 6 });
    expect(withdraw(both, 70, 5, 10)).toEqual([]);
    expect(withdraw(both, 80, 6, 60)).toEqual(['80 returned sys:high#1 critical']);
  });

  it('AL-58 ends a count by hand inside its delay and after it, and brings a lost signal back as lost', () => {
    const course = infusing();
    course.manual(10, { rr: 7 }, 10, { seq: 5 });
    withdraw(course, 12, 5, 10);
    expect(of('rr:low', said(course.tick(60)))).toEqual([]);
    course.manual(70, { rr: 7 }, 70, { seq: 6 });
    course.tick(90);
    expect(of('rr:low', withdraw(course, 91, 6, 70))).toEqual(['91 returned rr:low#1 critical']);

    const lost = infusing();
    lost.hold(0, 20, { spo2: 88, hr: 70 });
    lost.tick(40);
    expect(lost.of('spo2:low')?.signalLost).toBe(true);
    lost.manual(41, { spo2: 97 }, 41, { seq: 5 });
    expect(lost.of('spo2:low')?.state).toBe('returned');
    const lines = of('spo2:low', withdraw(lost, 42, 5, 41));
    expect(lines).toEqual(['42 raised spo2:low#2 critical']);
    expect(lost.of('spo2:low')).toMatchObject({ state: 'active', signalLost: true, value: 88 });
  });

  it('AL-58 moves nothing once the monitor measures the signal again', () => {
    const course = infusing();
    course.manual(10, { spo2: 88 }, 10, { seq: 5 });
    const lines = said(course.hold(11, 30, { spo2: 89, hr: 70 }));
    expect(of('spo2:low', lines)).toEqual(['20 raised spo2:low#1 critical']);
    expect(of('spo2:low', withdraw(course, 31, 5, 10))).toEqual([]);
    expect(course.state.taken).toEqual([]);
  });

  it('AL-58 asks for the cuff of the cadence again', () => {
    const course = infusing();
    course.read(1, { spo2: 97, hr: 70 });
    course.manual(1, { sys: 120, dia: 75 }, 1, { seq: 5 });
    withdraw(course, 2, 5, 1);
    const lines = said(course.hold(3, 130, { spo2: 97, hr: 70 }));
    expect(of('technical:cuff-overdue', lines)).toEqual([
      '120 raised technical:cuff-overdue#1 info',
    ]);
  });

  it('AL-58 ends a combination that it was part of, unless the reading before is as bad', () => {
    const course = infusing();
    course.effect(1, 2, 'chest-pain', 'mild');
    course.manual(10, { sys: 165, dia: 80 }, 10, { seq: 5 });
    const key = course.live().find((alarm) => alarm.key.startsWith('combination:'))?.key ?? '';
    expect(of(key, withdraw(course, 12, 5, 10))).toEqual([`12 returned ${key}#1 critical`]);
    const held = infusing();
    held.cuff(5, 170, 80);
    held.effect(6, 2, 'chest-pain', 'mild');
    held.manual(10, { sys: 165, dia: 80 }, 10, { seq: 5 });
    expect(of(key, withdraw(held, 12, 5, 10))).toEqual([]);
    expect(held.of(key)?.state).toBe('active');
  });

  it('AL-58 counts no phase that is over, and the limits of now', () => {
    const course = infusing();
    course.manual(10, { sys: 165, dia: 80 }, 10, { seq: 5 });
    course.manual(20, { sys: 120, dia: 80 }, 20, { seq: 6 });
    const limits = DEFAULT_PROTOCOL.limits.map((limit) =>
      limit.signal === 'sys' ? { ...limit, phases: ['infusing' as const] } : limit,
    );
    course.protocol = { ...DEFAULT_PROTOCOL, limits };
    course.phase(30, 'recovery');
    expect(of('sys:high', withdraw(course, 31, 6, 20))).toEqual([]);
  });
});

describe('what may still be taken back', () => {
  it('AL-58 is kept for as long as a pressure is shown; a cuff of the monitor only after one by hand', () => {
    const course = infusing();
    course.cuff(5, 120, 80);
    expect(course.state.taken).toHaveLength(0);
    course.manual(10, { sys: 121, dia: 80 });
    course.cuff(100, 122, 80);
    expect(course.state.taken.map(({ seq }) => seq === null)).toEqual([false, true]);
    course.manual(1209.999, { sys: 123, dia: 80 });
    expect(course.state.taken).toHaveLength(3);
    course.manual(1210, { sys: 124, dia: 80 });
    expect(course.state.taken).toHaveLength(3);
  });

  it('AL-58 names the worst that stands on the low side, and the value beside it', () => {
    const course = infusing();
    course.manual(1, { rr: 7 }, 1, { seq: 5 });
    course.tick(30);
    course.manual(40, { rr: 5 }, 40, { seq: 6 });
    expect(course.of('rr:low')).toMatchObject({ value: 5, worst: 5 });
    withdraw(course, 41, 6, 40);
    expect(course.of('rr:low')).toMatchObject({ state: 'active', value: 7, worst: 7 });
  });

  it('AL-58 leaves an older reading that is no longer shown as unresolved', () => {
    const course = infusing();
    course.read(5, { sys: 185, dia: 80, map: 115 });
    course.manual(1300, { sys: 190, dia: 80 }, 1300, { seq: 5 });
    expect(course.of('sys:high')?.unresolved).toBe(false);
    withdraw(course, 1301, 5, 1300);
    expect(course.of('sys:high')).toMatchObject({ state: 'active', unresolved: true, worst: 185 });
    expect(course.state.cuff).toMatchObject({ sys: 185, map: 115, takenAt: 5000 });
    expect(course.state.cuff?.manual).toBeUndefined();
  });

  it('AL-58 takes back one signal of an entry and leaves the others', () => {
    const course = infusing();
    course.manual(1, { rr: 7, spo2: 88 }, 1, { seq: 5 });
    course.tick(20);
    const lines = said(course.manual(21, { spo2: 88 }, 1, { seq: 5 }));
    expect(lines).toEqual([
      '21 returned rr:low#1 critical',
      '21 returned combination:low-oxygen-slow-breathing#1 critical',
    ]);
    expect(course.of('spo2:low')?.state).toBe('active');
    expect(course.state.tracks.rr).toMatchObject({ value: null, seenAt: null });
  });
});

describe('a value by hand that is corrected', () => {
  it('AL-58 is judged in its place: confirms nothing, and may raise, ease or end', () => {
    const course = infusing();
    course.manual(10, { sys: 185, dia: 80 }, 10, { seq: 5 });
    expect(said(course.manual(12, { sys: 182, dia: 80 }, 10, { seq: 5 }))).toEqual([]);
    expect(course.of('sys:high')).toMatchObject({ unconfirmed: true, value: 182, worst: 182 });
    expect(said(course.manual(13, { sys: 165, dia: 80 }, 10, { seq: 5 }))).toEqual([
      '13 de-escalated sys:high#1 warning',
    ]);
    expect(said(course.manual(14, { sys: 205, dia: 80 }, 10, { seq: 5 }))).toEqual([
      '14 escalated sys:high#2 critical',
    ]);
    expect(course.of('sys:high')?.unconfirmed).toBe(false);
    expect(said(course.manual(14.5, { sys: 119, dia: 80 }, 10, { seq: 5 }))).toEqual([
      '14.5 returned sys:high#2 critical',
    ]);
  });

  it('AL-58 may keep one pressure of two: that one is judged', () => {
    const course = infusing();
    course.manual(10, { sys: 182, dia: 112 }, 10, { seq: 5 });
    expect(said(course.manual(12, { sys: 182 }, 10, { seq: 5 }))).toEqual([
      '12 returned dia:high#1 critical',
    ]);
    expect(course.state.cuff).toMatchObject({ sys: 182, dia: null, manual: true });
    expect(said(course.manual(13, { dia: 112 }, 10, { seq: 5 }))).toContain(
      '13 returned sys:high#1 critical',
    );
    expect(course.state.cuff).toMatchObject({ sys: null, dia: 112 });
  });

  it('AL-58 may gain a value and lose one', () => {
    const course = infusing();
    course.manual(1, { sys: 120, dia: 80 }, 1, { seq: 5 });
    const gained = said(course.manual(2, { sys: 120, dia: 80, rr: 7 }, 1, { seq: 5 }));
    expect(gained).toEqual([]);
    expect(said(course.tick(14))).toEqual([]);
    expect(of('rr:low', said(course.tick(17)))).toEqual(['17 raised rr:low#1 critical']);
    const lost = said(course.manual(18, { rr: 7 }, 1, { seq: 5 }));
    expect(of('rr:low', lost)).toEqual([]);
    expect(course.state.cuff).toBeNull();
  });

  it('AL-58 goes on the same from its stored state', () => {
    const course = infusing();
    course.cuff(5, 185, 90);
    course.manual(10, { sys: 118, dia: 90, rr: 7 }, 10, { seq: 5 });
    course.manual(11, { rr: 14 }, 11, { seq: 6 });
    const stored: AlarmState = JSON.parse(JSON.stringify(course.state));
    const lines = withdraw(course, 12, 5, 10);
    course.state = stored;
    expect(withdraw(course, 12, 5, 10)).toEqual(lines);
    expect(lines).toEqual(['12 raised sys:high#2 critical']);
    expect(course.of('rr:low')).toBeUndefined();
  });
});

describe('a monitor beside a pressure by hand', () => {
  const FINE = { spo2: 97, hr: 70 };

  it('AL-59 ends nothing by repeating its last cuff', () => {
    const course = infusing();
    course.read(1, { ...FINE, sys: 120, dia: 75 }, { nibpAt: 1000 });
    course.manual(10, { sys: 182, dia: 90 }, 10, { seq: 5 });
    for (let second = 11; second < 100; second++) {
      expect(said(course.read(second, { ...FINE, sys: 120, dia: 75 }, { nibpAt: 1000 }))).toEqual(
        [],
      );
    }
    expect(course.of('sys:high')).toMatchObject({ state: 'active', value: 182 });
    expect(said(course.read(100, { ...FINE, sys: 120, dia: 74 }, { nibpAt: 9_999 }))).toEqual([]);
    const newer = said(course.read(101, { ...FINE, sys: 120, dia: 75 }, { nibpAt: 101_000 }));
    expect(newer).toEqual(['101 returned sys:high#1 critical']);
  });

  it('AL-59 the same where the monitor gives no instant, and for a combination', () => {
    const course = infusing();
    course.effect(0, 2, 'chest-pain', 'mild');
    course.read(1, { ...FINE, sys: 120, dia: 75 });
    const raised = said(course.manual(10, { sys: 182, dia: 90 }, 10, { seq: 5 }));
    expect(raised.some((line) => line.includes('combination:'))).toBe(true);
    expect(said(course.hold(11, 110, { ...FINE, sys: 120, dia: 75 }))).toEqual([]);
    expect(course.state.cuff?.sys).toBe(182);
  });

  it('AL-59 takes two entries with the same pressures for two inflations', () => {
    const course = infusing();
    course.manual(10, { sys: 182, dia: 90 }, 10, { seq: 5 });
    expect(said(course.manual(40, { sys: 182, dia: 90 }, 40, { seq: 6 }))).toContain(
      '40 confirmed sys:high#1 critical',
    );
  });
});
