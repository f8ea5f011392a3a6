import { describe, expect, it } from 'vitest';
import { DEFAULT_PROTOCOL_V2 } from '../../protocols/defaults/second-edition.ts';
import type { AlarmInput, AlarmState } from '../state/state.ts';
import { Course, NURSE, readingAt } from './course.fixture.ts';
import { step } from './step.ts';

const AT = 70_000;
/** Somebody is up, an alarm holds, everything is known; nothing falls due at the instant of the input. */
function rich(): Course {
  const course = new Course(DEFAULT_PROTOCOL_V2);
  course.attach(0);
  course.baseline(0, { hr: 70, spo2: 98, sys: 120, dia: 75 });
  course.score(1, 1, 'moaas', 5);
  course.phase(2, 'infusing');
  course.give({ kind: 'grid', at: 2_000, grid: { from: 2_000, until: 2_400_000 } });
  course.hold(3, 59, { spo2: 98, hr: 70, rr: 14 });
  course.cuff(60, 205, 80);
  course.give({ kind: 'standby', at: 61_000, up: true });
  course.hold(62, 69, { spo2: 98, hr: 70, rr: 14 });
  course.tick(69.5);
  return course;
}

/** What of the state is another than before; how early to look again is no part of what is known. */
function moved(before: AlarmState, after: AlarmState): string[] {
  const parts = Object.keys({ ...before, ...after }) as (keyof AlarmState)[];
  return parts
    .filter((part) => part !== 'nextDue')
    .filter((part) => JSON.stringify(before[part]) !== JSON.stringify(after[part]))
    .toSorted();
}

const CASES: readonly [string, AlarmInput, readonly string[]][] = [
  ['a tick', { kind: 'tick', at: AT }, []],
  [
    'a late reading',
    { kind: 'reading', at: AT, reading: readingAt(AT, { spo2: 80 }, { late: true }) },
    [],
  ],
  ['the phase that it is', { kind: 'phase', at: AT, phase: 'infusing' }, []],
  ['a grid', { kind: 'grid', at: AT, grid: { from: 9_000, until: null } }, ['grid']],
  ['a baseline', { kind: 'baseline', at: AT, baseline: { hr: 60 } }, ['baseline']],
  ['a monitor that is there', { kind: 'attached', at: AT, attached: true }, []],
  [
    'an acknowledgement',
    { kind: 'acknowledge', at: AT, alarmId: 'sys:high#1', by: NURSE },
    ['alarms'],
  ],
  [
    'an effect',
    { kind: 'effect', at: AT, seq: 9, term: 'nausea', severity: 'mild', withdrawn: false },
    ['effects'],
  ],
  ['a score', { kind: 'score', at: AT, seq: 10, scale: 'moaas', value: 5 }, ['scores']],
  ['back', { kind: 'standby', at: AT, up: false }, ['alarms', 'standbyUntil']],
  ['up, who is up', { kind: 'standby', at: AT, up: true }, []],
  [
    'a temperature by hand',
    { kind: 'manual', at: AT, seq: 11, values: { temp: 37 } },
    ['taken', 'tracks'],
  ],
  [
    'a fault of the server',
    { kind: 'technical', at: AT, condition: 'not-recording', present: true },
    ['alarms', 'occurrences'],
  ],
];

describe('an input', () => {
  it.each(CASES)('AL-01 %s moves what it is about, and nothing else', (_name, input, parts) => {
    const course = rich();
    const before = course.state;
    course.give(input);
    expect(moved(before, course.state)).toEqual(parts);
  });

  it('AL-01 an instant at which nothing can happen gives the state back as it was', () => {
    const { state, protocol } = rich();
    expect(step(state, { kind: 'tick', at: AT }, protocol).alarms).toBe(state);
  });
});
