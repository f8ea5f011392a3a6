import { describe, expect, it } from 'vitest';
import type { ProtocolDocument } from '../../protocols/document/document.ts';
import type { Reading } from '../../vitals/reading.ts';
import { inEnglish } from '../../wording/in-english.ts';
import { Course, readingAt, said } from '../engine/course.fixture.ts';
import { alarmText } from '../words/alarm-line.ts';

const OFF = { status: { spo2: 'off' } } as const;
const PROBE = 'technical:probe-off:spo2';
const LOW = 'technical:low-signal:spo2';
const FAILED = 'technical:cuff-failed';
const BATTERY = 'technical:battery-low';

function attached(protocol?: ProtocolDocument): Course {
  const course = new Course(protocol);
  course.attach(0);
  return course;
}

function textOf(course: Course, key: string, second: number): string {
  const alarm = course.of(key);
  if (alarm === undefined) throw new Error(`no ${key}`);
  return alarmText(alarm, second * 1000, inEnglish);
}

describe('probe off', () => {
  it('AL-34 is a warning after 15 s of "off", and ends with 20 s of values', () => {
    const course = attached();
    course.hold(0, 9, { spo2: 97, hr: 70 });
    expect(said(course.hold(10, 24, { hr: 70 }, OFF))).toEqual([]);
    expect(said(course.read(25, { hr: 70 }, OFF))).toEqual([`25 raised ${PROBE}#1 warning`]);
    expect(textOf(course, PROBE, 30)).toBe('SpO2: probe off or no signal for 20 s');
    expect(said(course.hold(30, 50, { hr: 70, spo2: 97 }))).toEqual([
      `50 cleared ${PROBE}#1 warning`,
    ]);
  });

  it('AL-34 starts over with one value, and ripens in silence', () => {
    const course = attached();
    course.hold(0, 10, { hr: 70 }, OFF);
    course.read(11, { hr: 70, spo2: 97 });
    course.read(12, { hr: 70 }, OFF);
    course.read(20, { hr: 70 });
    expect(said(course.tick(26.999))).toEqual([]);
    expect(said(course.tick(27))).toEqual([`27 raised ${PROBE}#1 warning`]);
  });

  it('AL-34 says one thing: no "no data" beside it, and "no data" once the probe only searches', () => {
    const course = attached();
    course.hold(0, 10, { spo2: 97, hr: 70 });
    expect(said(course.hold(11, 100, { hr: 70 }, OFF))).toEqual([`26 raised ${PROBE}#1 warning`]);
    expect(said(course.read(101, { hr: 70 }, { status: { spo2: 'searching' } }))).toEqual([
      `101 cleared ${PROBE}#1 warning`,
      '101 raised technical:no-data:spo2#1 warning',
    ]);
    expect(said(course.hold(102, 130, { hr: 70 }, OFF))).toEqual([]);
    expect(said(course.read(131, { hr: 70, spo2: 97 }))).toEqual([
      '131 cleared technical:no-data:spo2#1 warning',
    ]);
  });

  it('AL-34 is no fault of the rate while the pulse stands in for an ECG that is off', () => {
    const course = attached();
    const more = { status: { hr: 'off' } } as const;
    expect(course.hold(0, 60, { pulse: 70, spo2: 97 }, more)).toEqual([]);
    const both = { status: { hr: 'off', pulse: 'off' } } as const;
    // The probe gives the SpO2: what is missing is the rate.
    expect(said(course.hold(61, 95, { spo2: 97 }, both))).toEqual([
      '90 raised technical:no-data:hr#1 warning',
    ]);
  });

  it('AL-34 is info for what the chair is not watched by, and nothing for a spot value', () => {
    const course = attached();
    const more = { status: { rr: 'off', temp: 'off' } } as const;
    expect(said(course.hold(0, 60, { hr: 70, spo2: 97 }, more))).toEqual([
      '15 raised technical:probe-off:rr#1 info',
    ]);
  });

  it('AL-34 ends with the monitor that reported it, and needs one', () => {
    const course = attached();
    course.hold(0, 20, { hr: 70 }, OFF);
    expect(said(course.attach(21, false))).toEqual([`21 cleared ${PROBE}#1 warning`]);
    expect(course.hold(22, 60, { hr: 70 }, OFF)).toEqual([]);
  });

  it('AL-34 is not watched under a protocol that does not say how', () => {
    const { equipment: _none, ...rest } = new Course().protocol;
    const course = attached(rest);
    course.hold(0, 29, { hr: 70 }, OFF);
    course.give({ kind: 'reading', at: 29_500, reading: { ...readingAt(29_500, {}), battery: 1 } });
    course.read(29.6, {}, { status: { nibp: 'failed' } });
    expect(course.transitions).toEqual([]);
    expect(said(course.read(30, { hr: 70 }, OFF))).toEqual([
      '30 raised technical:no-data:spo2#1 warning',
    ]);
  });
});

describe('low signal', () => {
  it('AL-35 is told after 15 s beside a value that counts, and ends with a good one', () => {
    const course = attached();
    const weak = { status: { spo2: 'low-signal' } } as const;
    expect(said(course.hold(0, 14, { spo2: 97, hr: 70 }, weak))).toEqual([]);
    expect(said(course.read(15, { spo2: 97, hr: 70 }, weak))).toEqual([`15 raised ${LOW}#1 info`]);
    expect(textOf(course, LOW, 15)).toBe('SpO2: low signal for 15 s - the value may be wrong');
    expect(said(course.hold(16, 26, { spo2: 88, hr: 70 }, weak))).toEqual([
      '26 raised spo2:low#1 critical',
    ]);
    expect(said(course.read(27, { spo2: 88, hr: 70 }))).toEqual([`27 cleared ${LOW}#1 info`]);
  });

  it('AL-35 judges the rate by the status of its source', () => {
    const course = attached();
    const weak = { status: { pulse: 'low-signal' } } as const;
    expect(course.hold(0, 60, { hr: 70, pulse: 70, spo2: 97 }, weak)).toEqual([]);
    expect(said(course.hold(61, 90, { pulse: 70, spo2: 97 }, weak))).toEqual([
      '85 raised technical:low-signal:hr#1 info',
    ]);
  });
});

