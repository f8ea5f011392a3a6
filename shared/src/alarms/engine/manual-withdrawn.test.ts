import { describe, expect, it } from 'vitest';
import { DEFAULT_PROTOCOL } from '../../protocols/defaults/first-edition.ts';
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
  withIt.manual(20, wrong, 20, { seq: 1 });
  for (const course of courses) {
    if (monitor) course.read(30, { ...FINE, ...right }, { nibpAt: 30_000 });
    else course.manual(30, right, 30, { seq: 2 });
  }
  expect(withIt.state.taken.some(({ seq }) => seq === 1)).toBe(true);
  withIt.manual(40, wrong, 20, { seq: 1, withdrawn: true });
  without.tick(40);
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

  it('AL-58 leaves the clock of what the monitor owes as it was', () => {
    const course = begun();
    const searching = { status: { spo2: 'searching' } } as const;
    course.hold(6, 20, { hr: 70 }, searching);
    course.manual(20, { spo2: 97 }, 20, { seq: 1 });
    course.manual(21, { spo2: 97 }, 20, { seq: 1, withdrawn: true });
    course.hold(22, 34, { hr: 70 }, searching);
    expect(course.of('technical:no-data:spo2')).toBeUndefined();
    course.read(35, { hr: 70 }, searching);
    expect(course.of('technical:no-data:spo2')?.since).toBe(5_000);
  });

  it('AL-58 one value inside the limit stays the way back, whatever before it is taken back', () => {
    const course = new Course();
    course.manual(1, { hr: 130 }, 1, { seq: 1 });
    course.tick(400);
    course.manual(401, { hr: 128 }, 401, { seq: 2 });
    course.manual(402, { hr: 90 }, 402, { seq: 3 });
    expect(course.of('hr:high')?.state).toBe('returned');
    expect(course.manual(403, {}, 401, { seq: 2, withdrawn: true })).toEqual([]);
    expect(course.of('hr:high')?.state).toBe('returned');
  });

  it('AL-58 leaves values of another kind that came after it: they may be taken back as well', () => {
    const course = new Course();
    course.manual(1, { rr: 14 }, 1, { seq: 1 });
    course.manual(2, { sys: 205, dia: 80 }, 2, { seq: 2 });
    course.manual(3, {}, 1, { seq: 1, withdrawn: true });
    expect(worst(course)).toEqual(['sys:high 205']);
    course.manual(4, {}, 2, { seq: 2, withdrawn: true });
    expect(worst(course)).toEqual([]);
    expect(course.of('sys:high')).toMatchObject({ state: 'returned', worst: 205 });
  });

  it('AL-120 a value that was ended by a wrong one counts no longer than it would have been shown', () => {
    const limits = DEFAULT_PROTOCOL.limits.map((limit) =>
      limit.signal === 'hr' ? { ...limit, delayMs: 20 * 60_000 } : limit,
    );
    const course = new Course({ ...DEFAULT_PROTOCOL, limits });
    course.manual(0, { hr: 130 }, 0, { seq: 1 });
    course.manual(600, { hr: 90 }, 600, { seq: 2 });
    course.manual(1_800, {}, 600, { seq: 2, withdrawn: true });
    expect(course.of('hr:high')).toBeUndefined();
  });

  it.each<[string, Values, Values, Values, string]>([
    ['high', { sys: 190, dia: 80 }, { sys: 165, dia: 80 }, { sys: 182, dia: 80 }, 'sys:high 190'],
    ['low', { sys: 70, dia: 60 }, { sys: 85, dia: 60 }, { sys: 78, dia: 60 }, 'sys:low 70'],
  ])(
    'AL-58 %s: the worst of the whole episode stands when its last value is corrected',
    (_side, first, eased, last, expected) => {
      const course = new Course();
      course.manual(1, first, 1, { seq: 1 });
      course.manual(100, eased, 100, { seq: 2 });
      course.manual(200, last, 200, { seq: 3 });
      course.manual(201, { ...last, dia: 61 }, 200, { seq: 3 });
      expect(worst(course)).toEqual([expected]);
    },
  );
});
