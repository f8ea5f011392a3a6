import type { Course } from '@chairside/shared/patients/course';
import { describe, expect, it } from 'vitest';
import { dueCourse } from './due-course.ts';

const weekly: Course['schedule'] = [{ label: 'Weekly', every: 'week', times: 4, infusions: 1 }];
const course = (id: string, startedOn: string, given: number) => ({
  ...{ id, startedOn, given, schedule: weekly },
});

describe('the course of a session that is opened today', () => {
  it.each([
    ['its first infusion is today', [course('a', '2026-11-30', 0)], 'a'],
    ['its second was due before today', [course('a', '2026-11-16', 1)], 'a'],
    ['it is not due yet', [course('a', '2026-12-01', 0)], null],
    ['everything planned was given', [course('a', '2026-10-01', 4)], null],
    [
      'of two the one that waits longer',
      [course('a', '2026-11-30', 0), course('b', '2026-11-23', 0)],
      'b',
    ],
  ])('CH-253 %s', (_, courses, due) => {
    expect(dueCourse(courses, '2026-11-30', [])).toBe(due);
  });
});
