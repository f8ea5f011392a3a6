import { describe, expect, it } from 'vitest';
import { Course } from './course.fixture.ts';

type Values = Parameters<Course['manual']>[1];

const FINE = { spo2: 97, hr: 70 };
const begun = () => {
  const course = new Course();
  course.attach(0);
  course.phase(0, 'infusing');
  course.hold(0, 5, FINE);
  return course;
};
const known = ({ state }: Course) => ({
  ...{ tracks: state.tracks, cuff: state.cuff, conditions: state.conditions },
});
/** What holds, and the worst of it; an alarm that is over may wait for somebody (AL-10). */
const worst = (course: Course) =>
  course.live().flatMap(({ key, state, worst: of }) => (state === 'active' ? `${key} ${of}` : []));

/** Wrong, then right, then the wrong one is taken back; and the same without the wrong one. */
function withAndWithout(wrong: Values, right: Values, monitor = false): [Course, Course] {
  const courses = [begun(), begun()] as const;
  const [withIt, without] = courses;
  withIt.manual(10, wrong, 10, { seq: 1 });
  for (const course of courses) {
    if (monitor) course.read(20, { ...FINE, ...right }, { nibpAt: 20_000 });
    else course.manual(20, right, 20, { seq: 2 });
  }
  withIt.manual(30, wrong, 10, { seq: 1, withdrawn: true });
  without.tick(30);
  return [withIt, without];
}

describe('a value by hand that is taken back', () => {
  it.each<[string, Values, Values]>([
    ['a heart rate', { hr: 150 }, { hr: 128 }],
    ['a saturation', { spo2: 80 }, { spo2: 88 }],
    ['a respiratory rate', { rr: 4 }, { rr: 7 }],
    ['a temperature', { temp: 41 }, { temp: 37 }],
    ['pressures', { sys: 210, dia: 120, map: 150 }, { sys: 170, dia: 95, map: 120 }],
    ['pressures without a mean', { sys: 70, dia: 40 }, { sys: 85, dia: 50 }],
  ])('AL-58 %s: what came after it stands as if it had not been', (_what, wrong, right) => {
    const [withIt, without] = withAndWithout(wrong, right);
    expect(known(withIt)).toEqual(known(without));
    expect(worst(withIt)).toEqual(worst(without));
  });

  it('AL-58 a cuff of the monitor after it stays one of the monitor', () => {
    const right = { sys: 170, dia: 95, map: 120 };
    const [withIt, without] = withAndWithout({ sys: 210, dia: 120, map: 150 }, right, true);
    expect(known(withIt)).toEqual(known(without));
    expect(withIt.state.cuff?.manual).toBeUndefined();
  });
});
