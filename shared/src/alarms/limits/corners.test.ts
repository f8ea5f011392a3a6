import { describe, expect, it } from 'vitest';
import { DEFAULT_PROTOCOL } from '../../protocols/defaults/first-edition.ts';
import type { ProtocolDocument } from '../../protocols/document/document.ts';
import { fromNamed } from '../../vitals/named-reading.ts';
import { inEnglish } from '../../wording/in-english.ts';
import { Course, said } from '../engine/course.fixture.ts';
import { alarmText } from '../words/alarm-line.ts';
import { clears, effectiveLimit } from './conditions.ts';

const SLOW = 'combination:low-oxygen-slow-breathing';
const HIGH = 'combination:high-pressure-symptom';
const keysOf = (course: Course) => course.live().map(({ key }) => key);

describe('values and limits', () => {
  it('AL-02 never clears at a value that breaches, however small the hysteresis', () => {
    expect(clears({ op: '<=', value: 0 }, 0, 0)).toBe(false);
    expect(clears({ op: '<=', value: 0 }, 0, 1)).toBe(true);
  });

  it('AL-18 takes the stricter of two tests on the low side too', () => {
    const low = (baseline: number) =>
      effectiveLimit(
        {
          kind: 'points-from-baseline',
          op: '<=',
          points: -5,
          and: { kind: 'absolute', op: '<', value: 90 },
        },
        baseline,
      );
    expect(low(98)).toEqual({ op: '<', value: 90, basis: 'base 98 -5' });
    expect(low(95)).toEqual({ op: '<=', value: 90, basis: 'base 95 -5' });
    expect(low(92)).toEqual({ op: '<=', value: 87, basis: 'base 92 -5' });
    const none = {
      kind: 'band-around-baseline',
      direction: 'low',
      bands: [{ below: 60, points: -20 }],
    } as const;
    expect(effectiveLimit({ ...none, bands: [...none.bands] }, 59)).toEqual({
      ...{ op: '<', value: 39, basis: 'base 59 -20' },
    });
    expect(effectiveLimit({ ...none, bands: [...none.bands] }, 60)).toBeNull();
    const zero = { kind: 'points-from-baseline', op: '>=', points: 0 } as const;
    expect(effectiveLimit(zero, 70)?.basis).toBe('base 70 +0');
  });

  it('AL-26 follows the newest and the worst value, until it has returned', () => {
    const fast = new Course();
    fast.hold(0, 5, { hr: 128 });
    fast.hold(6, 15, { hr: 125 });
    expect(fast.of('hr:high')).toMatchObject({ value: 125, worst: 128 });
    fast.read(16, { hr: 129 });
    expect(fast.of('hr:high')).toMatchObject({ value: 129, worst: 129 });
    fast.read(17, { hr: 124 });
    expect(fast.of('hr:high')).toMatchObject({ value: 124, worst: 129 });
    fast.hold(18, 28, { hr: 80 });
    fast.read(29, { hr: 90 });
    expect(fast.of('hr:high')).toMatchObject({ state: 'returned', value: 80, worst: 129 });
  });
});

