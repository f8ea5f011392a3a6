/** A station for tests: chairs in every state that a tile can show. */
import type { Alarm } from '@chairside/shared/alarms/alarm';
import { evolve } from '@chairside/shared/moves/evolve';
import type { ObservedEffect, SessionState } from '@chairside/shared/session/state';
import type { ChairLive, Snapshot } from '@chairside/shared/wire/station';

export const NOW = Date.UTC(2026, 10, 21, 14, 32, 7);
const MINUTE = 60_000;

export const sessionId = (n: number) => `5d0f8d4a-4c1e-4f0e-9a53-${String(n).padStart(12, '0')}`;

/** A session as its log begins: fields that a test does not name are as empty as the fold leaves them. */
export function openedSession(id: string, label: string, patientRef: string): SessionState {
  return evolve(null, {
    sessionId: id,
    seq: 1,
    id: sessionId(0),
    at: NOW - 40 * MINUTE,
    recordedAt: NOW - 40 * MINUTE,
    by: { kind: 'user', id: 'u1', name: 'Nurse', role: 'nurse' },
    commandId: null,
    body: {
      type: 'session-opened',
      clinicId: 1,
      chairId: `chair-${label}`,
      chairLabel: label,
      patientRef,
      protocol: 'default@1',
    },
    hash: '',
  });
}

export function session(n: number, change: Partial<SessionState> = {}): SessionState {
  return {
    ...openedSession(sessionId(n), String(n), `Patient 04${String(n).padStart(2, '0')}`),
    phase: 'infusing',
    baseline: { hr: 72, spo2: 98, sys: 122, dia: 76 },
    infusion: {
      drug: 'ketamine',
      plannedMinutes: 40,
      startedAt: NOW - (12 + n) * MINUTE - 14_000,
      stoppedAt: null,
      stopReason: null,
      pauses: [],
      rates: [],
      boluses: [],
    },
    seq: 4,
    ...change,
  };
}

export function alarm(change: Partial<Alarm> & Pick<Alarm, 'key' | 'tier'>): Alarm {
  const technical = change.key.startsWith('technical');
  return {
    id: `${change.key}#1`,
    occurrence: 1,
    kind: technical ? 'technical' : 'physiological',
    state: 'active',
    since: NOW - 40_000,
    raisedAt: NOW - 25_000,
    value: technical ? null : 88,
    worst: technical ? null : 86,
    limit: technical ? null : { id: 'spo2-low-critical', op: '<', value: 90, unit: '%' },
    protocol: 'default@1',
    acknowledged: null,
    signalLost: false,
    unresolved: false,
    unconfirmed: false,
    ...change,
  };
}

const effect = (
  seq: number,
  term: string,
  minutesAgo: number,
  change: Partial<ObservedEffect> = {},
): ObservedEffect => ({
  seq,
  term,
  at: NOW - minutesAgo * MINUTE,
  first: { severity: 'moderate' },
  severity: 'moderate',
  worst: 'moderate',
  onset: NOW - minutesAgo * MINUTE,
  source: 'observed',
  actions: [],
  resolvedAt: null,
  course: [],
  by: { kind: 'user', id: 'u1', name: 'Nurse', role: 'nurse' },
  withdrawn: false,
  ...change,
});

/** A chair whose monitor measured everything just now, the cuff four minutes ago. */
export function chair(n: number, change: Partial<ChairLive> = {}): ChairLive {
  const at = NOW - 600;
  const cuffAt = NOW - 4 * MINUTE;
  return {
    id: `chair-${n}`,
    label: String(n),
    position: n,
    monitors: [
      { channelId: `c${n}`, deviceId: `d${n}`, label: `Monitor ${n}`, online: true, skewMs: 12 },
    ],
    session: session(n),
    vitals: {
      values: {
        hr: { value: 66 + ((n * 7) % 30), at },
        spo2: { value: 95 + (n % 5), at },
        rr: { value: 14, at },
        sys: { value: 118 + ((n * 5) % 30), at: cuffAt },
        dia: { value: 74 + ((n * 3) % 14), at: cuffAt },
        map: { value: 90 + ((n * 4) % 16), at: cuffAt },
      },
      status: {},
      arrivedAt: NOW - 500,
    },
    alarms: [],
    ...change,
  };
}

