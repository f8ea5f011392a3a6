import { describe, expect, it } from 'vitest';
import { DEFAULT_PROTOCOL } from '../../protocols/defaults/first-edition.ts';
import { SCORE_INFO, type ScoreScale } from '../../protocols/document/score-limits.ts';
import { inEnglish } from '../../wording/in-english.ts';
import { alarmText } from '../words/alarm-line.ts';
import { Course, said } from './course.fixture.ts';

/** Checks that are due are another matter. */
const { assessments: _checks, ...PROTOCOL } = DEFAULT_PROTOCOL;

/** MOAA/S 5 and RASS 0 before the drug, infusing from second 0. */
function infusing(): Course {
  const course = new Course(PROTOCOL);
  course.score(-60, 1, 'moaas', 5);
  course.score(-60, 2, 'rass', 0);
  course.phase(0, 'infusing');
  return course;
}

const LIMITS: readonly [ScoreScale, 'low' | 'high', number, string | null][] = [
  ['moaas', 'low', 5, null],
  ['moaas', 'low', 4, 'info'],
  ['moaas', 'low', 3, 'warning'],
  ['moaas', 'low', 2, 'critical'],
  ['moaas', 'low', 0, 'critical'],
  ['rass', 'low', -1, null],
  ['rass', 'low', -2, 'warning'],
  ['rass', 'low', -3, 'critical'],
  ['rass', 'low', -5, 'critical'],
  ['rass', 'high', 1, null],
  ['rass', 'high', 2, 'warning'],
  ['rass', 'high', 3, 'critical'],
  ['rass', 'high', 4, 'critical'],
  ['nausea', 'high', 3, null],
  ['nausea', 'high', 4, 'info'],
  ['nausea', 'high', 6, 'info'],
  ['nausea', 'high', 7, 'warning'],
  ['nausea', 'high', 10, 'warning'],
  ['dissociation', 'high', 3, null],
];

