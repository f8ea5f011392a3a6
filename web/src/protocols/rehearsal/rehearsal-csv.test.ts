import { describe, expect, it } from 'vitest';
import { rehearsalCsv } from './rehearsal-csv.ts';
import { type ChoiceFields, choiceOf, FIRST_CHOICE } from './session-choice.ts';

const alarm = {
  ...{ key: 'spo2:low', tier: 'warning' as const, limitId: 'a', since: 0, raisedAt: 1000 },
  limit: { op: '<=', value: 93, unit: '%' },
  ...{ endedAt: null, worst: 92, trace: [{ change: 'raised', at: 1000 }] },
};
const session = {
  ...{ id: 's', patientRef: '=1+1, "x"', openedAt: 0, hours: 1.5, before: 1, after: 2 },
  ...{ added: [alarm], removed: [], moved: [{ before: alarm, after: alarm, seconds: -12 }] },
};

describe('the table of a rehearsal', () => {
  it('PR-62 has a line for each alarm that changes and for each session without one, and runs no formula', () => {
    const calm = { ...session, id: 't', patientRef: '0412', added: [], moved: [] };
    const lines = rehearsalCsv({ sessions: [session, calm] }).split('\r\n');
    expect(lines).toHaveLength(5);
    expect(lines[0]).toMatch(/^\uFEFFsession,patient reference,/);
    expect(lines[1]).toBe(
      `s,"'=1+1, ""x""",1970-01-01T00:00:00.000Z,1.5,1,2,added,,Warning,SpO2 low,<= 93 %,92,1970-01-01T00:00:01.000Z,,raised 1970-01-01T00:00:01.000Z`,
    );
    expect(lines[2]).toContain(',moved,-12,Warning,');
    const turned = rehearsalCsv({ sessions: [{ ...calm, patientRef: '＝1\nx' }] });
    expect(turned.split('\r\n')[1]).toMatch(/^t,"'＝1\nx",/);
    expect(lines[3]).toBe('t,0412,1970-01-01T00:00:00.000Z,1.5,1,2,none,,,,,,,,');
  });
});

describe('a choice of sessions', () => {
  it('PR-60 says what is missing', () => {
    const of = (fields: Partial<ChoiceFields>) => choiceOf({ ...FIRST_CHOICE, ...fields }, 'UTC');
    expect(of({}).choice).toEqual({ by: 'newest', count: 20 });
    expect(of({ count: 201 }).missing).toMatch(/At most 200/);
    expect(of({ by: 'span', from: '2026-11-02' }).choice).toBeNull();
    expect(of({ by: 'span', from: '2026-11-02', to: '2026-11-01' }).missing).toMatch(/before/);
    expect(of({ by: 'span', from: '2026-11-02', to: '2026-11-02' }).choice).toEqual({
      ...{ by: 'span', from: Date.UTC(2026, 10, 2), to: Date.UTC(2026, 10, 3) },
    });
    expect(of({ by: 'patient', patient: ' ' }).missing).toMatch(/reference/);
    expect(of({ by: 'hand' }).missing).toMatch(/Pick/);
  });
});