describe('delay, hysteresis and tiers', () => {
  const LOW = { spo2: 88, hr: 70 };

  it('AL-08 starts the clearing time over with one value inside the hysteresis', () => {
    const course = new Course();
    course.hold(0, 10, LOW);
    course.hold(11, 15, { spo2: 97, hr: 70 });
    course.read(16, { spo2: 91, hr: 70 });
    expect(said(course.hold(17, 26, { spo2: 97, hr: 70 }))).toEqual([]);
    expect(said(course.read(27, { spo2: 97, hr: 70 }))).toEqual([
      '27 returned spo2:low#1 critical',
    ]);
  });

  it('AL-26 keeps the worst of the delay', () => {
    const course = new Course();
    course.hold(0, 5, { spo2: 86 });
    course.hold(6, 10, { spo2: 89 });
    const alarm = course.of('spo2:low');
    expect(alarm).toMatchObject({ value: 89, worst: 86 });
    expect(alarm && alarmText(alarm, 10_000, inEnglish)).toBe('SpO2 89 < 90 for 10 s');
    const slow = new Course();
    slow.hold(0, 15, { rr: 7 });
    const breaths = slow.of('rr:low');
    expect(breaths && alarmText(breaths, 15_000, inEnglish)).toBe('RR 7 ≤ 8 for 15 s');
  });

  it('AL-10 clears an info alarm with its condition, unacknowledged', () => {
    const limits = DEFAULT_PROTOCOL.limits.map((limit) => ({ ...limit, tier: 'info' as const }));
    const course = new Course({ ...DEFAULT_PROTOCOL, limits });
    course.hold(0, 30, LOW);
    expect(course.of('spo2:low')?.tier).toBe('info');
    expect(said(course.hold(31, 41, { spo2: 97, hr: 70 }))).toEqual(['41 cleared spo2:low#1 info']);
  });

  it('AL-07 says that the signal is lost after the monitor is gone', () => {
    const course = new Course();
    course.attach(0);
    course.hold(0, 10, LOW);
    course.attach(11, false);
    expect(said(course.tick(60))).toEqual(['20 signal-lost spo2:low#1 critical']);
  });

  it('AL-20, AL-22 changes nothing when told the phase or the monitor that it has', () => {
    const course = new Course();
    course.attach(0);
    course.phase(0, 'infusing');
    course.attach(10);
    expect(said(course.tick(14.999))).toEqual([]);
    expect(said(course.tick(15))).toEqual(['15 raised technical:monitor-silent#1 warning']);
    course.phase(100, 'infusing');
    expect(course.state.phaseSince).toBe(0);
    course.tick(120);
    expect(course.of('technical:cuff-overdue')?.raisedAt).toBe(120_000);
  });

  it('AL-26 marks nothing that is not so', () => {
    const plain = { signalLost: false, unresolved: false, unconfirmed: false };
    const course = new Course();
    course.attach(0);
    course.tick(20);
    course.effect(21, 3, 'seizure');
    expect(course.of('technical:monitor-silent')).toMatchObject(plain);
    expect(course.of('effect:seizure')).toMatchObject(plain);
    course.hold(22, 32, LOW);
    course.hold(33, 44, { hr: 70 }, { status: { spo2: 'searching' } });
    expect(course.of('spo2:low')).toMatchObject({ ...plain, signalLost: true });
    course.read(45, LOW);
    expect(course.of('spo2:low')).toMatchObject(plain);
    course.cuff(46, 165, 80);
    course.cuff(50, 120, 80);
    course.tick(3000);
    expect(course.of('sys:high')).toMatchObject({ ...plain, unresolved: true });
    course.cuff(3001, 121, 80);
    expect(course.of('sys:high')).toMatchObject(plain);
  });
});

describe('what counts as missing', () => {
  const FAST = { hr: 125, spo2: 97 };
  const raisedAt = (course: Course) => course.of('hr:high')?.raisedAt;

  it.each([
    ['an ECG that is off', { hr: 'off' }, FAST, 17_000],
    ['a pulse that is off beside a fresh ECG', { pulse: 'off' }, FAST, 15_000],
    ['an ECG that says it is well', { hr: 'ok' }, FAST, 15_000],
    ['a pulse alone that is off', { pulse: 'searching' }, { pulse: 125, spo2: 97 }, 17_000],
    ['a pulse alone that is well', { pulse: 'ok' }, { pulse: 125, spo2: 97 }, 15_000],
  ] as const)('AL-05 %s for 2 s', (_name, status, values, due) => {
    const course = new Course();
    course.hold(0, 5, values);
    course.hold(6, 7, { spo2: 97 }, { status });
    course.hold(8, 20, values);
    expect(raisedAt(course)).toBe(due);
  });

  it('AL-05 adds up what was held over several gaps', () => {
    const course = new Course();
    const off = { status: { hr: 'off' } } as const;
    course.hold(0, 3, FAST);
    course.hold(4, 5, { spo2: 97 }, off);
    course.hold(6, 9, FAST);
    course.hold(10, 12, { spo2: 97 }, off);
    course.hold(13, 30, FAST);
    expect(raisedAt(course)).toBe(20_000);
  });

  it('AL-22 forgets with the monitor what it expected of it', () => {
    const course = new Course();
    course.attach(0);
    course.hold(0, 10, { spo2: 97, hr: 70 });
    course.hold(11, 41, { hr: 70 });
    expect(keysOf(course)).toEqual(['technical:no-data:spo2']);
    expect(said(course.attach(42, false))).toEqual(['42 cleared technical:no-data:spo2#1 warning']);
    course.attach(43);
    expect(course.hold(43, 120, { hr: 70 })).toEqual([]);
    expect(said(course.hold(121, 180, { hr: 70 }, { status: { spo2: 'searching' } }))).toEqual([
      '151 raised technical:no-data:spo2#2 warning',
    ]);
  });
});

