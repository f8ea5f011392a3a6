import { describe, expect, it } from 'vitest';
import { inEnglish } from '../../wording/in-english.ts';
import { alarmText } from '../words/alarm-line.ts';
import { Course, said } from './course.fixture.ts';

const LOW = { spo2: 88, hr: 70 };
const FINE = { spo2: 97, hr: 70 };
const NO_SPO2 = { spo2: 'off' } as const;

describe('delay', () => {
  it('AL-04 raises when the breach has held for the whole delay, named and dated by the instant', () => {
    const course = new Course();
    expect(said(course.hold(0, 9, LOW))).toEqual([]);
    expect(said(course.read(10, LOW))).toEqual(['10 raised spo2:low#1 critical']);
    expect(course.live()[0]).toMatchObject({
      since: 0,
      raisedAt: 10_000,
      value: 88,
      limit: { id: 'spo2-low-critical', op: '<', value: 90, unit: '%' },
      protocol: 'default@1',
    });
  });

  it('AL-04 starts over at one value that does not breach', () => {
    const course = new Course();
    course.hold(0, 9, LOW);
    course.read(9.5, { spo2: 94, hr: 70 });
    expect(said(course.hold(10, 19, LOW))).toEqual([]);
    expect(said(course.read(20, LOW))).toEqual(['20 raised spo2:low#1 critical']);
  });

  it('AL-04 ripens in silence', () => {
    const course = new Course();
    course.hold(0, 5, LOW);
    expect(said(course.tick(14))).toEqual(['10 raised spo2:low#1 critical']);
  });

  it('AL-04 escalates a rate above 120 after five minutes', () => {
    const course = new Course();
    expect(said(course.hold(0, 299, { hr: 125 }))).toEqual(['15 raised hr:high#1 warning']);
    course.acknowledge(299, 'hr:high#1');
    expect(said(course.read(300, { hr: 125 }))).toEqual(['300 escalated hr:high#2 critical']);
    expect(course.live()[0]?.acknowledged).toBeNull();
  });

  it('AL-05 neither counts nor forgets while the probe gives nothing', () => {
    const course = new Course();
    course.hold(0, 6, LOW);
    expect(said(course.hold(7, 26, { hr: 70 }, { status: NO_SPO2 }))).toEqual([]);
    // 7 s were held before the first report of no data; 3 s are missing.
    expect(said(course.hold(27, 29, LOW))).toEqual([]);
    expect(said(course.read(30, LOW))).toEqual(['30 raised spo2:low#1 critical']);
    expect(course.live()[0]?.since).toBe(20_000);
  });

  it('AL-05 is not held up by a second monitor that knows nothing of the signal', () => {
    const course = new Course();
    for (let second = 0; second < 10; second++) {
      course.read(second, { spo2: 88 });
      course.read(second + 0.5, { rr: 14 });
    }
    expect(said(course.tick(10))).toEqual(['10 raised spo2:low#1 critical']);
  });

  it('AL-05 stops counting once the value left out is too old to be shown', () => {
    const course = new Course();
    course.hold(0, 1, { hr: 125, spo2: 97 });
    expect(said(course.hold(2, 400, { spo2: 97 }))).toEqual([]);
  });

  it('AL-06 never raises a low alarm on zeros', () => {
    const course = new Course();
    course.attach(0);
    course.hold(0, 8, { spo2: 88, hr: 39 });
    const none = course.hold(9, 600, {}, { status: { spo2: 'off', pulse: 'off', hr: 'off' } });
    expect(none.filter(({ alarm }) => alarm.kind === 'physiological')).toEqual([]);
  });
});

describe('missing data', () => {
  it('AL-07 keeps an alarm active and says that the signal is lost', () => {
    const course = new Course();
    course.hold(0, 10, LOW);
    const lost = course.hold(11, 3600, { hr: 70 }, { status: NO_SPO2 });
    expect(said(lost)).toEqual(['20 signal-lost spo2:low#1 critical']);
    expect(course.live()[0]).toMatchObject({ state: 'active', signalLost: true });
    expect(said(course.read(3601, LOW))).toEqual(['3601 signal-regained spo2:low#1 critical']);
    expect(course.live()[0]).toMatchObject({ state: 'active', signalLost: false });
  });

  it('AL-08 clears after the time inside the hysteresis', () => {
    const course = new Course();
    course.hold(0, 20, LOW);
    expect(said(course.hold(21, 30, FINE))).toEqual([]);
    expect(said(course.read(31, FINE))).toEqual(['31 returned spo2:low#1 critical']);
  });

  it('AL-08 starts the clearing time over after a gap', () => {
    const course = new Course();
    course.hold(0, 20, LOW);
    course.hold(21, 25, FINE);
    course.hold(26, 36, { hr: 70 }, { status: NO_SPO2 });
    expect(said(course.hold(37, 46, FINE))).toEqual(['37 signal-regained spo2:low#1 critical']);
    expect(said(course.read(47, FINE))).toEqual(['47 returned spo2:low#1 critical']);
  });

  it('AL-08 forgives a gap that is not longer than the staleness time', () => {
    const course = new Course();
    course.hold(0, 20, LOW);
    course.hold(21, 25, FINE);
    expect(said(course.read(35, FINE)).at(-1)).toBe('35 returned spo2:low#1 critical');
  });
});

