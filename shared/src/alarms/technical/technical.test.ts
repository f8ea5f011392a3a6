import { describe, expect, it } from 'vitest';
import { DEFAULT_PROTOCOL } from '../../protocols/defaults/first-edition.ts';
import { DEFAULT_PROTOCOL_V2 } from '../../protocols/defaults/second-edition.ts';
import { SERVER_CONDITIONS } from '../alarm.ts';
import { Course, NURSE, said } from '../engine/course.fixture.ts';
import { step } from '../engine/step.ts';
import { raiseNotEvaluated } from './technical.ts';

const OFF = { status: { spo2: 'off', pulse: 'off', hr: 'off' } } as const;

function attached(engine?: number): Course {
  const course = new Course(undefined, engine);
  course.attach(0);
  return course;
}

describe('technical alarms', () => {
  it('AL-27 a session whose evaluation throws has the alarm that the server would give it', () => {
    const { state, protocol } = attached();
    const condition = 'not-evaluated' as const;
    const given = step(state, { kind: 'technical', at: 5, condition, present: true }, protocol);
    expect(raiseNotEvaluated(state, protocol, 5).transitions).toEqual(given.transitions);
    expect(raiseNotEvaluated(given.alarms, protocol, 6).transitions).toEqual([]);
  });

  it('AL-160 an ECG and a probe that are both off are two faults, an ECG that was off before is none', () => {
    const both = { status: { spo2: 'off', pulse: 'off', hr: 'off' } } as const;
    const course = attached();
    course.hold(0, 10, { spo2: 97, hr: 70 });
    expect(said(course.hold(11, 60, {}, both))).toEqual([
      '26 raised technical:probe-off:hr#1 warning',
      '26 raised technical:probe-off:spo2#1 warning',
    ]);
    const pulse = attached();
    pulse.hold(0, 10, { spo2: 97, hr: 70 });
    pulse.hold(11, 30, { spo2: 97, pulse: 70 }, { status: { hr: 'off' } });
    expect(said(pulse.hold(31, 90, {}, both))).toEqual([
      '46 raised technical:probe-off:spo2#1 warning',
    ]);
  });

  it('AL-34 a protocol may wait less for a probe than for a silent monitor', () => {
    const { equipment } = DEFAULT_PROTOCOL;
    if (equipment === undefined) throw new Error('the default protocol watches the equipment');
    const course = new Course({
      ...DEFAULT_PROTOCOL,
      equipment: { ...equipment, probeOffAfterMs: 5_000 },
    });
    course.attach(0);
    course.hold(0, 10, { spo2: 97, hr: 70 });
    course.read(11, { hr: 70 }, { status: { spo2: 'off' } });
    expect(said(course.tick(16))).toEqual(['16 raised technical:probe-off:spo2#1 warning']);
  });

  it('AL-35 a low signal ripens to the instant until which its last value is shown', () => {
    const course = attached();
    course.hold(0, 5, { spo2: 97, hr: 70 }, { status: { spo2: 'low-signal' } });
    expect(said(course.tick(16))).toEqual(['15 raised technical:low-signal:spo2#1 info']);
  });

  it.each([
    ['first', DEFAULT_PROTOCOL, []],
    ['second', DEFAULT_PROTOCOL_V2, ['technical:cuff-overdue']],
  ])(
    'AL-210 under the %s default the end of the infusion ends a missed pressure: %j',
    (_which, document, ended) => {
      const course = new Course(document);
      course.attach(0);
      course.phase(0, 'infusing');
      course.hold(1, 400, { spo2: 97, hr: 70 });
      expect(course.of('technical:cuff-overdue')?.state).toBe('active');
      expect(course.phase(401, 'recovery').map(({ alarm }) => alarm.key)).toEqual(ended);
      const again = new Course(document);
      again.attach(0);
      again.phase(0, 'infusing');
      again.hold(1, 400, { spo2: 97, hr: 70 });
      expect(again.phase(401, 'infusing')).toEqual([]);
    },
  );

  it('AL-21 misses a signal that was seen after 30 s, and clears with its next value', () => {
    const course = attached();
    course.hold(0, 10, { spo2: 97, hr: 70, rr: 14 });
    expect(said(course.hold(11, 39, { hr: 70 }))).toEqual([]);
    expect(said(course.read(40, { hr: 70 }))).toEqual([
      '40 raised technical:no-data:spo2#1 warning',
      '40 raised technical:no-data:rr#1 info',
    ]);
    expect(said(course.read(41, { hr: 70, spo2: 97 }))).toEqual([
      '41 cleared technical:no-data:spo2#1 warning',
    ]);
  });

  it('AL-21 misses a signal that was never seen but reports no data, and no other', () => {
    const course = attached();
    const said30 = course.hold(5, 60, { hr: 70 }, { status: { spo2: 'searching' } });
    expect(said(said30)).toEqual(['35 raised technical:no-data:spo2#1 warning']);
  });

  it('AL-22 raises "monitor silent" 15 s after attaching when nothing arrives', () => {
    const course = attached();
    expect(course.tick(14.999)).toEqual([]);
    expect(said(course.tick(100))).toEqual(['15 raised technical:monitor-silent#1 warning']);
    expect(said(course.read(101, { spo2: 97, hr: 70 }))).toEqual([
      '101 cleared technical:monitor-silent#1 warning',
    ]);
  });

  it('AL-160 says of zeros that the probe is off, once, and never that the monitor is silent', () => {
    const course = attached();
    course.hold(0, 10, { spo2: 97, pulse: 70 });
    expect(said(course.hold(11, 138, {}, OFF))).toEqual([
      '26 raised technical:probe-off:spo2#1 warning',
    ]);
    const early = attached(2);
    early.hold(0, 10, { spo2: 97, pulse: 70 });
    expect(said(early.hold(11, 138, {}, OFF))).toEqual([
      '25 raised technical:monitor-silent#1 warning',
    ]);
  });

  it('AL-160 a probe that flickers is off once, and back when it has measured for 20 s', () => {
    const course = attached();
    course.hold(0, 10, { spo2: 97, pulse: 70 });
    for (let second = 11; second < 300; second++) {
      if (second % 30 < 20) course.read(second, {}, OFF);
      else course.read(second, { spo2: 95, pulse: 71 });
    }
    const ofProbe = () =>
      said(course.transitions.filter(({ alarm }) => alarm.key.includes('spo2')));
    expect(ofProbe()).toEqual(['45 raised technical:probe-off:spo2#1 warning']);
    course.hold(300, 310, {}, OFF);
    course.hold(311, 340, { spo2: 97, pulse: 70 });
    expect(ofProbe().slice(1)).toEqual(['331 cleared technical:probe-off:spo2#1 warning']);
  });

  it('AL-161 without SpO2 and rate for 60 s while infusing, what is told of it is critical until one is back', () => {
    const course = attached();
    course.phase(0, 'infusing');
    course.hold(0, 10, { spo2: 97, pulse: 70 });
    expect(said(course.hold(11, 100, {}, OFF))).toEqual([
      '26 raised technical:probe-off:spo2#1 warning',
      '70 escalated technical:probe-off:spo2#2 critical',
    ]);
    expect(said(course.read(101, { hr: 70 }, OFF))).toEqual([
      '101 de-escalated technical:probe-off:spo2#2 warning',
    ]);
    expect(said(course.hold(102, 161, {}, OFF)).at(-1)).toBe(
      '161 escalated technical:probe-off:spo2#3 critical',
    );
    expect(said(course.phase(162, 'recovery'))).toContain(
      '162 de-escalated technical:probe-off:spo2#3 warning',
    );
  });

  it('AL-161 a monitor that gives neither from the start is asked for the SpO2', () => {
    const course = attached();
    expect(said(course.hold(0, 100, { etco2: 38 }))).toEqual([
      '30 raised technical:no-data:spo2#1 warning',
    ]);
  });

  it('AL-22 is critical at 60 s while infusing only', () => {
    const course = attached();
    course.phase(0, 'infusing');
    expect(said(course.tick(100))).toEqual([
      '15 raised technical:monitor-silent#1 warning',
      '60 escalated technical:monitor-silent#2 critical',
    ]);
    expect(said(course.phase(101, 'recovery'))).toEqual([
      '101 de-escalated technical:monitor-silent#2 warning',
    ]);
    expect(said(course.phase(102, 'infusing'))).toEqual([
      '102 escalated technical:monitor-silent#3 critical',
    ]);
  });

  it('AL-22 has nothing to miss when no monitor is attached', () => {
    const course = attached();
    course.hold(0, 10, { spo2: 97, hr: 70 });
    course.tick(30);
    expect(said(course.attach(31, false))).toEqual([
      '31 cleared technical:monitor-silent#1 warning',
    ]);
    expect(course.tick(600)).toEqual([]);
    expect(said(course.attach(601))).toEqual([]);
    expect(said(course.tick(700))).toEqual(['616 raised technical:monitor-silent#2 warning']);
  });

  it('AL-10 ends a technical alarm with its cause, acknowledged or not', () => {
    const course = attached();
    course.tick(20);
    course.acknowledge(21, 'technical:monitor-silent#1');
    expect(course.live()[0]?.acknowledged).toEqual({ by: NURSE, at: 21_000 });
    expect(said(course.read(22, { spo2: 97 }))).toEqual([
      '22 cleared technical:monitor-silent#1 warning',
    ]);
  });

  const TIERS: Record<(typeof SERVER_CONDITIONS)[number], string> = {
    'not-recording': 'warning',
    'readings-not-recorded': 'warning',
    'record-nearly-full': 'info',
    'evaluation-gap': 'warning',
    'clock-skew': 'info',
    'server-clock': 'warning',
    'no-screen-watching': 'warning',
    'sound-off': 'warning',
    'not-evaluated': 'critical',
  };

  it('AL-27 raises and clears what the server reports, once', () => {
    const course = new Course();
    for (const condition of SERVER_CONDITIONS) {
      const tier = TIERS[condition];
      const give = (at: number, present: boolean) =>
        said(course.give({ kind: 'technical', at, condition, present }));
      const id = `technical:${condition}#1`;
      expect(give(10_000, false)).toEqual([]);
      expect(give(11_000, true)).toEqual([`11 raised ${id} ${tier}`]);
      expect(give(12_000, true)).toEqual([]);
      expect(give(13_000, false)).toEqual([`13 cleared ${id} ${tier}`]);
    }
  });

  it('EN-121 says how far the clock of the machine is off, where that is told', () => {
    const course = new Course();
    const give = (condition: 'server-clock' | 'sound-off', offMs?: number) =>
      course.give({
        ...{ kind: 'technical', at: 10_000, condition, present: true },
        ...(offMs === undefined ? {} : { offMs }),
      });
    expect(give('server-clock', -7_000)[0]?.alarm.offMs).toBe(-7_000);
    const [plain] = give('sound-off');
    expect(plain !== undefined && 'offMs' in plain.alarm).toBe(false);
  });
});