describe('the cuff', () => {
  it.each([
    [59.999, { sys: 182, dia: 90 }, 0],
    [60, { sys: 182, dia: 90 }, 1],
    [30, { sys: 182, dia: 90, map: 120 }, 1],
    [30, { sys: 182, dia: 91 }, 1],
    [30, { sys: 183, dia: 90 }, 1],
  ])('AL-13 up to engine 2, after %d s %j is %d new inflation', (second, values, fresh) => {
    const course = new Course(DEFAULT_PROTOCOL, 2);
    course.cuff(0, 182, 90);
    expect(course.read(second, values)).toHaveLength(fresh);
  });

  it('AL-14 is confirmed by a limit of the tier that asks for no repeat and is no rail', () => {
    const limits = DEFAULT_PROTOCOL.limits.map((limit) => ({ ...limit, guardRail: false }));
    const course = new Course({ ...DEFAULT_PROTOCOL, limits });
    course.cuff(0, 182, 90);
    expect(said(course.cuff(100, 200, 90))).toEqual(['100 confirmed sys:high#1 critical']);
    expect(course.of('sys:high')).toMatchObject({ unconfirmed: false });
  });

  it('AL-40 makes the repeat due when the protocol says, before the interval', () => {
    const { cuff } = DEFAULT_PROTOCOL;
    if (cuff.cadence === undefined) throw new Error('the default protocol has a cadence');
    const cadence = { ...cuff.cadence, repeatWithinMs: 120_000 };
    const protocol: ProtocolDocument = { ...DEFAULT_PROTOCOL, cuff: { ...cuff, cadence } };
    const course = new Course(protocol);
    course.attach(0);
    course.phase(0, 'infusing');
    course.cuff(60, 182, 90);
    course.tick(299.999);
    expect(course.of('technical:cuff-overdue')).toBeUndefined();
    course.tick(300);
    expect(course.of('technical:cuff-overdue')).toMatchObject({ since: 180_000, tier: 'warning' });
  });

  it('AL-15 leaves alone what has no cuff in it, and a combination that is over', () => {
    const course = new Course();
    course.cuff(0, 120, 80);
    course.read(1, { spo2: 89, rr: 9 });
    course.tick(2000);
    expect(course.of(SLOW)).toMatchObject({ unresolved: false, signalLost: true });
    const over = new Course();
    over.effect(0, 3, 'blurry-vision');
    over.cuff(1, 165, 80);
    over.withdraw(2, 3, 'blurry-vision');
    over.tick(2000);
    expect(over.of(HIGH)).toMatchObject({ state: 'returned', unresolved: false });
  });
});

describe('combinations and effects', () => {
  it('AL-29 is regained only when all of its signals are', () => {
    const course = new Course();
    course.read(0, { spo2: 89, rr: 9 });
    course.tick(100);
    expect(course.of(SLOW)?.signalLost).toBe(true);
    course.read(101, { spo2: 89 });
    expect(course.of(SLOW)?.signalLost).toBe(true);
    course.read(102, { rr: 9 });
    expect(course.of(SLOW)).toMatchObject({ signalLost: false, unresolved: false });
  });

  it('AL-31 looks at entries of its own term, each told once', () => {
    const course = new Course();
    course.effect(0, 9, 'seizure');
    course.effect(1, 10, 'chest-pain');
    expect(said(course.withdraw(2, 9, 'seizure'))).toEqual(['2 cleared effect:seizure#1 critical']);
    course.acknowledge(3, 'effect:chest-pain#1');
    expect(course.effect(4, 10, 'chest-pain')).toEqual([]);
  });
});

