import { describe, expect, it } from 'vitest';
import { DEFAULT_PROTOCOL } from '../../protocols/defaults/first-edition.ts';
import { manualHideAfterMs } from '../state/shown-age.ts';
import { Course, said } from './course.fixture.ts';

/** Infusing from second 0, with a monitor that sends nothing yet. */
function infusing(): Course {
  const course = new Course();
  course.attach(0);
  course.phase(0, 'infusing');
  return course;
}

const of = (key: string, lines: string[]) => lines.filter((line) => line.includes(`${key}#`));

describe('vital signs by hand', () => {
  it('AL-51 judges a pressure like a cuff of the monitor, and fulfils the cadence', () => {
    const course = infusing();
    const lines = said(course.manual(10, { sys: 182, dia: 90 }));
    expect(of('sys:high', lines)).toEqual(['10 raised sys:high#1 critical']);
    expect(course.of('sys:high')).toMatchObject({ unconfirmed: true, repeatBy: 310_000 });
    expect(of('sys:high', said(course.manual(200, { sys: 181, dia: 90 })))).toEqual([
      '200 confirmed sys:high#1 critical',
    ]);
    expect(of('technical:cuff-overdue', said(course.tick(200 + 419)))).toEqual([]);
    expect(of('technical:cuff-overdue', said(course.tick(200 + 420)))).toHaveLength(1);
    const after = said(course.manual(630, { sys: 120, dia: 75 }));
    expect(of('technical:cuff-overdue', after)).toHaveLength(1);
    expect(of('sys:high', after)).toEqual(['630 returned sys:high#1 critical']);
  });

  it('AL-51 asks for the next cuff by hand where no monitor is attached', () => {
    const course = new Course();
    course.phase(0, 'infusing');
    expect(of('technical:cuff-overdue', said(course.tick(3600)))).toEqual([]);
    course.manual(3600, { sys: 120, dia: 75 });
    expect(of('technical:cuff-overdue', said(course.tick(4319)))).toEqual([]);
    expect(of('technical:cuff-overdue', said(course.tick(4320)))).toHaveLength(1);
    course.attach(4321);
    expect(of('technical:cuff-overdue', said(course.attach(4322, false)))).toEqual([]);
  });

  it('AL-51 leaves a cuff of the monitor that failed as it is', () => {
    const course = infusing();
    course.read(5, {}, { status: { nibp: 'failed' } });
    course.manual(10, { sys: 120, dia: 75 });
    expect(course.of('technical:cuff-failed')?.state).toBe('active');
  });

  it('AL-51 raises after the delay of the limit and clears with one value inside it', () => {
    const course = new Course();
    course.manual(10, { rr: 7 });
    expect(of('rr:low', said(course.tick(24.999)))).toEqual([]);
    expect(of('rr:low', said(course.tick(25)))).toEqual(['25 raised rr:low#1 critical']);
    expect(of('rr:low', said(course.manual(60, { rr: 9 })))).toEqual([]);
    expect(of('rr:low', said(course.manual(90, { rr: 10 })))).toEqual([
      '90 de-escalated rr:low#1 warning',
    ]);
    expect(of('rr:low', said(course.manual(120, { rr: 12 })))).toHaveLength(1);
    expect(course.of('rr:low')?.state).toBe('returned');
  });

  it('AL-51 counts for 15 min: lost then, not a second before, and never cleared by it', () => {
    const course = new Course();
    course.manual(10, { rr: 7 });
    course.tick(30);
    expect(of('rr:low', said(course.tick(10 + 900 - 0.001)))).toEqual([]);
    expect(of('rr:low', said(course.tick(10 + 900)))).toEqual([
      '910 signal-lost rr:low#1 critical',
    ]);
    expect(course.of('rr:low')?.state).toBe('active');
    expect(of('rr:low', said(course.manual(920, { rr: 7 })))).toEqual([
      '920 signal-regained rr:low#1 critical',
    ]);
    expect(manualHideAfterMs('rr', DEFAULT_PROTOCOL)).toBe(900_000);
    expect(manualHideAfterMs('temp', DEFAULT_PROTOCOL)).toBe(86_400_000);
    expect(manualHideAfterMs('sys', DEFAULT_PROTOCOL)).toBe(1_200_000);
  });

  it('AL-51 is for the record once too old, or older than what is known', () => {
    const course = new Course();
    course.manual(1000, { rr: 7, sys: 205 }, 100);
    course.tick(1100);
    expect(course.of('rr:low')).toBeUndefined();
    expect(course.of('sys:high')).toBeDefined();
    course.manual(1200, { rr: 7 }, 300.001);
    course.tick(1300);
    expect(course.of('rr:low')).toBeDefined();
    const late = new Course();
    late.manual(1300, { sys: 205 }, 100);
    expect(late.of('sys:high')).toBeUndefined();
    late.manual(1400, { sys: 120 });
    late.manual(1401, { sys: 205 }, 1399);
    expect(late.of('sys:high')).toBeUndefined();
    late.manual(1402, { spo2: 97 });
    late.manual(1403, { spo2: 80 }, 1401);
    late.tick(1420);
    expect(late.of('spo2:low')).toBeUndefined();
  });

  it('AL-51 counts where it was measured at the instant of what is known: that is not older', () => {
    const course = new Course();
    course.manual(10, { spo2: 97, sys: 120, dia: 80 }, 9);
    course.manual(12, { spo2: 80, sys: 205, dia: 80 }, 9);
    course.tick(30);
    expect(course.of('sys:high')?.value).toBe(205);
    expect(course.of('spo2:low')?.value).toBe(80);
  });

  it('AL-51 counts from the instant on at which the value of the monitor is shown no more', () => {
    const course = infusing();
    course.read(1, { spo2: 97, hr: 70 });
    course.manual(10.999, { spo2: 80 });
    expect(course.state.tracks.spo2?.value).toBe(97);
    course.manual(11, { spo2: 80 });
    expect(course.state.tracks.spo2).toMatchObject({ value: 80, manual: true });
  });

  it('AL-51 does not touch what a monitor measures now, and stands where it measures nothing', () => {
    const course = infusing();
    course.hold(1, 8, { spo2: 88, hr: 70 });
    course.manual(8, { spo2: 97 });
    expect(of('spo2:low', said(course.hold(9, 11, { spo2: 88, hr: 70 })))).toEqual([
      '11 raised spo2:low#1 critical',
    ]);
    const off = infusing();
    const NO_CAPNO = { status: { rr: 'off' } } as const;
    off.hold(1, 9, { spo2: 97, hr: 70 }, NO_CAPNO);
    off.manual(10, { rr: 7 });
    const lines = said(off.hold(10, 26, { spo2: 97, hr: 70 }, NO_CAPNO));
    expect(of('rr:low', lines)).toEqual(['25 raised rr:low#1 critical']);
    off.manual(27, { rr: 8 });
    expect(of('rr:low', said(off.hold(28, 60, { spo2: 97, hr: 70, rr: 14 })))).toHaveLength(1);
  });

  it('AL-51 goes back to the staleness of the monitor with its next value', () => {
    const course = infusing();
    course.manual(1, { spo2: 84 });
    course.tick(10);
    expect(course.of('spo2:low')?.state).toBe('active');
    course.read(20, { spo2: 84, hr: 70 });
    expect(of('spo2:low', said(course.tick(29.999)))).toEqual([]);
    expect(of('spo2:low', said(course.tick(30)))).toEqual(['30 signal-lost spo2:low#1 critical']);
  });

  it('AL-52 is no sign of life of the monitor: silence, lost signals and probes stay as they are', () => {
    const course = infusing();
    course.read(1, { spo2: 97, hr: 70 });
    for (let second = 2; second < 16; second++) course.manual(second, { spo2: 97, hr: 70 });
    expect(said(course.manual(16, { spo2: 97, hr: 70 }))).toEqual([
      '16 raised technical:monitor-silent#1 warning',
    ]);
    expect(of('technical:monitor-silent', said(course.manual(61, { spo2: 97, hr: 70 })))).toEqual([
      '61 escalated technical:monitor-silent#2 critical',
    ]);
    const lost = infusing();
    lost.hold(1, 31, { hr: 70 }, { status: { spo2: 'searching' } });
    expect(lost.of('technical:no-data:spo2')?.state).toBe('active');
    lost.manual(32, { spo2: 97 });
    expect(lost.of('technical:no-data:spo2')?.state).toBe('active');
  });

  it('AL-51 takes part in combinations', () => {
    const course = new Course();
    course.manual(10, { spo2: 88 });
    const key = 'combination:low-oxygen-slow-breathing';
    expect(of(key, said(course.manual(20, { rr: 9 })))).toEqual([`20 raised ${key}#1 critical`]);
    expect(of(key, said(course.manual(30, { rr: 16 })))).toEqual([`30 returned ${key}#1 critical`]);
    const high = new Course();
    high.effect(1, 2, 'chest-pain', 'mild');
    const [raised] = of('', said(high.manual(10, { sys: 170, dia: 80 }))).filter((line) =>
      line.includes('combination:'),
    );
    expect(raised).toMatch(/^10 raised /);
    expect(said(high.manual(20, { sys: 120, dia: 80 }))).toContain(
      (raised ?? '').replace('10 raised', '20 returned'),
    );
  });
});
