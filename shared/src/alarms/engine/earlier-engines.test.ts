/** Sessions go on under the rules that they were opened under: what earlier engines did, they still do. */
import { describe, expect, it } from 'vitest';
import { DEFAULT_PROTOCOL } from '../../protocols/defaults/first-edition.ts';
import { DEFAULT_PROTOCOL_V2 } from '../../protocols/defaults/second-edition.ts';
import { Course, said } from './course.fixture.ts';

const FINE = { spo2: 97, hr: 70 };
const SITS = { spo2: 98, pulse: 70, rr: 14 };
const PROBE = 'technical:probe-off:spo2';
const SILENT = 'technical:monitor-silent';
const OFF = { status: { spo2: 'off', pulse: 'off' } } as const;
const about = (course: Course, part: string) =>
  said(course.transitions.filter(({ alarm }) => alarm.key.includes(part)));

function attached(engine: number, protocol = DEFAULT_PROTOCOL): Course {
  const course = new Course(protocol, engine);
  course.attach(0);
  return course;
}

describe('a delay in silence', () => {
  it.each([
    [1, ['15 raised hr:high#1 warning']],
    [2, []],
    [3, []],
  ])('AL-121 engine %d, one fast rate and then nothing', (engine, raised) => {
    const course = new Course(DEFAULT_PROTOCOL, engine);
    course.read(0, { hr: 123, spo2: 97 });
    course.tick(200);
    expect(about(course, 'hr:high')).toEqual(raised);
    expect(course.state.conditions['hr-high-warning-120']?.kind === 'pending').toBe(false);
  });

  it.each([
    [1, ['16 raised technical:low-signal:spo2#1 info']],
    [2, []],
    [3, []],
  ])('AL-121 engine %d, a low signal that was reported once', (engine, raised) => {
    const course = attached(engine);
    course.read(1, FINE, { status: { spo2: 'low-signal' } });
    course.hold(2, 60, { hr: 70 });
    expect(about(course, 'low-signal').slice(0, 1)).toEqual(raised);
  });
});

describe('a probe that is off', () => {
  it.each([
    [2, '36 cleared'],
    [3, '56 cleared'],
  ])('AL-34 under engine %d it is back with values from 36 s on: %s', (engine, ended) => {
    const course = attached(engine);
    course.hold(0, 10, FINE);
    course.hold(11, 25, { hr: 70 }, OFF);
    course.read(26, { hr: 70 });
    course.hold(27, 35, { hr: 70 }, OFF);
    course.hold(36, 60, FINE);
    expect(about(course, PROBE)).toEqual([
      `26 raised ${PROBE}#1 warning`,
      `${ended} ${PROBE}#1 warning`,
    ]);
  });

  it('AL-34 under engine 2 only a probe that says so is off, and only without a value', () => {
    const course = attached(2);
    course.hold(0, 60, { hr: 70 }, { status: { spo2: 'searching' } });
    course.hold(61, 90, FINE, { status: { spo2: 'off' } });
    expect(about(course, 'probe-off')).toEqual([]);
  });

  it.each<[number, 'infusing' | 'recovery', string[]]>([
    [2, 'infusing', ['70 raised technical:monitor-silent#1 critical']],
    [2, 'recovery', []],
    [3, 'infusing', ['75 raised technical:monitor-silent#1 warning']],
    [3, 'recovery', ['75 raised technical:monitor-silent#1 warning']],
  ])('AL-208 engine %d, %s: 50 s off, then nothing at all', (engine, phase, expected) => {
    const course = attached(engine, DEFAULT_PROTOCOL_V2);
    course.phase(0, 'infusing');
    if (phase === 'recovery') course.phase(1, phase);
    course.hold(2, 10, SITS);
    course.hold(11, 60, {}, OFF);
    course.tick(100);
    expect(about(course, PROBE)[0]).toBe(`41 raised ${PROBE}#1 warning`);
    expect(about(course, SILENT)).toEqual(expected);
  });

  it.each([2, 3])(
    'AL-160 under engine %d and the second default the pulse of the probe is told with its SpO2, and no other signal',
    (engine) => {
      const course = attached(engine, DEFAULT_PROTOCOL_V2);
      course.hold(2, 10, SITS);
      course.hold(11, 100, {}, { status: { spo2: 'off' } });
      expect(about(course, ':hr')).toEqual([]);
      expect(about(course, 'no-data')).toEqual(['40 raised technical:no-data:rr#1 info']);
      const ecg = attached(engine, DEFAULT_PROTOCOL_V2);
      ecg.hold(2, 10, { spo2: 98, hr: 70 });
      ecg.hold(11, 100, {}, { status: { spo2: 'off' } });
      expect(about(ecg, ':hr')).toEqual(['40 raised technical:no-data:hr#1 warning']);
    },
  );
});