describe('cuff', () => {
  it('AL-36 failed is a warning at once and ends with the next inflation that measures', () => {
    const course = attached();
    course.cuff(0, 120, 80);
    for (const nibp of ['measuring', 'off'] as const) {
      expect(course.read(2, { hr: 70, spo2: 97 }, { status: { nibp } })).toEqual([]);
    }
    expect(said(course.read(3, { hr: 70, spo2: 97 }, { status: { nibp: 'failed' } }))).toEqual([
      `3 raised ${FAILED}#1 warning`,
    ]);
    expect(course.read(4, { sys: 120, dia: 80, spo2: 97 })).toEqual([]);
    expect(course.read(5, { spo2: 97 }, { status: { nibp: 'measuring' } })).toEqual([]);
    expect(course.read(6, { spo2: 97 }, { status: { nibp: 'failed' } })).toEqual([]);
    expect(textOf(course, FAILED, 7)).toBe('Cuff reading failed 4 s ago - repeat the cuff');
    expect(said(course.read(8, { sys: 121, dia: 80, spo2: 97 }))).toEqual([
      `8 cleared ${FAILED}#1 warning`,
    ]);
  });

  it('AL-36 takes an impossible reading for failed, and one half of it for a reading', () => {
    const invalid = { status: { nibp: 'invalid' } } as const;
    expect(said(attached().read(5, { spo2: 97 }, invalid))).toEqual([
      `5 raised ${FAILED}#1 warning`,
    ]);
    expect(attached().read(5, { spo2: 97, dia: 80 }, invalid)).toEqual([]);
  });
});

describe('battery', () => {
  const charge = (course: Course, second: number, battery: number) => {
    const at = second * 1000;
    const reading: Reading = { ...readingAt(at, { hr: 70, spo2: 97 }), battery };
    return said(course.give({ kind: 'reading', at, reading }));
  };

  it('AL-37 is low below 20 %, and good again from 25 % on', () => {
    const course = attached();
    expect(charge(course, 0, 20)).toEqual([]);
    expect(charge(course, 1, 19)).toEqual([`1 raised ${BATTERY}#1 warning`]);
    expect(charge(course, 2, 12)).toEqual([]);
    expect(textOf(course, BATTERY, 3)).toBe('Monitor battery low for 2 s');
    for (let second = 12; second < 100; second += 10) {
      expect(charge(course, second, 24)).toEqual([]);
    }
    expect(charge(course, 100, 25)).toEqual([`100 cleared ${BATTERY}#1 warning`]);
  });

  it('AL-37 is not ended by a second monitor that has charge', () => {
    const course = attached();
    charge(course, 0, 10);
    for (let second = 1; second < 60; second += 10) {
      expect(charge(course, second, 90)).toEqual([]);
    }
    expect(charge(course, 59.999, 90)).toEqual([]);
    expect(charge(course, 60, 90)).toEqual([`60 cleared ${BATTERY}#1 warning`]);
    expect(charge(course, 61, 90)).toEqual([]);
  });

  it('AL-37 ends with the monitor', () => {
    const course = attached();
    charge(course, 0, 10);
    expect(said(course.attach(1, false))).toEqual([`1 cleared ${BATTERY}#1 warning`]);
  });
});

describe('a cuff on the limb of the probe', () => {
  const both = { spo2: 'off', pulse: 'off', nibp: 'measuring' } as const;
  function flagged(): Course {
    const { protocol } = new Course();
    const { equipment } = protocol;
    if (equipment === undefined) throw new Error('the default protocol watches the equipment');
    return attached({ ...protocol, equipment: { ...equipment, cuffOnProbeLimb: true } });
  }

  it('AL-38 holds the technical alarms of the probe while it inflates, where the protocol says so', () => {
    const course = flagged();
    course.hold(0, 9, { spo2: 97, pulse: 70 });
    expect(said(course.hold(10, 60, {}, { status: both }))).toEqual([]);
    expect(said(course.hold(61, 63, { spo2: 97, pulse: 70, sys: 120, dia: 80 }))).toEqual([]);
    const off = { status: { spo2: 'off' } } as const;
    expect(said(course.hold(64, 80, { pulse: 70 }, off))).toEqual([`79 raised ${PROBE}#1 warning`]);
  });

  it('AL-38 is off by default', () => {
    const course = attached();
    course.hold(0, 9, { spo2: 97, pulse: 70 });
    expect(said(course.hold(10, 40, {}, { status: both }))).toEqual([
      '25 raised technical:probe-off:spo2#1 warning',
    ]);
  });

  it('AL-38 waits for 90 s at most, and the value of the patient is judged as ever', () => {
    const course = flagged();
    course.hold(0, 9, { spo2: 97, pulse: 70 });
    expect(said(course.hold(10, 99, {}, { status: both }))).toEqual([]);
    expect(said(course.hold(100, 120, {}, { status: both }))).toEqual([
      '115 raised technical:probe-off:spo2#1 warning',
    ]);
    const low = flagged();
    low.hold(0, 10, { spo2: 88, pulse: 70 }, { status: { nibp: 'measuring' } });
    expect(low.of('spo2:low')?.tier).toBe('critical');
  });
});
