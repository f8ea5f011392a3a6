/** A past session for tests of the review: opened, infused with a rate, an alarm, an effect, a late entry, closed. */

import type { EventBody, SessionEvent } from '@chairside/shared/moves/events';
import { fold } from '@chairside/shared/moves/evolve';
import type { SessionState } from '@chairside/shared/session/state';
import type { ReadingsAnswer } from '@chairside/shared/wire/http';
import { alarmChanged, ENGINE, logOf, START } from '../../wording/session-log.fixture.ts';

export const minute = (n: number) => START + n * 60_000;

export const OPENED: EventBody = {
  type: 'session-opened',
  clinicId: 1,
  chairId: 'c3',
  chairLabel: '3',
  patientRef: '0412',
  protocol: 'default@1',
};
const MOMENT = { infusedMs: 0, vitals: {} } as const;

export const events: readonly SessionEvent[] = logOf(
  [minute(-10), OPENED],
  [minute(-5), { type: 'weight-recorded', kg: 80, method: 'measured', ...MOMENT }],
  [minute(-4), { type: 'baseline-set', baseline: { hr: 70, sys: 120, dia: 80 }, from: 'entered' }],
  [
    minute(0),
    {
      ...{ type: 'infusion-started' as const, drug: 'ketamine', doseMg: 40, plannedMinutes: 40 },
      ...{ concentrationMgPerMl: 1, volumeMl: 40, route: 'iv-infusion', rateMlPerH: 60 },
    },
  ],
  [minute(11), alarmChanged('raised', minute(11), { raisedAt: minute(11) }), ENGINE],
  [
    minute(12),
    alarmChanged('cleared', minute(12), { raisedAt: minute(11), state: 'cleared' }),
    ENGINE,
  ],
  [
    minute(16),
    {
      ...{ type: 'effect-observed', term: 'nausea', severity: 'moderate', onset: minute(15) },
      ...{ source: 'observed', ...MOMENT },
    },
  ],
  [minute(20), { type: 'intervention-made', kind: 'reassurance', ...MOMENT }],
  [minute(40), { type: 'infusion-stopped', reason: 'completed' }],
  [
    minute(60),
    {
      type: 'session-closed',
      outcome: 'discharged',
      override: { unmet: ['Escort'], reason: 'Taxi' },
    },
  ],
);

export function stateOf(log: readonly SessionEvent[]): SessionState {
  const state = fold(log);
  if (state === null) throw new Error('an empty log');
  return state;
}

const every = (seconds: number, value: (minutes: number) => number | null) => {
  const t = Array.from({ length: (70 * 60) / seconds }, (_, i) => minute(-10) + i * seconds * 1000);
  return { t, v: t.map((at) => value((at - START) / 60_000)) };
};

export const readings: ReadingsAnswer = {
  from: minute(-10),
  to: minute(60),
  series: {
    hr: every(10, (m) => Math.round(72 + m / 10)),
    spo2: every(10, (m) => (m > 20 && m < 23 ? null : m > 10 && m < 12 ? 86 : 97)),
    rr: every(10, () => 14),
    sys: every(300, (m) => Math.round(120 + Math.max(0, m) / 2)),
    dia: every(300, () => 78),
  },
  gaps: [{ vital: 'spo2', from: minute(20), to: minute(23), cause: 'off' }],
  count: 420,
  late: 0,
};
