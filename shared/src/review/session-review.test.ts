import { describe, expect, it } from 'vitest';
import type { EventBody, SessionEvent } from '../moves/events.ts';
import { DEFAULT_PROTOCOL as PROTOCOL } from '../protocols/defaults/first-edition.ts';
import { stalenessOf } from '../protocols/document/staleness.ts';
import type { Signal } from '../vitals/catalogue.ts';
import { fromNamed } from '../vitals/named-reading.ts';
import { sessionReview } from './session-review.ts';

const T0 = 1_780_000_000_000;
const MINUTE = 60_000;
const START = T0 + 10 * MINUTE;
const NURSE = { kind: 'user', id: 'u1', name: 'Nurse', role: 'nurse' } as const;

function logOf(...bodies: readonly (readonly [at: number, body: EventBody])[]): SessionEvent[] {
  return bodies.map(([at, body], index) => ({
    sessionId: '6f1b1a0e-58c8-4d3e-9a55-0b7d5d0c0001',
    seq: index + 1,
    id: `00000000-0000-4000-8000-${String(index + 1).padStart(12, '0')}`,
    at,
    recordedAt: at,
    by: NURSE,
    commandId: null,
    body,
    hash: '0'.repeat(64),
  }));
}

const OPENED: EventBody = {
  type: 'session-opened',
  clinicId: 1,
  chairId: 'c1',
  chairLabel: '1',
  patientRef: '0412',
  protocol: 'default@1',
};
const ATTACHED: EventBody = {
  type: 'monitor-attached',
  channelId: 'ch1',
  deviceId: 'd1',
  label: 'Monitor 1',
};
const BASELINE: EventBody = { type: 'baseline-set', baseline: { spo2: 98, sys: 120, dia: 76 } };
const STARTED: EventBody = {
  type: 'infusion-started',
  drug: 'ketamine',
  doseMg: 35,
  plannedMinutes: 40,
  rateMlPerH: 52.5,
  concentrationMgPerMl: 1,
  volumeMl: 35,
};
const STOPPED: EventBody = { type: 'infusion-stopped', reason: 'completed' };
const CLOSED: EventBody = { type: 'session-closed', outcome: 'discharged' };

function reading(seq: number, at: number, values: Partial<Record<Signal, number>>, more = {}) {
  return fromNamed({ seq, t: at, at, arrivedAt: at, late: false, values, status: {}, ...more });
}

const VISIT = logOf(
  [T0, OPENED],
  [T0, ATTACHED],
  [T0 + 5 * MINUTE, BASELINE],
  [START, STARTED],
  [START + 40 * MINUTE, STOPPED],
  [START + 100 * MINUTE, CLOSED],
);
const END = START + 100 * MINUTE;

