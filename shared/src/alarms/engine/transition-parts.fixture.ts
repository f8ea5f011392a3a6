/** What the transition tables have in common. */
import type { Course } from './course.fixture.ts';

/** Brings a course into a state; the second from which the input follows. */
export type State = readonly [name: string, prepare: (course: Course) => number];
export type Input = readonly [name: string, give: (course: Course, from: number) => void];

export interface TransitionTable {
  readonly title: string;
  readonly key: string;
  readonly states: readonly State[];
  readonly inputs: readonly Input[];
}

export const FINE = { spo2: 97, hr: 70 };

export const acknowledge =
  (key: string) =>
  (course: Course, from: number): void => {
    const alarm = course.of(key);
    if (alarm !== undefined) course.acknowledge(from, alarm.id);
  };
export const other = (course: Course, from: number): void => {
  course.acknowledge(from, 'spo2:low#99');
};