describe('the equipment', () => {
  it('AL-37 counts the minute from the last low report', () => {
    const course = new Course();
    course.attach(0);
    const charge = (second: number, battery: number) => {
      const at = second * 1000;
      const reading = {
        seq: 1,
        t: at,
        at,
        arrivedAt: at,
        late: false,
        status: {},
        values: { hr: 70 },
      };
      return said(
        course.give({ kind: 'reading', at, reading: fromNamed({ ...reading, battery }) }),
      );
    };
    charge(30, 10);
    course.hold(31, 89, { hr: 70 });
    expect(charge(89.999, 90)).toEqual([]);
    expect(charge(90, 90)).toHaveLength(1);
  });

  it('AL-38 waits no longer once the cuff says more, or the monitor is another', () => {
    const { equipment } = DEFAULT_PROTOCOL;
    if (equipment === undefined) throw new Error('the default protocol watches the equipment');
    const flagged = { ...DEFAULT_PROTOCOL, equipment: { ...equipment, cuffOnProbeLimb: true } };
    const off = { spo2: 'off', pulse: 'off' } as const;
    const silentAt = (
      last: Parameters<Course['read']>[1],
      status: 'failed' | 'off' | undefined,
    ) => {
      const course = new Course(flagged);
      course.attach(0);
      course.hold(0, 5, { spo2: 97, pulse: 70 });
      course.hold(6, 9, {}, { status: { ...off, nibp: 'measuring' } });
      course.read(10, last, {
        status: { ...off, ...(status === undefined ? {} : { nibp: status }) },
      });
      course.hold(11, 40, {}, { status: off });
      return course.of('technical:probe-off:spo2')?.raisedAt;
    };
    expect(silentAt({}, undefined)).toBeUndefined();
    expect(silentAt({}, 'failed')).toBe(25_000);
    expect(silentAt({}, 'off')).toBe(25_000);
    expect(silentAt({ sys: 120, dia: 80 }, undefined)).toBe(25_000);
    expect(silentAt({ sys: 120 }, undefined)).toBe(25_000);
    expect(silentAt({ dia: 80 }, undefined)).toBe(25_000);
    const other = new Course(flagged);
    other.attach(0);
    other.hold(0, 5, { spo2: 97, pulse: 70 });
    other.hold(6, 9, {}, { status: { ...off, nibp: 'measuring' } });
    other.attach(10, false);
    other.attach(11);
    other.hold(12, 40, {}, { status: off });
    expect(other.of('technical:probe-off:spo2')?.raisedAt).toBe(27_000);
  });
});

describe('the order of alarms', () => {
  it('AL-27 puts active before returned, the patient before the equipment, the older first', () => {
    const course = new Course();
    course.attach(0);
    course.hold(0, 10, { spo2: 88, hr: 70 });
    course.hold(11, 21, { spo2: 97, hr: 70 });
    course.read(22, { spo2: 97, hr: 70, sys: 85, dia: 45 });
    course.give({ kind: 'technical', at: 22_000, condition: 'not-recording', present: true });
    course.hold(23, 38, { spo2: 97, hr: 45 });
    course.give({ kind: 'technical', at: 38_000, condition: 'evaluation-gap', present: true });
    expect(keysOf(course)).toEqual([
      'sys:low',
      'spo2:low',
      'dia:low',
      'hr:low',
      'technical:not-recording',
      'technical:evaluation-gap',
    ]);
    course.acknowledge(39, 'dia:low#1');
    expect(keysOf(course).slice(2)).toEqual([
      'hr:low',
      'technical:not-recording',
      'technical:evaluation-gap',
      'dia:low',
    ]);
    const both = new Course();
    both.cuff(0, 165, 101);
    expect(keysOf(both)).toEqual(['dia:high', 'sys:high']);
  });
});
