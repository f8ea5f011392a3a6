import { describe, expect, it } from 'vitest';
import { alarmChanged, ENGINE, logOf, START } from '../wording/session-log.fixture.ts';
import { filterRows, logRows } from './log-rows.ts';

const log = logOf(
  [
    START - 600_000,
    {
      type: 'session-opened',
      clinicId: 1,
      chairId: 'c',
      chairLabel: '3',
      patientRef: 'Patient 0412',
      protocol: 'default@1',
    },
  ],
  [START, { type: 'infusion-started', drug: 'ketamine', plannedMinutes: 40 }],
  [START + 300_000, { type: 'note-added', text: 'Lights down' }],
  [START + 360_000, { type: 'entry-withdrawn', amends: 3, reason: 'not asked for' }],
  [START + 400_000, alarmChanged('raised', START + 400_000), ENGINE],
  [
    START + 420_000,
    { type: 'alarm-acknowledged', alarmId: 'spo2:low#1', key: 'spo2:low', occurrence: 1 },
  ],
  [
    START + 430_000,
    alarmChanged('raised', START + 430_000, { key: 'technical:monitor-silent', kind: 'technical' }),
    ENGINE,
  ],
);
const rows = logRows(log, 'America/New_York');

describe('log rows', () => {
  it('UI-37 gives each entry clock time, minute of infusion, person and sentence', () => {
    expect(rows[0]).toMatchObject({ clock: '08:50:00', minute: '-10 min', who: 'Nurse' });
    expect(rows[2]).toMatchObject({ clock: '09:05:00', minute: '5 min', text: 'Lights down' });
  });

  it('UI-39 keeps a withdrawn entry, marked, and its withdrawal in the same lane', () => {
    expect(rows[2]?.withdrawn).toBe(true);
    expect(rows[3]).toMatchObject({ lane: 'notes', withdrawn: false });
  });

  it('UI-39 survives a withdrawal that names itself', () => {
    const broken = logOf([START, { type: 'entry-withdrawn', amends: 1, reason: 'loop' }]);
    expect(logRows(broken, 'UTC')).toMatchObject([
      { lane: 'notes', text: 'Withdrawn: entry 1. Reason: loop' },
    ]);
  });

  it('UI-40 filters by lane and by every word of the search', () => {
    const lanes = (name: 'alarms' | 'technical') => filterRows(rows, new Set([name]), '');
    expect(lanes('alarms').map((row) => row.seq)).toEqual([5, 6]);
    expect(lanes('technical').map((row) => row.seq)).toEqual([7]);
    expect(filterRows(rows, new Set(), '')).toHaveLength(7);
    expect(filterRows(rows, new Set(), 'nurse LIGHTS').map((row) => row.seq)).toEqual([3, 4]);
    expect(filterRows(rows, new Set(), 'nobody')).toEqual([]);
  });
});