describe('a session in figures', () => {
  it('RV-01 an empty log is no session; a session without readings says so and invents nothing', () => {
    expect(sessionReview([], [], [], PROTOCOL, END)).toBeNull();
    const review = sessionReview(logOf([T0, OPENED]), [], [], PROTOCOL, T0 + MINUTE);
    expect(review).toMatchObject({
      phase: 'before',
      startedAt: null,
      delivered: null,
      vitals: [],
      beyond: [],
      alarms: [],
      completeness: { expected: null, received: 0, late: 0, paceMs: null },
    });
  });

  it('RV-01 one reading is peak, nadir and last at once', () => {
    const review = sessionReview(VISIT, [reading(1, START, { spo2: 97 })], [], PROTOCOL, END);
    const only = { value: 97, at: START, minute: 0 };
    expect(review?.vitals).toEqual([
      { signal: 'spo2', baseline: 98, peak: only, nadir: only, last: only, count: 1 },
    ]);
    expect(review?.completeness).toMatchObject({ received: 1, expected: null });
  });

  it('RV-02 peak and nadir carry the minute of infusion; the first of equal extremes counts', () => {
    const readings = [
      reading(1, START - 90_000, { hr: 70 }),
      reading(2, START + 30 * MINUTE, { hr: 96 }),
      reading(3, START + 31 * MINUTE, { hr: 96 }),
      reading(4, START + 32 * MINUTE, { hr: 80 }),
    ];
    const [hr] = sessionReview(VISIT, readings, [], PROTOCOL, END)?.vitals ?? [];
    expect(hr?.peak).toEqual({ value: 96, at: START + 30 * MINUTE, minute: 30 });
    expect(hr?.nadir).toEqual({ value: 70, at: START - 90_000, minute: -2 });
    expect(hr?.last.value).toBe(80);
  });

  it('RV-03 a cuff that the monitor repeats counts once, when it was taken', () => {
    const taken = START + 10 * MINUTE;
    const values = { sys: 150, dia: 88, map: 108 };
    const readings = [0, 1, 2].map((i) =>
      reading(i + 1, taken + i * 1000, values, { nibpAt: taken }),
    );
    const vitals = sessionReview(VISIT, readings, [], PROTOCOL, END)?.vitals ?? [];
    expect(vitals.find(({ signal }) => signal === 'sys')).toMatchObject({
      count: 1,
      peak: { at: taken },
    });
  });

  it('RV-04 time beyond a limit is the time of the values beyond it, never longer than they are shown', () => {
    const low = START + 5 * MINUTE;
    // 20 s of SpO2 88 at 1 Hz, then nothing for a minute, then fine.
    const readings = Array.from({ length: 20 }, (_, i) =>
      reading(i + 1, low + i * 1000, { spo2: 88 }),
    );
    readings.push(reading(21, low + 80_000, { spo2: 97 }));
    const { beyond = [] } = sessionReview(VISIT, readings, [], PROTOCOL, END) ?? {};
    const critical = beyond.find(({ limitId }) => limitId === 'spo2-low-critical');
    const shownMs = stalenessOf(PROTOCOL, 'spo2').hideAfterMs;
    expect(critical).toMatchObject({ op: '<', value: 90, count: 20, ms: 19_000 + shownMs });
    const edge = [reading(1, low, { spo2: 90 }), reading(2, low + 1000, { spo2: 90 })];
    const none = sessionReview(VISIT, edge, [], PROTOCOL, END)?.beyond ?? [];
    expect(none.some(({ limitId }) => limitId === 'spo2-low-critical')).toBe(false);
  });

  it('RV-05 the dose is what was delivered by the end, pauses left out', () => {
    const log = logOf(
      [T0, OPENED],
      [START, STARTED],
      [START + 10 * MINUTE, { type: 'infusion-paused', reason: 'restless' }],
      [START + 20 * MINUTE, { type: 'infusion-resumed' }],
      [START + 30 * MINUTE, { type: 'infusion-stopped', reason: 'patient-request' }],
    );
    const review = sessionReview(log, [], [], PROTOCOL, START + 60 * MINUTE);
    expect(review?.delivered?.mg).toBeCloseTo(17.5, 6);
    expect(review?.infusedMs).toBe(20 * MINUTE);
    expect(review?.phases.map(({ phase }) => phase)).toEqual([
      'before',
      'infusing',
      'paused',
      'infusing',
      'recovery',
    ]);
  });

  it('RV-06 what could be expected follows from the pace of the monitor while it was attached', () => {
    const readings = Array.from({ length: 600 }, (_, i) =>
      reading(i + 1, T0 + i * 1000, { hr: 70 }),
    );
    const { completeness } = sessionReview(VISIT, readings, [], PROTOCOL, END) ?? {};
    expect(completeness).toMatchObject({ paceMs: 1000, received: 600, expected: 110 * 60 });
  });

  it('RV-07 an alarm is told with its answer; a worse one is another and ends the milder', () => {
    const alarm = {
      key: 'spo2:low',
      kind: 'physiological',
      state: 'active',
      since: START,
      value: 92,
      worst: 92,
      limit: null,
      protocol: 'default@1',
      acknowledged: null,
      signalLost: false,
      unresolved: false,
      unconfirmed: false,
    } as const;
    const warning = {
      ...alarm,
      id: 'spo2:low#1',
      occurrence: 1,
      tier: 'warning',
      raisedAt: START + 1000,
    } as const;
    const critical = {
      ...alarm,
      id: 'spo2:low#2',
      occurrence: 2,
      tier: 'critical',
      raisedAt: START + 5000,
      worst: 86,
    } as const;
    const changed = (
      change: 'raised' | 'escalated' | 'returned',
      at: number,
      a: typeof warning | typeof critical,
    ) => [at, { type: 'alarm-changed', transition: { change, at, alarm: a } }] as const;
    const log = logOf(
      [T0, OPENED],
      [START, STARTED],
      changed('raised', START + 1000, warning),
      changed('escalated', START + 5000, critical),
      [
        START + 25_000,
        { type: 'alarm-acknowledged', alarmId: 'spo2:low#2', key: 'spo2:low', occurrence: 2 },
      ],
      changed('returned', START + 30_000, critical),
    );
    const review = sessionReview(log, [], [], PROTOCOL, END);
    expect(review?.alarms).toMatchObject([
      { id: 'spo2:low#1', endedAt: START + 5000, acknowledgedAt: null, minute: 0 },
      { id: 'spo2:low#2', endedAt: START + 30_000, acknowledgedAt: START + 25_000 },
    ]);
    expect(review?.answered.critical).toEqual({ count: 1, acknowledged: 1, medianMs: 20_000 });
    expect(review?.answered.warning).toEqual({ count: 1, acknowledged: 0, medianMs: null });
  });
});