describe('tiers and occurrences', () => {
  it('AL-09 goes up as a new occurrence and down as the same', () => {
    const course = new Course();
    expect(said(course.hold(0, 15, { spo2: 92 }))).toEqual(['15 raised spo2:low#1 warning']);
    course.acknowledge(15, 'spo2:low#1');
    expect(said(course.hold(16, 26, { spo2: 88 }))).toEqual(['26 escalated spo2:low#2 critical']);
    expect(course.live()[0]?.acknowledged).toBeNull();
    course.acknowledge(27, 'spo2:low#2');
    expect(said(course.hold(28, 38, { spo2: 92 }))).toEqual(['38 de-escalated spo2:low#2 warning']);
    expect(course.live()[0]).toMatchObject({
      limit: { id: 'spo2-low-warning' },
      since: 0,
      worst: 88,
    });
    expect(course.live()[0]?.acknowledged).not.toBeNull();
  });

  it('AL-47 says that it was critical until somebody acknowledges it', () => {
    const course = new Course();
    course.hold(0, 12, { spo2: 88 });
    expect(course.live()[0]).not.toHaveProperty('wasCritical');
    expect(said(course.hold(13, 23, { spo2: 92 }))).toEqual(['23 de-escalated spo2:low#1 warning']);
    expect(course.live()[0]).toMatchObject({ wasCritical: true, worst: 88 });
    expect(said(course.hold(24, 34, FINE))).toEqual(['34 returned spo2:low#1 warning']);
    const [returned] = course.live();
    expect(returned && alarmText(returned, 40_000, inEnglish)).toBe(
      'SpO2 97, was 88 ≤ 93, back in range - was critical',
    );
    expect(said(course.hold(35, 60, { spo2: 92 }))).toEqual(['50 raised spo2:low#2 warning']);
    expect(course.live()[0]).toMatchObject({ wasCritical: true });
  });

  it('AL-47 says no more of it once it was acknowledged', () => {
    const course = new Course();
    course.hold(0, 12, { spo2: 88 });
    course.hold(13, 23, { spo2: 92 });
    course.acknowledge(24, 'spo2:low#1');
    expect(course.live()[0]).not.toHaveProperty('wasCritical');
  });

  it('AL-09 names the milder limit of the same tier when the worse one is over', () => {
    const course = new Course();
    expect(said(course.hold(0, 12, { spo2: 83 }))).toEqual(['5 raised spo2:low#1 critical']);
    expect(said(course.hold(13, 23, { spo2: 88 }))).toEqual([
      '23 de-escalated spo2:low#1 critical',
    ]);
    expect(course.live()[0]?.limit).toMatchObject({ id: 'spo2-low-critical', value: 90 });
  });

  it('AL-10 keeps what nobody has seen, until someone has', () => {
    const course = new Course();
    course.hold(0, 15, { spo2: 92 });
    expect(said(course.hold(16, 26, FINE))).toEqual(['26 returned spo2:low#1 warning']);
    course.hold(27, 3600, FINE);
    expect(course.live()).toHaveLength(1);
    expect(said(course.acknowledge(3601, 'spo2:low#1'))).toEqual([
      '3601 acknowledged spo2:low#1 warning',
      '3601 cleared spo2:low#1 warning',
    ]);
    expect(course.live()).toEqual([]);
  });

  it('AL-10 clears at once what was acknowledged', () => {
    const course = new Course();
    course.hold(0, 15, { spo2: 92 });
    course.acknowledge(16, 'spo2:low#1');
    expect(said(course.hold(16, 26, FINE))).toEqual(['26 cleared spo2:low#1 warning']);
  });

  it('AL-11 gives a new episode a new number, acknowledged before or not', () => {
    const course = new Course();
    course.hold(0, 10, LOW);
    course.hold(11, 21, FINE);
    expect(said(course.hold(22, 32, LOW))).toEqual(['32 raised spo2:low#2 critical']);
    course.acknowledge(33, 'spo2:low#2');
    course.hold(34, 44, FINE);
    expect(said(course.hold(45, 55, LOW))).toEqual(['55 raised spo2:low#3 critical']);
    expect(course.live()[0]?.acknowledged).toBeNull();
  });

  it('AL-12 takes the exact occurrence only, and once', () => {
    const course = new Course();
    course.hold(0, 10, LOW);
    course.hold(11, 21, FINE);
    course.hold(22, 32, LOW);
    expect(course.acknowledge(33, 'spo2:low#1')).toEqual([]);
    expect(course.acknowledge(33, 'hr:low#1')).toEqual([]);
    expect(said(course.acknowledge(33, 'spo2:low#2'))).toEqual([
      '33 acknowledged spo2:low#2 critical',
    ]);
    expect(course.acknowledge(34, 'spo2:low#2')).toEqual([]);
  });

  it('AL-27 lists the worst first, unacknowledged before acknowledged', () => {
    const course = new Course();
    course.hold(0, 60, { spo2: 88, hr: 45, rr: 26 });
    expect(course.live().map(({ key }) => key)).toEqual(['spo2:low', 'hr:low', 'rr:high']);
    course.acknowledge(61, 'hr:low#1');
    expect(course.live().map(({ key }) => key)).toEqual(['spo2:low', 'rr:high', 'hr:low']);
  });
});