describe('charted scores', () => {
  it.each(LIMITS)('AL-48 judges %s at once, %s: %d is %s', (scale, direction, value, tier) => {
    const course = infusing();
    const raised = said(course.score(60, 9, scale, value));
    expect(raised).toEqual(tier === null ? [] : [`60 raised ${scale}:${direction}#1 ${tier}`]);
  });

  it('AL-48 is cleared by the next score inside the limit, by nothing else, with AL-10', () => {
    const course = infusing();
    course.score(60, 3, 'moaas', 2);
    expect(course.hold(61, 200, { spo2: 97, hr: 70 })).toEqual([]);
    expect(said(course.score(210, 4, 'moaas', 3))).toEqual([
      '210 de-escalated moaas:low#1 warning',
    ]);
    expect(said(course.score(220, 5, 'moaas', 5))).toEqual(['220 returned moaas:low#1 warning']);
    course.acknowledge(221, 'moaas:low#1');
    expect(said(course.score(230, 6, 'moaas', 4))).toEqual(['230 raised moaas:low#2 info']);
    expect(said(course.score(240, 7, 'moaas', 5))).toEqual(['240 cleared moaas:low#2 info']);
  });

  it('AL-48 takes a worse score for a new occurrence, the same again for the same one', () => {
    const course = infusing();
    course.score(60, 3, 'moaas', 3);
    course.acknowledge(61, 'moaas:low#1');
    expect(said(course.score(70, 4, 'moaas', 3))).toEqual([]);
    expect(course.of('moaas:low')?.acknowledged).not.toBeNull();
    expect(said(course.score(80, 5, 'moaas', 2))).toEqual(['80 escalated moaas:low#2 critical']);
    expect(course.of('moaas:low')).toMatchObject({ acknowledged: null, value: 2, worst: 2 });
  });

  it.each([
    [2, 'was critical'],
    [3, 'was a warning'],
  ])('AL-47 keeps MOAA/S %d on screen that eased to info before anybody saw it', (score, was) => {
    const course = infusing();
    course.score(60, 3, 'moaas', score);
    course.score(70, 4, 'moaas', 4);
    const eased = course.of('moaas:low');
    expect(eased && alarmText(eased, 71_000, inEnglish)).toBe(`MOAA/S 4 ≤ 4 (base 5 -1) - ${was}`);
    expect(said(course.score(80, 5, 'moaas', 5))).toEqual(['80 returned moaas:low#1 info']);
    expect(said(course.acknowledge(81, 'moaas:low#1')).at(-1)).toBe('81 cleared moaas:low#1 info');
    const seen = infusing();
    seen.score(60, 3, 'moaas', score);
    seen.acknowledge(61, 'moaas:low#1');
    seen.score(70, 4, 'moaas', 4);
    expect(said(seen.score(80, 5, 'moaas', 5))).toEqual(['80 cleared moaas:low#1 info']);
    const again = infusing();
    again.score(60, 3, 'moaas', score);
    again.score(70, 4, 'moaas', 4);
    again.acknowledge(75, 'moaas:low#1');
    expect(said(again.score(80, 5, 'moaas', 5))).toEqual(['80 cleared moaas:low#1 info']);
  });

  it('AL-48 says what was charted, without a unit and without a duration', () => {
    const course = infusing();
    course.score(60, 3, 'moaas', 3);
    course.score(60, 4, 'rass', -3);
    const text = (key: string) => {
      const alarm = course.of(key);
      return alarm && alarmText(alarm, 90_000, inEnglish);
    };
    expect(text('moaas:low')).toBe('MOAA/S 3 ≤ 3');
    expect(text('rass:low')).toBe('RASS -3 ≤ -3');
    course.acknowledge(65, 'moaas:low#1');
    course.score(70, 5, 'moaas', 4);
    expect(text('moaas:low')).toBe('MOAA/S 4 ≤ 4 (base 5 -1)');
    course.score(80, 6, 'nausea', 7);
    expect(text('nausea:high')).toBe('Nausea 7 ≥ 7');
    expect(SCORE_INFO.moaas).toMatchObject({ min: 0, max: 5 });
  });

  it('AL-48 follows the phases of a limit: what does not apply goes idle, what applies again counts', () => {
    const scores = (DEFAULT_PROTOCOL.scores ?? []).map((limit) => ({
      ...limit,
      phases: ['infusing' as const],
    }));
    const course = new Course({ ...PROTOCOL, scores });
    expect(course.score(0, 1, 'nausea', 7)).toEqual([]);
    expect(said(course.phase(10, 'infusing'))).toEqual(['10 raised nausea:high#1 warning']);
    expect(said(course.phase(20, 'recovery'))).toEqual(['20 returned nausea:high#1 warning']);
  });

  it('AL-49 counts falls from the last score before the infusion, or from one that says so', () => {
    const never = new Course(PROTOCOL);
    never.phase(0, 'infusing');
    expect(never.score(10, 1, 'moaas', 4)).toEqual([]);
    const low = new Course(PROTOCOL);
    low.score(0, 1, 'moaas', 5);
    low.score(5, 2, 'moaas', 4);
    low.phase(10, 'infusing');
    expect(low.score(20, 3, 'moaas', 4)).toEqual([]);
    low.score(30, 4, 'moaas', 5, { baseline: true });
    expect(said(low.score(40, 5, 'moaas', 4))).toEqual(['40 raised moaas:low#1 info']);
  });

  it('AL-49 follows the newest entry that stands: a correction, a withdrawal, a late entry', () => {
    const course = infusing();
    course.score(60, 3, 'moaas', 1);
    expect(said(course.score(70, 3, 'moaas', 5))).toEqual(['70 returned moaas:low#1 critical']);
    course.acknowledge(71, 'moaas:low#1');
    course.score(80, 4, 'moaas', 3);
    expect(said(course.score(90, 4, 'moaas', 3, { withdrawn: true }))).toEqual([
      '90 returned moaas:low#2 warning',
    ]);
    course.acknowledge(91, 'moaas:low#2');
    expect(course.score(100, 4, 'moaas', 3, { withdrawn: true })).toEqual([]);
    course.score(110, 5, 'moaas', 5);
    expect(course.score(120, 6, 'moaas', 1, { takenAt: 109_999 })).toEqual([]);
    expect(said(course.score(130, 7, 'moaas', 2, { takenAt: 110_000 }))).toEqual([
      '130 raised moaas:low#3 critical',
    ]);
    expect(course.score(140, 7, 'moaas', 2, { takenAt: 110_000 })).toEqual([]);
  });

  it('AL-49 a corrected entry keeps its instant: the one after it stays in force', () => {
    const course = infusing();
    course.score(60, 3, 'moaas', 5);
    course.score(70, 4, 'moaas', 2);
    expect(course.score(80, 3, 'moaas', 4)).toEqual([]);
    expect(said(course.score(90, 4, 'moaas', 2, { withdrawn: true }))).toEqual([
      '90 de-escalated moaas:low#1 info',
    ]);
  });

  it.each<[string, (course: Course) => unknown]>([
    ['another phase', (course) => course.phase(1_300, 'recovery')],
    ['the same told again', (course) => course.score(1_300, 3, 'moaas', 2)],
    ['an older entry that goes', (course) => course.score(1_300, 4, 'nausea', 3)],
  ])('AL-50 %s is no new score: it stays unresolved', (_what, happens) => {
    const course = infusing();
    course.score(50, 4, 'moaas', 5);
    course.score(60, 3, 'moaas', 2);
    course.tick(1_290);
    expect(course.of('moaas:low')?.unresolved).toBe(true);
    happens(course);
    expect(course.of('moaas:low')).toMatchObject({ state: 'active', unresolved: true });
  });

  it('AL-47 a warning that came back as info is a warning until somebody has seen it, and no other is', () => {
    const course = infusing();
    for (const [n, value] of [3, 5, 3].entries()) course.score(60 + n, 3 + n, 'moaas', value);
    expect(course.of('moaas:low')).toMatchObject({ tier: 'warning' });
    expect(course.of('moaas:low')?.wasWarning).toBeUndefined();
    for (const [n, value] of [4, 5, 4].entries()) course.score(70 + n, 10 + n, 'moaas', value);
    expect(course.of('moaas:low')).toMatchObject({ tier: 'info', wasWarning: true });
    const mild = infusing();
    for (const [n, value] of [4, 5, 4].entries()) mild.score(60 + n, 3 + n, 'moaas', value);
    expect(mild.of('moaas:low')?.wasWarning).toBeUndefined();
  });

  it('AL-49 follows a correction to another scale', () => {
    const course = infusing();
    course.score(60, 3, 'moaas', 2);
    const lines = said(course.score(70, 3, 'rass', -3));
    expect(lines).toEqual(['70 returned moaas:low#1 critical', '70 raised rass:low#1 critical']);
  });

  it('AL-50 never clears a score that has gone stale: unresolved after two intervals', () => {
    const course = infusing();
    course.score(60, 3, 'moaas', 2);
    const of = (lines: string[]) => lines.filter((line) => line.includes('moaas'));
    expect(of(said(course.tick(60 + 1200 - 0.001)))).toEqual([]);
    expect(of(said(course.tick(60 + 1200)))).toEqual(['1260 unresolved moaas:low#1 critical']);
    expect(of(said(course.tick(86_400)))).toEqual([]);
    const alarm = course.of('moaas:low');
    expect(alarm?.state).toBe('active');
    expect(alarm && alarmText(alarm, 90_000_000, inEnglish)).toBe(
      'MOAA/S 2 ≤ 2 - unresolved, no recent score: score again',
    );
    expect(of(said(course.score(86_401, 4, 'moaas', 2)))).toEqual([
      '86401 signal-regained moaas:low#1 critical',
    ]);
  });
});

