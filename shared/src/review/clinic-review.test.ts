import { describe, expect, it } from 'vitest';
import type { Alarm } from '../alarms/alarm.ts';
import { effectTerm } from '../effects/catalogue.ts';
import type { EventBody, SessionEvent } from '../moves/events.ts';
import { alignedSession } from './aligned-review.ts';
import { clinicFigures, type SessionDigest, sessionDigest } from './clinic-review.ts';
import { PUBLISHED_EFFECTS } from './published-figures.ts';

const T0 = 1_780_000_000_000;
const MINUTE = 60_000;
const START = T0 + 10 * MINUTE;
const NURSE = { kind: 'user', id: 'u1', name: 'Nurse', role: 'nurse' } as const;

function logOf(...bodies: readonly (readonly [at: number, body: EventBody])[]): SessionEvent[] {
  return bodies.map(([at, body], index) => ({
    ...{ sessionId: '6f1b1a0e-58c8-4d3e-9a55-0b7d5d0c0001', seq: index + 1, at, recordedAt: at },
    id: `00000000-0000-4000-8000-${String(index + 1).padStart(12, '0')}`,
    ...{ by: NURSE, commandId: null, body, hash: '0'.repeat(64) },
  }));
}

const OPENED: EventBody = {
  ...{ type: 'session-opened', clinicId: 1, chairId: 'c1', chairLabel: '1' },
  ...{ patientRef: '0412', protocol: 'default@1' },
};
const ATTACHED: EventBody = {
  ...{ type: 'monitor-attached', channelId: 'ch1', deviceId: 'd1', label: 'Monitor 1' },
};
const STARTED: EventBody = {
  ...{ type: 'infusion-started', drug: 'ketamine', doseMg: 35, plannedMinutes: 40 },
  ...{ rateMlPerH: 52.5, concentrationMgPerMl: 1, volumeMl: 35 },
};
const STOPPED: EventBody = { type: 'infusion-stopped', reason: 'completed' };
const effect = (term: string, onset: number): EventBody => ({
  ...{ type: 'effect-observed', term, severity: 'mild', onset, source: 'observed' },
  ...{ infusedMs: onset - START, vitals: {} },
});

function raised(key: string, tier: Alarm['tier'], at: number): EventBody {
  const alarm: Alarm = {
    ...{ id: `${key}#1`, key, occurrence: 1, kind: 'physiological', tier, state: 'active' },
    ...{ since: at, raisedAt: at, value: 182, worst: 182, limit: null, protocol: 'default@1' },
    ...{ acknowledged: null, signalLost: false, unresolved: false, unconfirmed: false },
  };
  return { type: 'alarm-changed', transition: { change: 'raised', at, alarm } };
}

const VISIT = logOf(
  [T0, OPENED],
  [T0, ATTACHED],
  [START, STARTED],
  [START + 20 * MINUTE, effect('nausea', START + 20 * MINUTE)],
  [START + 25 * MINUTE, raised('sys:high', 'critical', START + 25 * MINUTE)],
  [
    START + 26 * MINUTE,
    { type: 'alarm-acknowledged', alarmId: 'sys:high#1', key: 'sys:high', occurrence: 1 },
  ],
  [START + 30 * MINUTE, effect('dizziness', START + 30 * MINUTE)],
  [START + 31 * MINUTE, { type: 'entry-withdrawn', amends: 7, reason: 'wrong chair' }],
  [START + 40 * MINUTE, STOPPED],
  [START + 110 * MINUTE, { type: 'session-closed', outcome: 'discharged' }],
);

describe('one session for the clinic', () => {
  it('CR-05 counts what stands in the log, without what was withdrawn', () => {
    expect(sessionDigest([], T0)).toBeNull();
    expect(sessionDigest(VISIT, T0)).toEqual({
      ...{ id: VISIT[0]?.sessionId, patientId: null, started: true, closed: true },
      ...{ monitoredMs: 120 * MINUTE, emergency: false },
      effects: [{ term: 'nausea', serious: false, worst: 'mild' }],
      alarms: [{ rule: 'sys:high', kind: 'physiological', tier: 'critical', answeredMs: MINUTE }],
    });
  });
});

const digest = (id: string, more: Partial<SessionDigest> = {}): SessionDigest => ({
  ...{ id, patientId: null, started: true, closed: true, monitoredMs: 3_600_000 },
  ...{ emergency: false, effects: [], alarms: [] },
  ...more,
});
const alarm = (rule: string, answeredMs: number | null, tier: 'critical' | 'warning' = 'warning') =>
  ({ rule, kind: 'physiological', tier, answeredMs }) as const;

