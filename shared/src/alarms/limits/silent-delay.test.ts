import { describe, expect, it } from 'vitest';
import type { BodyOf } from '../../moves/events.ts';
import { DEFAULT_PROTOCOL } from '../../protocols/defaults/first-edition.ts';
import { engineOf } from '../../replay/recorded-engine.ts';
import { Course, said } from '../engine/course.fixture.ts';
import { ENGINE_VERSION } from '../engine-version.ts';

const FAST = { hr: 123, spo2: 97 };
const ofPatient = (course: Course) =>
  said(course.transitions.filter(({ alarm }) => alarm.kind === 'physiological'));

describe('a delay in silence', () => {
  it('AL-120 one value and then silence makes nothing that has to last longer than the value is shown', () => {
    const course = new Course();
    course.read(0, FAST);
    course.tick(600);
    expect(ofPatient(course)).toEqual([]);
  });

  it('AL-120 ripens up to the staleness time and not beyond it', () => {
    const course = new Course();
    course.hold(0, 5, FAST);
    // 15 s of delay are over with the 10 s for which the value of second 5 is shown, to the millisecond.
    course.tick(600);
    expect(ofPatient(course)).toEqual(['15 raised hr:high#1 warning']);
    expect(course.of('hr:high')?.signalLost).toBe(true);
    const shorter = new Course();
    shorter.hold(0, 4, FAST);
    shorter.tick(600);
    expect(ofPatient(shorter)).toEqual([]);
  });

  it('AL-120 goes on with the next value from what was seen before', () => {
    const course = new Course();
    course.hold(0, 2, FAST);
    // Held for 2 s, and shown for 10 s more.
    expect(said(course.read(100, FAST))).toEqual([]);
    expect(said(course.hold(101, 102, FAST))).toEqual([]);
    expect(said(course.read(103, FAST))).toEqual(['103 raised hr:high#1 warning']);
    expect(course.live()[0]?.since).toBe(88_000);
  });

  it('AL-120 a worse limit of an alarm that is there ripens no more either', () => {
    const course = new Course();
    course.hold(0, 280, FAST);
    course.tick(900);
    expect(ofPatient(course)).toEqual([
      '15 raised hr:high#1 warning',
      '290 signal-lost hr:high#1 warning',
    ]);
  });

  it('AL-120 a value by hand counts for as long as it is shown', () => {
    const course = new Course();
    course.manual(0, { hr: 45 });
    course.tick(2000);
    expect(ofPatient(course)[0]).toMatch(/^\d+ raised hr:low#1 /);
  });

  it('AL-120 a low signal that was reported once does not ripen past its value', () => {
    const course = new Course();
    course.attach(0);
    course.read(1, { spo2: 95, hr: 70 }, { status: { spo2: 'low-signal' } });
    for (let second = 2; second < 120; second++) course.read(second, { hr: 70 });
    const weak = course.transitions.filter(({ alarm }) => alarm.key.includes('low-signal'));
    expect(weak).toEqual([]);
  });
});

describe('a delay of a pressure', () => {
  const delayed = (delayMs: number) => ({
    ...DEFAULT_PROTOCOL,
    limits: DEFAULT_PROTOCOL.limits.map((limit) =>
      limit.signal === 'sys' ? { ...limit, delayMs } : limit,
    ),
  });

  it.each([
    [20, ['1300 raised sys:high#1 critical']],
    [20.001, []],
  ])('AL-120 of %d min runs for as long as the cuff is shown', (minutes, raised) => {
    const course = new Course(delayed(minutes * 60_000));
    course.cuff(100, 205, 80);
    course.tick(5_000);
    expect(ofPatient(course).slice(0, 1)).toEqual(raised);
  });

  it('AL-26 what is raised names the newest value beside the worst of its delay', () => {
    const course = new Course();
    course.hold(0, 5, { spo2: 87, hr: 70 });
    course.hold(6, 9, { spo2: 89, hr: 70 });
    course.tick(10);
    expect(course.transitions[0]?.alarm).toMatchObject({ value: 89, worst: 87, signalLost: false });
  });

  it('AL-20 what its limit still applies to stands through a change of the phase', () => {
    const course = new Course();
    course.phase(0, 'infusing');
    course.hold(1, 20, { spo2: 88, hr: 124 });
    expect(ofPatient(course)).toHaveLength(3);
    course.phase(20, 'recovery');
    expect(ofPatient(course)).toHaveLength(3);
  });
});

describe('the version of the engine', () => {
  it('AL-121 a session of the first engine ripens in silence as it did then', () => {
    const course = new Course(DEFAULT_PROTOCOL, 1);
    course.read(0, FAST);
    course.tick(600);
    expect(ofPatient(course)).toEqual([
      '15 raised hr:high#1 warning',
      '300 escalated hr:high#2 critical',
    ]);
  });

  it('AL-121 is the one that the opening names; without a name it is the first', () => {
    const opening: BodyOf<'session-opened'> = {
      type: 'session-opened',
      ...{ clinicId: 1, chairId: 'c', chairLabel: '1', patientRef: '0412' },
      protocol: 'default@1',
    };
    expect(engineOf([{ body: opening }])).toBe(1);
    expect(engineOf([{ body: { ...opening, engine: ENGINE_VERSION } }])).toBe(ENGINE_VERSION);
  });
});
