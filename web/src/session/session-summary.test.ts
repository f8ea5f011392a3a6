import { evolve } from '@chairside/shared/session/evolve';
import type { SessionState } from '@chairside/shared/session/state';
import { describe, expect, it } from 'vitest';
import { alarmChanged, ENGINE, logOf, START } from './session-log.fixture.ts';
import { summarise } from './session-summary.ts';

const min = 60_000;
const log = logOf(
  [
    START - 10 * min,
    {
      type: 'session-opened',
      clinicId: 1,
      chairId: 'c3',
      chairLabel: '3',
      patientRef: 'Patient 0412',
      protocol: 'default@1',
    },
  ],
  [START, { type: 'infusion-started', drug: 'ketamine', plannedMinutes: 40 }],
  [START + min, alarmChanged('raised', START + min), ENGINE],
  [
    START + 2 * min,
    { type: 'alarm-acknowledged', alarmId: 'spo2:low#1', key: 'spo2:low', occurrence: 1 },
  ],
  [START + 3 * min, alarmChanged('cleared', START + 3 * min, { state: 'cleared' }), ENGINE],
  [
    START + 4 * min,
    alarmChanged('raised', START + 4 * min, { id: 'spo2:low#2', tier: 'warning' }),
    ENGINE,
  ],
  [
    START + 5 * min,
    alarmChanged('raised', START + 5 * min, {
      id: 'technical:no-data:hr#1',
      key: 'technical:no-data:hr',
      kind: 'technical',
      tier: 'warning',
    }),
    ENGINE,
  ],
  [START + 40 * min, { type: 'infusion-stopped', reason: 'completed' }],
);

describe('session summary', () => {
  it('UI-51 counts occurrences of patient alarms by tier, technical ones apart', () => {
    const state = log.reduce<SessionState | null>((before, event) => evolve(before, event), null);
    if (state === null) throw new Error('no session');
    const summary = summarise(state, log, START + 60 * min);
    expect(summary).toMatchObject({
      alarms: { critical: 1, warning: 1, info: 0 },
      technical: 1,
      unacknowledged: 1,
      effects: 0,
    });
    expect(summary.phases.map(({ phase, from, to }) => [phase, (to - from) / min])).toEqual([
      ['before', 10],
      ['infusing', 40],
      ['recovery', 20],
    ]);
  });

  it('UI-51 counts an alarm that has eased by the worst tier that it reached', () => {
    const worse = logOf(
      [START, { type: 'infusion-started', drug: 'ketamine', plannedMinutes: 40 }],
      [START + min, alarmChanged('escalated', START + min, { tier: 'critical' }), ENGINE],
      [START + 2 * min, alarmChanged('de-escalated', START + 2 * min, { tier: 'warning' }), ENGINE],
    );
    const state = log.reduce<SessionState | null>((before, event) => evolve(before, event), null);
    if (state === null) throw new Error('no session');
    expect(summarise(state, worse, START + 3 * min).alarms).toMatchObject({
      critical: 1,
      warning: 0,
    });
  });
});