describe('what the sessions of a clinic have in common', () => {
  it('CR-05 an effect counts once for a session and once for a patient, at its worst', () => {
    const nausea = (worst: 'mild' | 'severe') => ({ term: 'nausea', serious: false, worst });
    const { effects } = clinicFigures([
      digest('a', { patientId: 'p', effects: [nausea('mild'), nausea('severe')] }),
      digest('b', { patientId: 'p', effects: [nausea('mild')] }),
      digest('c', { patientId: 'q' }),
      digest('d'),
    ]);
    expect(effects).toEqual([
      {
        ...{ term: 'nausea', serious: false },
        ...{ sessions: { count: 2, of: 4 }, patients: { count: 1, of: 2 } },
        worst: { mild: 1, moderate: 0, severe: 1, 'life-threatening': 0 },
      },
    ]);
  });

  it('CR-05 alarms are counted by rule and hour monitored, answers by their middle and their slowest tenth', () => {
    const answers = [1, 2, 3, 4, 5, 6, 7, 8, 9, 60].map((s) => alarm('sys:high', s * 1000));
    const { rules } = clinicFigures([
      digest('a', { alarms: [...answers, alarm('sys:high', null)] }),
      digest('b', { alarms: [alarm('spo2:low', null, 'critical')] }),
    ]);
    expect(rules).toEqual([
      {
        ...{ rule: 'sys:high', kind: 'physiological', critical: 0, warning: 11, info: 0 },
        ...{ perHour: 5.5, acknowledged: 10, medianMs: 5500, p90Ms: 9000 },
      },
      {
        ...{ rule: 'spo2:low', kind: 'physiological', critical: 1, warning: 0, info: 0 },
        ...{ perHour: 0.5, acknowledged: 0, medianMs: null, p90Ms: null },
      },
    ]);
  });

  it('CR-05 a critical session has a critical alarm of the patient; equipment does not make one', () => {
    const technical = { ...alarm('technical:monitor-silent', null, 'critical'), kind: 'technical' };
    const figures = clinicFigures([
      digest('a', { alarms: [alarm('sys:high', null, 'critical')] }),
      digest('b', { alarms: [alarm('spo2:low', null, 'critical')] }),
      digest('c', { alarms: [{ ...technical, kind: 'technical' }] }),
      digest('d', { emergency: true }),
    ]);
    expect(figures.critical).toEqual({ count: 2, of: 4 });
    expect(figures.criticalPressure).toEqual({ count: 1, of: 4 });
    expect(figures.emergencies).toEqual({ count: 1, of: 4 });
  });

  it('CR-07 nothing is a rate of nothing', () => {
    const none = clinicFigures([]);
    expect(none).toMatchObject({ reviewed: 0, effects: [], rules: [], critical: { of: 0 } });
    const unmonitored = clinicFigures([digest('a', { monitoredMs: 0, alarms: [alarm('x', 1)] })]);
    expect(unmonitored.rules[0]?.perHour).toBeNull();
  });

  it('CR-08 what is published stands beside effects that the catalogue has', () => {
    expect(Object.keys(PUBLISHED_EFFECTS).filter((term) => !effectTerm(term))).toEqual([]);
  });
});

describe('one session of a series', () => {
  const sys = { t: [START - 60_000, START + 20 * MINUTE], v: [122, 150] };

  it('CR-01 is told from the start of the infusion on, before it negative', () => {
    const aligned = alignedSession(VISIT, { sys }, T0);
    expect(aligned?.series.sys).toEqual({ t: [-60_000, 20 * MINUTE], v: [122, 150] });
    expect(aligned).toMatchObject({
      ...{ startedAt: START, dischargeMs: 70 * MINUTE, criticalAlarms: 1, warningAlarms: 0 },
      delivered: { mg: 35 },
    });
    expect(aligned?.effects.map(({ term, minute, doseMg }) => [term, minute, doseMg])).toEqual([
      ['nausea', 20, 17.5],
    ]);
    expect(aligned?.vitals[0]).toMatchObject({ signal: 'sys', peak: { value: 150, minute: 20 } });
  });

  it('CR-01 without an infusion there is nothing to align; the pulse stands in for a missing ECG', () => {
    const opened = VISIT.slice(0, 2);
    expect(alignedSession([], {}, T0)).toBeNull();
    expect(alignedSession(opened, { sys }, T0)).toMatchObject({ startedAt: null, series: {} });
    const pulse = { t: [START], v: [71] };
    expect(alignedSession(VISIT, { pulse }, T0)?.series.hr).toEqual({ t: [0], v: [71] });
  });

  it('CR-02 who left against advice was not discharged, and takes no part in the times to it', () => {
    const left = [...VISIT.slice(0, -1)];
    const last = VISIT.at(-1);
    if (!last) throw new Error('no last event');
    left.push({ ...last, body: { type: 'session-closed', outcome: 'left-against-advice' } });
    expect(alignedSession(left, {}, T0)?.dischargeMs).toBeNull();
  });
});