describe('a monitor that is silent', () => {
  it.each([
    [2, []],
    [3, ['41 cleared']],
  ])('AL-22 engine %d, a rate of breathing alone: it speaks again %j', (engine, ended) => {
    const course = attached(engine);
    course.hold(0, 5, FINE);
    course.tick(40);
    course.hold(41, 45, { rr: 14 });
    const [raised, ...rest] = about(course, SILENT);
    expect(raised).toBe(`20 raised ${SILENT}#1 warning`);
    expect(rest).toEqual(ended.map((when) => `${when} ${SILENT}#1 warning`));
    course.read(46, FINE);
    expect(course.of(SILENT)).toBeUndefined();
  });
});

describe('a cuff up to engine 2', () => {
  const cuff = (course: Course, second: number, sys: number, taken?: number) =>
    said(
      course.read(
        second,
        { ...FINE, sys, dia: 80 },
        taken === undefined ? {} : { nibpAt: taken * 1000 },
      ),
    ).filter((line) => line.includes('sys:high') || line.includes('combination:'));

  it('AL-13 that is repeated each second is one inflation for as long as it is repeated', () => {
    const course = attached(2);
    expect(cuff(course, 1, 182)).toEqual(['1 raised sys:high#1 critical']);
    for (let second = 2; second <= 200; second++) expect(cuff(course, second, 182)).toEqual([]);
    course.hold(201, 259, FINE);
    expect(cuff(course, 260, 182)).toEqual(['260 confirmed sys:high#1 critical']);
  });

  it.each([1, 2, 3])(
    'AL-59 engine %d: beside a pressure by hand repeats and older ones say nothing new',
    (engine) => {
      const course = attached(engine);
      course.effect(0, 2, 'chest-pain', 'mild');
      cuff(course, 1, 120, 1);
      course.manual(10, { sys: 182, dia: 80 });
      const raised = course.live().filter(({ state }) => state === 'active');
      expect(raised.map(({ key }) => key.split(':')[0])).toEqual(['effect', 'combination', 'sys']);
      for (let second = 11; second < 100; second++) {
        expect(cuff(course, second, 120, 1)).toEqual([]);
      }
      expect(cuff(course, 100, 121, 9.999)).toEqual([]);
      expect(course.state.cuff).toMatchObject({ sys: 182, manual: true });
      expect(cuff(course, 101, 122, 101)).toHaveLength(2);
      expect(course.state.cuff).toMatchObject({ sys: 122 });
    },
  );

  it.each([
    [2, 165],
    [3, 120],
  ])('AL-13 engine %d, one of before what stands: %d', (engine, sys) => {
    const course = attached(engine);
    cuff(course, 100, 120, 100);
    cuff(course, 101, 165, 50);
    expect(course.state.cuff?.sys).toBe(sys);
  });
});

describe('a combination with a count by hand', () => {
  it.each([
    [2, []],
    [3, ['30 returned combination:low-oxygen-slow-breathing#1 critical']],
  ])('AL-51 engine %d: one count inside ends it %j', (engine, ended) => {
    const course = new Course(DEFAULT_PROTOCOL, engine);
    course.manual(10, { spo2: 88, rr: 9 });
    course.manual(30, { rr: 16 });
    expect(about(course, 'slow-breathing').slice(1)).toEqual(ended);
  });
});
