/** A session of forty minutes for chart tests. */
import type { ReadingsAnswer } from '@chairside/shared/wire/http';
import { alarmChanged, ENGINE, logOf, START } from '../wording/session-log.fixture.ts';
import { chartModel } from './chart-model.ts';

export const minute = (n: number) => START + n * 60_000;

const every = (seconds: number, value: (minutes: number) => number | null) => {
  const t = Array.from({ length: (50 * 60) / seconds }, (_, i) => minute(-10) + i * seconds * 1000);
  return { t, v: t.map((at) => value((at - START) / 60_000)) };
};

export const readings: ReadingsAnswer = {
  from: minute(-10),
  to: minute(40),
  series: {
    hr: every(20, (m) => Math.round(72 + m / 10)),
    spo2: every(20, (m) => (m > 20 && m < 23 ? null : m > 10 && m < 12 ? 86 : 97)),
    sys: every(300, (m) => Math.round(120 + Math.max(0, m) / 2)),
    dia: every(300, () => 78),
    map: every(300, () => 95),
  },
  gaps: [{ vital: 'spo2', from: minute(20), to: minute(23), cause: 'probe off' }],
  count: 3000,
  late: 0,
};

const events = logOf(
  [
    minute(-10),
    {
      type: 'session-opened',
      clinicId: 1,
      chairId: 'c3',
      chairLabel: '3',
      patientRef: 'Patient 0412',
      protocol: 'default@1',
    },
  ],
  [minute(0), { type: 'infusion-started', drug: 'ketamine', doseMg: 40, plannedMinutes: 40 }],
  [minute(11), alarmChanged('raised', minute(11), { raisedAt: minute(11) }), ENGINE],
  [
    minute(12),
    alarmChanged('cleared', minute(12), { raisedAt: minute(11), state: 'cleared' }),
    ENGINE,
  ],
  [
    minute(16),
    {
      type: 'effect-observed',
      term: 'nausea',
      severity: 'moderate',
      onset: minute(15),
      source: 'observed',
      infusedMs: 900_000,
      vitals: {},
    },
  ],
  [minute(25), { type: 'infusion-paused', reason: 'nausea' }],
);

export const model = chartModel({
  openedAt: minute(-10),
  events,
  stored: readings,
  live: {},
  liveAlarms: [],
  limits: [{ signal: 'spo2', direction: 'low', tier: 'critical', value: 90 }],
  now: minute(40),
});
