/** A session's log for tests: events in order, without a hash chain. */
import type { Alarm, AlarmTransition } from '@chairside/shared/alarms/alarm';
import type { EventBody, SessionEvent } from '@chairside/shared/moves/events';
import type { Actor } from '@chairside/shared/people/roles';

const SESSION_ID = '5d0f8d4a-4c1e-4f0e-9a53-6f3f4e1d2c00';
export const START = Date.UTC(2026, 10, 21, 14, 0, 0);
export const NURSE: Actor = { kind: 'user', id: 'u1', name: 'Nurse', role: 'nurse' };
export const ENGINE: Actor = { kind: 'engine' };

export function logOf(...entries: readonly (readonly [at: number, body: EventBody, by?: Actor])[]) {
  return entries.map(
    ([at, body, by = NURSE], index): SessionEvent => ({
      sessionId: SESSION_ID,
      seq: index + 1,
      id: `5d0f8d4a-4c1e-4f0e-9a53-${String(index + 1).padStart(12, '0')}`,
      at,
      recordedAt: at + 20,
      by,
      commandId: null,
      body,
      hash: '',
    }),
  );
}

export function alarm(change: Partial<Alarm> = {}): Alarm {
  return {
    id: 'spo2:low#1',
    key: 'spo2:low',
    occurrence: 1,
    kind: 'physiological',
    tier: 'critical',
    state: 'active',
    since: START,
    raisedAt: START + 10_000,
    value: 88,
    worst: 86,
    limit: { id: 'spo2-low-critical', op: '<', value: 90, unit: '%' },
    protocol: 'default@1',
    acknowledged: null,
    signalLost: false,
    unresolved: false,
    unconfirmed: false,
    ...change,
  };
}

export function alarmChanged(
  change: AlarmTransition['change'],
  at: number,
  overrides: Partial<Alarm> = {},
): EventBody {
  return { type: 'alarm-changed', transition: { change, at, alarm: alarm(overrides) } };
}
