import { describe, expect, it } from 'vitest';
import { DEFAULT_PROTOCOL } from '../../protocols/defaults/first-edition.ts';
import { DEFAULT_PROTOCOL_V2 } from '../../protocols/defaults/second-edition.ts';
import { inEnglish } from '../../wording/in-english.ts';
import { Course, said } from '../engine/course.fixture.ts';
import { audible } from '../sound/audio.ts';
import { alarmText } from '../words/alarm-line.ts';

const MINUTE = 60;
const SITS = { spo2: 98, pulse: 70 };
const OFF = { status: { spo2: 'off', pulse: 'off' } } as const;

/** Sits for a minute, gets up at 60 s with the probe off. */
function up(
  phase: 'before' | 'infusing' | 'recovery' = 'recovery',
  document = DEFAULT_PROTOCOL_V2,
) {
  const course = new Course(document);
  course.attach(0);
  if (phase !== 'before') course.phase(0, 'infusing');
  if (phase === 'recovery') course.phase(1, 'recovery');
  course.hold(2, 59, SITS);
  course.give({ kind: 'standby', at: 60_000, up: true });
  return course;
}
const keys = (course: Course) => course.live().map(({ key, tier }) => `${key} ${tier}`);

describe('a patient who is up', () => {
  it.each(['before', 'infusing', 'recovery'] as const)(
    'AL-213 %s: nothing of the probe or the silence is raised for 10 min, and the countdown is silent',
    (phase) => {
      const course = up(phase);
      if (phase === 'infusing') course.cuff(61, 120, 80);
      course.hold(62, 300, {}, OFF);
      for (let second = 310; second < 660; second += 10) course.tick(second);
      const due = phase === 'infusing' ? ['technical:cuff-overdue warning'] : [];
      expect(keys(course).filter((key) => !due.includes(key))).toEqual(['technical:standby info']);
      expect(audible(course.live(), null, 400_000).map(({ key }) => key)).toEqual(
        due.map((key) => key.split(' ')[0]),
      );
      const countdown = course.of('technical:standby');
      expect(countdown && alarmText(countdown, 120_000, inEnglish)).toBe(
        'Patient up - probe alarms paused for 9 min more',
      );
    },
  );

  it('AL-213 what the probe had raised before has its answer', () => {
    const course = new Course(DEFAULT_PROTOCOL_V2);
    course.attach(0);
    course.hold(0, 9, SITS);
    course.tick(30);
    expect(keys(course)).toEqual(['technical:monitor-silent warning']);
    course.give({ kind: 'standby', at: 31_000, up: true });
    expect(keys(course)).toEqual(['technical:standby info']);
  });

  it('AL-213 a probe that was off, a low signal and a value that is missing have their answer as well', () => {
    const course = new Course(DEFAULT_PROTOCOL_V2);
    course.attach(0);
    course.phase(0, 'infusing');
    course.hold(0, 9, { spo2: 98, hr: 70, rr: 14 });
    course.hold(10, 60, { hr: 70 }, { status: { spo2: 'off' } });
    course.give({ kind: 'standby', at: 61_000, up: true });
    expect(said(course.transitions).slice(-3)).toEqual([
      '61 raised technical:standby#1 info',
      '61 cleared technical:probe-off:spo2#1 warning',
      '61 cleared technical:no-data:rr#1 info',
    ]);
    const weak = new Course(DEFAULT_PROTOCOL_V2);
    weak.attach(0);
    weak.hold(0, 60, { spo2: 97, hr: 70 }, { status: { spo2: 'low-signal' } });
    expect(weak.of('technical:low-signal:spo2')?.state).toBe('active');
    weak.give({ kind: 'standby', at: 61_000, up: true });
    expect(weak.of('technical:low-signal:spo2')).toBeUndefined();
  });

  it('AL-213 is up once, and back once', () => {
    const course = up();
    const until = course.state.standbyUntil;
    expect(course.give({ kind: 'standby', at: 90_000, up: true })).toEqual([]);
    expect(course.state.standbyUntil).toBe(until);
    course.give({ kind: 'standby', at: 91_000, up: false });
    const due = course.state.nextDue;
    expect(course.give({ kind: 'standby', at: 91_000, up: false })).toEqual([]);
    expect(course.state.nextDue).toBe(due);
  });

  it('AL-215 back by hand past the time ends the warning', () => {
    const course = up('infusing');
    course.tick(11 * MINUTE);
    const told = course.give({ kind: 'standby', at: 12 * MINUTE * 1_000, up: false });
    expect(said(told)).toContain('720 cleared technical:standby#2 warning');
    expect(course.of('technical:standby')).toBeUndefined();
  });

  it('AL-213 alarms of the patient are raised as ever', () => {
    const course = up('infusing');
    course.hold(61, 80, { spo2: 84, pulse: 70 });
    expect(course.of('spo2:low')?.tier).toBe('critical');
    course.cuff(81, 210, 90);
    expect(course.of('sys:high')?.tier).toBe('critical');
    expect(course.of('technical:standby')?.tier).toBe('info');
  });

  it('AL-214 ends by itself with the first value after values were missing, not with the last before', () => {
    const course = up();
    course.hold(61, 65, SITS);
    expect(course.of('technical:standby')).toBeDefined();
    course.hold(66, 200, {}, OFF);
    expect(said(course.read(201, SITS))).toEqual(['201 cleared technical:standby#1 info']);
    course.hold(202, 230, {}, OFF);
    expect(keys(course)).toEqual([]);
    course.hold(231, 233, {}, OFF);
    expect(keys(course)).toContain('technical:probe-off:spo2 warning');
  });

  it('AL-214 ends by hand as well', () => {
    const course = up();
    course.give({ kind: 'standby', at: 90_000, up: false });
    expect(keys(course)).toEqual(['technical:monitor-silent warning']);
  });

  it('AL-215 past the time it is a warning that sounds, beside what was held, and ends with the first value', () => {
    const course = up('infusing');
    course.cuff(61, 120, 80);
    course.tick(11 * MINUTE - 1);
    expect(course.of('technical:standby')?.tier).toBe('info');
    course.tick(11 * MINUTE);
    expect(course.of('technical:standby')).toMatchObject({ tier: 'warning', acknowledged: null });
    expect(course.of('technical:standby')?.silent).toBeUndefined();
    expect(course.of('technical:monitor-silent')?.tier).toBe('critical');
    const late = course.of('technical:standby');
    expect(late && alarmText(late, 720_000, inEnglish)).toBe(
      'Patient up for 11 min - not back in time',
    );
    course.read(13 * MINUTE, SITS);
    expect(course.of('technical:standby')).toBeUndefined();
    expect(course.of('technical:monitor-silent')).toBeUndefined();
  });

  it('AL-215 a patient whose values never stopped is back when the time is up', () => {
    const course = up();
    course.hold(61, 11 * MINUTE, SITS);
    expect(keys(course)).toEqual([]);
  });

  it('AL-213 is nothing under a protocol without it', () => {
    const course = up('infusing', DEFAULT_PROTOCOL);
    expect(course.of('technical:standby')).toBeUndefined();
    course.tick(90);
    expect(course.of('technical:monitor-silent')).toBeDefined();
  });
});

describe('what the time that is up makes of a patient', () => {
  const LAST = 11 * MINUTE;

  it.each([
    ['values to the end', LAST - 1, '660 cleared technical:standby#1 info'],
    ['the last value 9 s before', LAST - 9, '660 cleared technical:standby#1 info'],
    ['the last value 10 s before', LAST - 10, '660 escalated technical:standby#2 warning'],
  ])('AL-215 %s', (_what, last, expected) => {
    const course = up();
    course.hold(61, last, SITS);
    expect(said(course.tick(LAST))).toContain(expected);
  });

  it('AL-214 sits with a value after 10 s without one, not after less', () => {
    const course = up();
    course.read(61, SITS);
    course.read(70.999, SITS);
    expect(course.of('technical:standby')).toBeDefined();
    expect(said(course.read(80.999, SITS))).toEqual(['80.999 cleared technical:standby#1 info']);
  });

  it('AL-213 a cuff that failed is no matter of the probe: it stays', () => {
    const course = new Course(DEFAULT_PROTOCOL_V2);
    course.attach(0);
    course.read(1, SITS, { status: { nibp: 'failed' } });
    course.give({ kind: 'standby', at: 2_000, up: true });
    expect(course.of('technical:cuff-failed')?.state).toBe('active');
  });
});
