import { describe, expect, it } from 'vitest';
import { DEFAULT_PROTOCOL } from '../../protocols/defaults/first-edition.ts';
import { inEnglish } from '../../wording/in-english.ts';
import { Course } from '../engine/course.fixture.ts';
import { alarmLine, alarmText, noteText, spanMessage } from './alarm-line.ts';

function textOf(course: Course, second: number): string {
  const [alarm] = course.live();
  if (alarm === undefined) throw new Error('no alarm');
  return alarmText(alarm, second * 1000, inEnglish);
}

describe('alarmText', () => {
  it.each([
    [90_000, 'Server clock was set 90 s ahead of the times shown here - times continue as before'],
    [-90_000, 'Server clock was set 90 s behind the times shown here - times continue as before'],
  ])('EN-121 says which way the clock of the server went: %d ms', (offMs, text) => {
    const course = new Course();
    course.give({
      ...{ kind: 'technical', at: 5, present: true },
      condition: 'server-clock',
      offMs,
    });
    expect(textOf(course, 10)).toBe(text);
  });

  it('AL-26 names value, limit and duration', () => {
    const course = new Course();
    course.hold(0, 15, { spo2: 88 });
    expect(textOf(course, 15)).toBe('SpO2 88 < 90 for 15 s');
    course.hold(16, 18, { spo2: 91 });
    expect(textOf(course, 185)).toBe('SpO2 91, was 88 < 90 for 3 min');
  });

  it('AL-26 says in words that the signal is lost, or that the value is back', () => {
    const course = new Course();
    course.hold(0, 15, { spo2: 88 });
    course.tick(40);
    expect(textOf(course, 40)).toBe('SpO2 88 < 90 for 40 s - signal lost');
    course.hold(41, 51, { spo2: 97 });
    expect(textOf(course, 60)).toBe('SpO2 97, was 88 < 90, back in range');
  });

  it('AL-61 does not say "back in range" of what ended by a phase or by a revised entry', () => {
    const scored = (...end: Parameters<Course['score']>): string => {
      const course = new Course();
      course.score(1, 7, 'moaas', 2);
      course.score(...end);
      return textOf(course, 9);
    };
    const revised = 'entry corrected or withdrawn';
    expect(scored(9, 8, 'moaas', 5)).toBe('MOAA/S 5, was 2 ≤ 2, back in range');
    expect(scored(9, 7, 'moaas', 5)).toBe(`MOAA/S 2 ≤ 2, ${revised}`);
    expect(scored(9, 7, 'moaas', 2, { withdrawn: true })).toBe(`MOAA/S 2 ≤ 2, ${revised}`);
    const lone = new Course();
    lone.manual(1, { sys: 182, dia: 80 }, 1, { seq: 8 });
    lone.manual(9, { sys: 128, dia: 80 }, 1, { seq: 8 });
    expect(textOf(lone, 9)).toBe(`SBP 182 ≥ 180, ${revised}`);
    expect(lone.live()[0]?.state).toBe('returned');
    const again = new Course();
    again.manual(1, { sys: 182, dia: 80 }, 1, { seq: 8 });
    again.manual(9, { sys: 128, dia: 80 }, 9, { seq: 9 });
    expect(textOf(again, 9)).toBe('SBP 128, was 182 ≥ 180, back in range');
    const limits = DEFAULT_PROTOCOL.limits.map((limit) => ({
      ...limit,
      phases: ['infusing' as const],
    }));
    const left = new Course({ ...DEFAULT_PROTOCOL, limits });
    left.phase(0, 'infusing');
    left.hold(1, 15, { spo2: 88 });
    left.phase(16, 'recovery');
    expect(textOf(left, 16)).toBe('SpO2 88 < 90, not monitored in this phase');
    left.hold(17, 32, { spo2: 88 });
    left.phase(33, 'infusing');
    left.hold(34, 50, { spo2: 88 });
    expect(textOf(left, 50)).toBe('SpO2 88 < 90 for 16 s');
  });

  it('AL-26 asks for the cuff again while unconfirmed or unresolved', () => {
    const course = new Course();
    course.cuff(0, 182, 90);
    expect(textOf(course, 5)).toBe('SBP 182 ≥ 180 - unconfirmed: repeat in 2 to 5 min');
    course.tick(1200);
    expect(textOf(course, 1200)).toBe(
      'SBP 182 ≥ 180 - unresolved, no recent reading: repeat the cuff',
    );
    course.cuff(1300, 120, 80);
    expect(textOf(course, 1300)).toBe('SBP 120, was 182 ≥ 180, back in range');
    course.tick(3000);
    expect(textOf(course, 3000)).toBe(
      'SBP 182 ≥ 180, back in range - no recent reading: repeat the cuff',
    );
  });

  it('AL-26 shows what a relative limit came from', () => {
    const course = new Course();
    course.baseline(0, { dia: 75, sys: 118 });
    course.cuff(1, 139, 100);
    course.cuff(100, 139, 100);
    course.cuff(200, 158, 80);
    expect(course.live().map((alarm) => alarmText(alarm, 0, inEnglish))).toContain(
      'SBP 158 ≥ 141.6 (base 118 +20 %)',
    );
  });

  it('AL-26 words the technical alarms', () => {
    const course = new Course();
    course.attach(0);
    course.tick(15);
    expect(textOf(course, 15)).toBe('No SpO2 and no heart rate for 15 s');
    course.hold(16, 50, { hr: 70 }, { status: { spo2: 'searching' } });
    expect(textOf(course, 50)).toBe('No SpO2 value for 34 s');
    course.read(51, { spo2: 97, hr: 70 });
    course.give({ kind: 'technical', at: 51_000, condition: 'not-recording', present: true });
    expect(textOf(course, 60)).toBe('Not recording for 9 s');
    course.give({ kind: 'technical', at: 61_000, condition: 'not-recording', present: false });
    course.give({ kind: 'technical', at: 61_000, condition: 'evaluation-gap', present: true });
    expect(textOf(course, 62)).toBe('Alarms were not evaluated in time 1 s ago');
  });

  it('AL-26 comes in parts, so that nobody takes a sentence apart', () => {
    const course = new Course();
    course.baseline(0, { dia: 75, sys: 118 });
    course.cuff(1, 158, 80);
    course.cuff(100, 158, 80);
    const alarm = course.live().find(({ limit }) => limit?.basis !== undefined);
    if (alarm === undefined) throw new Error('no alarm');
    const said = alarmLine(alarm, 200_000);
    expect(inEnglish.text(said.what)).toBe('SBP 158 ≥ 141.6');
    expect(noteText(said, inEnglish)).toBe('(base 118 +20 %)');
  });

  it('AL-26 rounds durations down', () => {
    const said = (ms: number) => inEnglish.text(spanMessage(ms));
    expect([0, 999, 119_999, 120_000, 179_999].map(said)).toEqual([
      '0 s',
      '0 s',
      '119 s',
      '2 min',
      '2 min',
    ]);
    expect(said(-5)).toBe('0 s');
  });
});