export function snapshot(chairs: readonly ChairLive[], change: Partial<Snapshot> = {}): Snapshot {
  return {
    clinic: { id: 1, name: 'Demo clinic', timeZone: 'Europe/Berlin' },
    serverTime: NOW,
    cursor: 100,
    health: { recording: true, notRecordingSince: null, evaluationLagMs: 3 },
    chairs: [...chairs],
    protocols: {},
    ...change,
  };
}

/** Chairs with an alarm of each priority, missing values, a free chair and an unbound one. */
export function mixedChairs(count: number): ChairLive[] {
  return Array.from({ length: count }, (_, i) => special(i + 1) ?? chair(i + 1));
}

function special(n: number): ChairLive | null {
  const usual = chair(n);
  const { values } = usual.vitals;
  switch (n) {
    case 2:
      return {
        ...usual,
        session: session(n, {
          patientRef: 'Patient 0388-B, transferred from recovery room two',
          effects: [
            'dissociation',
            'nausea',
            'dizziness',
            'headache',
            'vomiting',
            'blurry-vision',
          ].map((term, i) => effect(5 + i, term, 3 + i * 2)),
        }),
        vitals: { ...usual.vitals, values: { ...values, spo2: { value: 86, at: NOW - 700 } } },
        alarms: [alarm({ key: 'spo2:low', tier: 'critical' })],
      };
    case 4:
      return {
        ...usual,
        vitals: {
          ...usual.vitals,
          values: {
            ...values,
            hr: { value: 128, at: NOW - 700 },
            spo2: { value: 100, at: NOW - 700 },
            sys: { value: 182, at: NOW - MINUTE },
            dia: { value: 108, at: NOW - MINUTE },
            map: { value: 133, at: NOW - MINUTE },
          },
        },
        alarms: [
          alarm({
            key: 'sys:high',
            tier: 'warning',
            value: 164,
            worst: 166,
            since: NOW - 70_000,
            limit: { id: 'sbp-high-warning', op: '>=', value: 160, unit: 'mmHg' },
          }),
          alarm({
            key: 'hr:high',
            tier: 'warning',
            value: 128,
            worst: 131,
            limit: { id: 'hr-high-warning', op: '>', value: 120, unit: '/min' },
            acknowledged: {
              by: { kind: 'user', id: 'u1', name: 'Nurse', role: 'nurse' },
              at: NOW - 9_000,
            },
          }),
          alarm({ key: 'technical:no-data:rr', tier: 'info' }),
        ],
      };
    case 5:
      return {
        ...usual,
        session: session(n, { phase: 'before', infusion: null }),
        vitals: {
          ...usual.vitals,
          values: { hr: { value: 71, at: NOW - 7_000 }, spo2: { value: 97, at: NOW - 42_000 } },
          status: { spo2: 'off' },
        },
        alarms: [alarm({ key: 'technical:no-data:spo2', tier: 'warning' })],
      };
    case 6: {
      const running = session(n);
      return {
        ...usual,
        session: {
          ...running,
          phase: 'recovery',
          effects: [effect(6, 'nausea', 2)],
          infusion: running.infusion && {
            ...running.infusion,
            startedAt: NOW - 55 * MINUTE,
            stoppedAt: NOW - 13 * MINUTE,
            stopReason: 'completed',
          },
        },
        alarms: [
          alarm({
            key: 'hr:low',
            tier: 'critical',
            state: 'returned',
            worst: 38,
            limit: { id: 'hr-low-critical', op: '<=', value: 40, unit: '/min' },
          }),
        ],
      };
    }
    case 7:
      return {
        ...usual,
        session: null,
        monitors: [],
        vitals: { values: {}, status: {}, arrivedAt: null },
      };
    case 9:
      return { ...usual, session: null };
    default:
      return null;
  }
}