describe('scores in combinations', () => {
  const sedated = 'combination:low-oxygen-sedated';
  const about = (lines: string[]) => lines.filter((line) => line.includes(sedated));

  it.each([
    ['moaas', 3, 89, true],
    ['moaas', 4, 89, false],
    ['moaas', 3, 90, false],
    ['rass', -2, 89, true],
    ['rass', -1, 89, false],
  ] as const)('AL-28 SpO2 below 90 with %s %d: %d %s', (scale, score, spo2, raised) => {
    const course = infusing();
    course.score(60, 3, scale, score);
    expect(about(said(course.read(61, { spo2, hr: 70 })))).toEqual(
      raised ? [`61 raised ${sedated}#1 critical`] : [],
    );
    const other = infusing();
    other.read(60, { spo2, hr: 70 });
    expect(about(said(other.score(61, 3, scale, score)))).toHaveLength(raised ? 1 : 0);
  });

  it('AL-28 says both, and AL-29 ends with the next score inside', () => {
    const course = infusing();
    course.score(60, 3, 'moaas', 3);
    course.read(61, { spo2: 88, hr: 70 });
    const alarm = course.of(sedated);
    expect(alarm && alarmText(alarm, 71_000, inEnglish)).toBe(
      'SpO2 88 < 90 and MOAA/S 3 ≤ 3 for 10 s',
    );
    expect(about(said(course.score(70, 4, 'moaas', 2)))).toEqual([]);
    expect(about(said(course.score(80, 5, 'moaas', 4)))).toContain(
      `80 returned ${sedated}#1 critical`,
    );
  });

  it('AL-28 counts a score until the next one, however long ago', () => {
    const course = infusing();
    course.score(60, 3, 'moaas', 3);
    expect(about(said(course.read(4000, { spo2: 88, hr: 70 })))).toHaveLength(1);
  });
});
