import { describe, expect, it } from 'vitest';
import { inEnglish } from '../../wording/in-english.ts';
import { Course } from '../engine/course.fixture.ts';
import { firstSteps, pauseReasons } from './prompts.ts';

function infusing(): Course {
  const course = new Course();
  course.phase(0, 'infusing');
  return course;
}
const reasons = (course: Course, second: number, running = true) =>
  pauseReasons(course.live(), running, second * 1000, inEnglish);

describe('the prompt to consider a pause', () => {
  it('AL-60 comes with a confirmed critical pressure, not with the first one', () => {
    const course = infusing();
    course.cuff(1, 182, 80);
    expect(reasons(course, 2)).toEqual([]);
    course.cuff(200, 181, 80);
    expect(reasons(course, 201)).toEqual(['SBP 181 ≥ 180']);
    expect(reasons(course, 201, false)).toEqual([]);
    const single = infusing();
    single.cuff(1, 200, 80);
    expect(reasons(single, 1)).toEqual(['SBP 200 ≥ 200']);
    single.cuff(2, 160, 80);
    expect(reasons(single, 2)).toEqual([]);
  });

  it('AL-60 comes with SpO2 below 90 for 30 s, not before', () => {
    const course = infusing();
    course.hold(100, 129, { spo2: 88, hr: 70 });
    expect(reasons(course, 129.999)).toEqual([]);
    expect(reasons(course, 130)).toEqual(['SpO2 88 < 90 for 30 s']);
  });

  it('AL-60 comes with slow breathing, deep sedation and a serious effect, and goes when it is over', () => {
    const course = infusing();
    course.hold(0, 20, { spo2: 97, hr: 70, rr: 8 });
    course.score(21, 1, 'moaas', 2);
    course.effect(22, 2, 'seizure');
    expect(reasons(course, 23)).toHaveLength(3);
    course.score(24, 3, 'moaas', 3);
    course.withdraw(25, 2, 'seizure');
    expect(reasons(course, 26)).toHaveLength(1);
  });

  it('AL-60 says nothing of warnings, of what is back, and of the equipment', () => {
    const course = infusing();
    course.attach(0);
    course.hold(1, 40, { hr: 125, spo2: 92 });
    course.tick(200);
    expect(course.live().length).toBeGreaterThan(2);
    expect(reasons(course, 200)).toEqual([]);
  });

  it('AL-60 has first steps for pressure, oxygen and breathing while they hold', () => {
    const course = infusing();
    course.cuff(1, 165, 80);
    const [alarm] = course.live();
    const said = (live: typeof alarm) => {
      const steps = live && firstSteps(live);
      return steps && inEnglish.text(steps);
    };
    expect(said(alarm)).toContain('Measure again');
    expect(alarm && said({ ...alarm, key: 'spo2:low' })).toContain('Rouse');
    expect(alarm && firstSteps({ ...alarm, key: 'hr:high' })).toBeNull();
    expect(alarm && firstSteps({ ...alarm, state: 'returned' })).toBeNull();
    expect(alarm && firstSteps({ ...alarm, kind: 'technical' })).toBeNull();
  });
});
