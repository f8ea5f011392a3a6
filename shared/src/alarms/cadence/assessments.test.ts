import { describe, expect, it } from 'vitest';
import { DEFAULT_PROTOCOL } from '../../protocols/defaults/first-edition.ts';
import { defaultAssessments } from '../../protocols/defaults/score-limits.ts';
import { inEnglish } from '../../wording/in-english.ts';
import { Course, said } from '../engine/course.fixture.ts';
import { alarmText } from '../words/alarm-line.ts';
import { assessmentsDue } from './cuff-cadence.ts';

const PROTOCOL = DEFAULT_PROTOCOL;
const { assessments: _checks, ...WITHOUT } = DEFAULT_PROTOCOL;
const SEDATION = 'technical:check-overdue:sedation';
const DISSOCIATION = 'technical:check-overdue:dissociation';
const checks = (lines: string[]) => lines.filter((line) => line.includes('check-overdue'));

/** Both assessed 10 min before the infusion, which starts at second 0. */
function infusing(): Course {
  const course = new Course(PROTOCOL);
  course.score(-600, 1, 'moaas', 5);
  course.score(-600, 2, 'dissociation', 0);
  course.phase(0, 'infusing');
  return course;
}

describe('assessments with each cuff', () => {
  it('AL-54 are overdue 2 min after they were due with the cuff; one before the start counts for it', () => {
    const course = infusing();
    expect(checks(said(course.tick(419.999)))).toEqual([]);
    expect(checks(said(course.tick(420)))).toEqual([
      `420 raised ${SEDATION}#1 info`,
      `420 raised ${DISSOCIATION}#1 info`,
    ]);
    const alarm = course.of(SEDATION);
    expect(alarm).toMatchObject({ since: 300_000, kind: 'technical' });
    expect(alarm && alarmText(alarm, 540_000, inEnglish)).toBe('Sedation check overdue for 4 min');
    const none = new Course(PROTOCOL);
    none.phase(0, 'infusing');
    expect(checks(said(none.tick(119.999)))).toEqual([]);
    expect(checks(said(none.tick(120)))).toHaveLength(2);
  });

  it('AL-54 are fulfilled by a score of their own: MOAA/S or RASS, the dissociation chip', () => {
    const course = infusing();
    course.tick(420);
    expect(checks(said(course.score(430, 3, 'nausea', 2)))).toEqual([]);
    expect(checks(said(course.score(440, 4, 'rass', 0)))).toEqual([
      `440 cleared ${SEDATION}#1 info`,
    ]);
    expect(checks(said(course.score(450, 5, 'dissociation', 1)))).toEqual([
      `450 cleared ${DISSOCIATION}#1 info`,
    ]);
    expect(checks(said(course.tick(719.999)))).toEqual([]);
    expect(checks(said(course.tick(720)))).toHaveLength(2);
  });

  it('AL-54 stay overdue behind an entry that was taken too early to count', () => {
    const course = infusing();
    course.tick(1500);
    expect(checks(said(course.score(1501, 3, 'moaas', 5, { takenAt: 100_000 })))).toEqual([]);
    expect(course.of(SEDATION)?.state).toBe('active');
    expect(checks(said(course.score(1502, 4, 'moaas', 5)))).toHaveLength(1);
    expect(checks(said(course.score(1503, 4, 'moaas', 5, { withdrawn: true })))).toHaveLength(1);
  });

  it('AL-54 come with the cuffs that a pressure alarm asks for, and every 15 min after the end', () => {
    const state = {
      phase: 'infusing' as const,
      phaseSince: 0,
      cuff: null,
      alarms: { 'sys:high': { key: 'sys:high', state: 'active' as const } },
    };
    const due = (more: object, done: number | null) =>
      assessmentsDue({ ...state, ...more }, PROTOCOL, () => done).map(({ at }) => at / 60_000);
    expect(due({}, 20 * 60_000)).toEqual([25, 25]);
    expect(due({ alarms: {} }, 20 * 60_000)).toEqual([30, 30]);
    expect(due({ alarms: {}, phase: 'recovery' }, 20 * 60_000)).toEqual([35, 35]);
    expect(due({ phase: 'before' }, null)).toEqual([]);
    expect(assessmentsDue(state, WITHOUT, () => null)).toEqual([]);
    expect(DEFAULT_PROTOCOL.assessments).toEqual(defaultAssessments);
  });
});