describe('the signal that a limit runs on', () => {
  it('AL-17 runs the rate limits on the pulse where there is no ECG', () => {
    const course = new Course();
    expect(said(course.hold(0, 10, { pulse: 39 }))).toEqual(['10 raised hr:low#1 critical']);
    const other = new Course();
    expect(said(other.hold(0, 30, { pulse: 39, hr: 70 }))).toEqual([]);
  });

  it('AL-17 goes over to the pulse once the ECG rate is stale', () => {
    const course = new Course();
    course.read(0, { hr: 70, pulse: 39 });
    const off = { status: { hr: 'off' } } as const;
    // From 10 s on the pulse counts, and 10 s later the alarm is due.
    expect(said(course.hold(1, 19, { pulse: 39 }, off))).toEqual([]);
    expect(said(course.read(20, { pulse: 39 }, off))).toEqual(['20 raised hr:low#1 critical']);
  });

  it('AL-18 has no relative limit without a baseline, and takes a new one from the next reading', () => {
    const course = new Course();
    expect(said(course.hold(0, 60, { hr: 115 }))).toEqual([]);
    expect(course.baseline(61, { hr: 70 })).toEqual([]);
    expect(course.tick(100)).toEqual([]);
    expect(said(course.hold(101, 116, { hr: 115 }))).toEqual(['116 raised hr:high#1 warning']);
    expect(course.live()[0]?.limit).toMatchObject({ op: '>', value: 110, basis: 'base 70 +40' });
  });

  it('AL-19 judges absolute limits whatever the baseline', () => {
    const course = new Course();
    course.baseline(0, { spo2: 88, hr: 135, sys: 190 });
    course.hold(1, 11, { spo2: 88, hr: 135 });
    course.cuff(12, 185, 80);
    const keys = course.live().map(({ key, tier }) => [key, tier]);
    expect(keys).toEqual([
      ['combination:fast-rate-low-oxygen', 'critical'],
      ['hr:high', 'critical'],
      ['spo2:low', 'critical'],
      ['sys:high', 'critical'],
    ]);
  });
});

describe('late readings and phases', () => {
  it('AL-23 moves nothing by a late reading', () => {
    const course = new Course();
    course.attach(0);
    course.hold(0, 9, LOW);
    const before = course.state;
    expect(course.read(9.5, FINE, { late: true })).toEqual([]);
    expect(course.state).toBe(before);
    expect(said(course.tick(24))).toEqual([
      '10 raised spo2:low#1 critical',
      '19 signal-lost spo2:low#1 critical',
      '24 raised technical:monitor-silent#1 warning',
    ]);
  });

  it('AL-20 ends the alarm of a limit that does not apply, by the ordinary rule', () => {
    const { protocol } = new Course();
    const limits = protocol.limits.map((one) => ({ ...one, phases: ['infusing' as const] }));
    const course = new Course({ ...protocol, limits });
    expect(course.hold(0, 30, LOW)).toEqual([]);
    course.phase(30, 'infusing');
    course.hold(31, 41, LOW);
    expect(said(course.phase(42, 'recovery'))).toEqual(['42 returned spo2:low#1 critical']);
    expect(course.live()).toHaveLength(1);
    expect(course.hold(43, 80, LOW)).toEqual([]);
  });
});
