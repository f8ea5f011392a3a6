/** Transition tables of what people chart. */
import type { Course } from './course.fixture.ts';
import { acknowledge, FINE, other, type TransitionTable } from './transition-parts.fixture.ts';

const scored =
  (value: number) =>
  (course: Course): number => {
    course.score(0, 1, 'moaas', 5, { baseline: true });
    course.score(1, 2, 'moaas', value);
    return 2;
  };
const WITH_ENTRY = { seq: 1 };
function counted(course: Course): number {
  course.manual(1, { rr: 7 }, 1, WITH_ENTRY);
  course.tick(30);
  return 31;
}

export const CHARTED_TABLES: readonly TransitionTable[] = [
  {
    title: 'A charted score: MOAA/S',
    key: 'moaas:low',
    states: [
      [
        'none charted',
        (course) => {
          course.score(0, 1, 'moaas', 5, { baseline: true });
          return 1;
        },
      ],
      ['active, warning', scored(3)],
      ['active, critical', scored(2)],
      [
        'active, critical, acknowledged',
        (course) => {
          scored(2)(course);
          course.acknowledge(2, 'moaas:low#1');
          return 3;
        },
      ],
      [
        'active, critical, unresolved',
        (course) => {
          scored(2)(course);
          course.tick(1500);
          return 1600;
        },
      ],
      [
        'returned',
        (course) => {
          scored(2)(course);
          course.score(2, 3, 'moaas', 5);
          return 3;
        },
      ],
    ],
    inputs: [
      ['MOAA/S 5', (course, from) => course.score(from, 9, 'moaas', 5)],
      ['MOAA/S 4', (course, from) => course.score(from, 9, 'moaas', 4)],
      ['MOAA/S 3', (course, from) => course.score(from, 9, 'moaas', 3)],
      ['MOAA/S 2', (course, from) => course.score(from, 9, 'moaas', 2)],
      ['the entry corrected to 5', (course, from) => course.score(from, 2, 'moaas', 5)],
      [
        'the entry withdrawn',
        (course, from) => course.score(from, 2, 'moaas', 2, { withdrawn: true }),
      ],
      [
        'MOAA/S 5 of an earlier instant',
        (course, from) => course.score(from, 9, 'moaas', 5, { takenAt: 500 }),
      ],
      ['another scale', (course, from) => course.score(from, 9, 'nausea', 0)],
      ['no score for 20 min', (course, from) => course.tick(from + 1200)],
      ['values in range', (course, from) => course.hold(from, from + 20, FINE)],
      ['acknowledged', acknowledge('moaas:low')],
      ['another occurrence acknowledged', other],
      ['the monitor detached', (course, from) => course.attach(from, false)],
    ],
  },
  {
    title: 'Counted by hand: respiratory rate, low',
    key: 'rr:low',
    states: [
      ['none counted', () => 1],
      [
        'inside the delay',
        (course) => {
          course.manual(1, { rr: 7 }, 1, WITH_ENTRY);
          return 2;
        },
      ],
      ['active, critical', counted],
      [
        'active, critical, signal lost',
        (course) => {
          counted(course);
          course.tick(1000);
          return 1001;
        },
      ],
      [
        'returned',
        (course) => {
          counted(course);
          course.manual(31, { rr: 14 });
          return 32;
        },
      ],
    ],
    inputs: [
      ['7 by hand', (course, from) => course.manual(from, { rr: 7 })],
      [
        '7 by hand, and 15 s',
        (course, from) => {
          course.manual(from, { rr: 7 });
          course.tick(from + 15);
        },
      ],
      ['14 by hand', (course, from) => course.manual(from, { rr: 14 })],
      ['14 by hand of 15 min ago', (course, from) => course.manual(from, { rr: 14 }, from - 900)],
      [
        'the entry withdrawn',
        (course, from) => course.manual(from, {}, 1, { seq: 1, withdrawn: true }),
      ],
      ['the entry corrected to 9', (course, from) => course.manual(from, { rr: 9 }, 1, WITH_ENTRY)],
      [
        'the entry corrected to 14',
        (course, from) => course.manual(from, { rr: 14 }, 1, WITH_ENTRY),
      ],
      ['one value of 14 from a monitor', (course, from) => course.read(from, { rr: 14 })],
      ['14 from a monitor for 15 s', (course, from) => course.hold(from, from + 15, { rr: 14 })],
      [
        'a probe that is off, for 15 s',
        (course, from) => course.hold(from, from + 15, {}, { status: { rr: 'off' } }),
      ],
      ['nothing for 15 s', (course, from) => course.tick(from + 15)],
      ['nothing for 15 min', (course, from) => course.tick(from + 900)],
      ['acknowledged', acknowledge('rr:low')],
    ],
  },
];
