import { describe, expect, it } from 'vitest';
import { minute, model, readings } from './chart-model.fixture.ts';
import { chartModel, chartWindow } from './chart-model.ts';
import { readAt, speakReadout } from './readout.ts';
import { tableRows } from './table-rows.ts';

const ZONE = 'America/New_York';
const bare = { openedAt: minute(0), events: [], liveAlarms: [], limits: [] };

describe('chart model', () => {
  it('UI-30 takes the start of the infusion as zero, and the opening before any start', () => {
    expect(model).toMatchObject({ zero: minute(0), started: true });
    const before = chartModel({ ...bare, stored: null, live: {}, now: minute(5) });
    expect(before).toMatchObject({ zero: minute(0), started: false });
  });

  it('UI-42 falls back to the pulse where the monitor has no ECG, and says so', () => {
    const onPulse = chartModel({
      ...bare,
      stored: { ...readings, series: { pulse: { t: [minute(1)], v: [70] } } },
      live: {},
      now: null,
    });
    expect(onPulse).toMatchObject({ rateLabel: 'PR', rate: { v: [70] } });
    expect(model.rateLabel).toBe('HR');
  });

  it('UI-400 has a panel for whatever else was measured, in the order of the screens', () => {
    const t = [1, 2, 3, 4, 5].map((n) => minute(n));
    const v = (value: number) => ({ t, v: t.map(() => value) });
    const { panels } = chartModel({
      ...bare,
      stored: {
        ...readings,
        series: { temp: v(36.6), etco2: v(38), rr: v(14), map: v(90) },
      },
      live: {},
      now: null,
    });
    expect(panels.map(({ signal }) => signal)).toEqual(['rr', 'etco2', 'temp']);
    // Counted once by hand it stands among the checks.
    const once = { ...readings, series: { rr: { t: [minute(1)], v: [14] } } };
    expect(chartModel({ ...bare, stored: once, live: {}, now: null }).panels).toEqual([]);
  });

  it('UI-33 hatches the silence after the last value once it is older than ten seconds', () => {
    const gaps = (now: number) =>
      chartModel({
        ...bare,
        stored: null,
        live: { spo2: { t: [minute(1)], v: [97] } },
        now,
      }).gaps;
    expect(gaps(minute(1) + 10_000)).toEqual([]);
    expect(gaps(minute(1) + 10_001)).toEqual([
      { vital: 'spo2', from: minute(1), to: minute(1) + 10_001, cause: 'no data' },
    ]);
  });

  it('UI-33 hatches the time from the opening to a first value that came late', () => {
    const gaps = (first: number) =>
      chartModel({ ...bare, stored: null, live: { hr: { t: [first], v: [70] } }, now: first }).gaps;
    expect(gaps(minute(1))).toEqual([]);
    expect(gaps(minute(4))).toMatchObject([{ vital: 'hr', from: minute(0), to: minute(4) }]);
  });

  it('UI-33 ends a stored gap where live values come back', () => {
    const open = { vital: 'spo2', from: minute(1), to: minute(9), cause: 'probe off' } as const;
    const { gaps } = chartModel({
      ...bare,
      stored: { ...readings, series: {}, gaps: [open] },
      live: { spo2: { t: [minute(3)], v: [97] } },
      now: minute(3),
    });
    expect(gaps).toMatchObject([{ from: minute(1), to: minute(3) }]);
  });

  it('UI-43 shows two hours at most, or the whole session, with the planned end in sight', () => {
    expect(chartWindow('recent', minute(0), minute(5), null)).toEqual([minute(0), minute(30)]);
    expect(chartWindow('recent', minute(0), minute(10), minute(45))).toEqual([
      minute(0),
      minute(45),
    ]);
    expect(chartWindow('recent', minute(0), minute(200), null)).toEqual([minute(80), minute(200)]);
    expect(chartWindow('whole', minute(0), minute(200), null)).toEqual([minute(0), minute(200)]);
  });
});

describe('reading all lanes at one instant', () => {
  it('UI-34 reads vitals, cuff age, infusion, effects and alarms', () => {
    const at = readAt(model, minute(11.5), ZONE, 20_000);
    expect(at).toMatchObject({
      time: '11:30',
      clock: '09:11:30',
      spo2: '86',
      infusion: 'infusing',
    });
    expect(at).toMatchObject({ bp: '125/78 (95)', bpAge: '1 min before' });
    expect(at.alarms).toEqual(['SpO2 88 < 90 %']);
    expect(readAt(model, minute(15), ZONE, 20_000).effects).toEqual(['Nausea moderate']);
    expect(readAt(model, minute(26), ZONE, 20_000).infusion).toBe('paused');
  });

  it('UI-34 reads a gap as "--" with its cause, never as the value before it', () => {
    const at = readAt(model, minute(20.2), ZONE, 60_000);
    expect(at).toMatchObject({ spo2: '--', gaps: ['probe off'] });
    expect(speakReadout(at, 'HR', true)).toContain('SpO2 --');
    expect(readAt(model, minute(-20), ZONE, 20_000)).toMatchObject({ rate: '--', bp: '--' });
  });

  it('UI-44 has a table twin with a row per five minutes', () => {
    const rows = tableRows(model, [minute(-10), minute(40)], ZONE);
    expect(rows).toHaveLength(10);
    expect(rows[4]).toMatchObject({
      minute: 10,
      clock: '09:10',
      spo2: '86 to 97',
      infusion: 'running',
    });
    expect(rows[4]?.alarms).toBe('SpO2 88 < 90 %');
    expect(rows[7]?.infusion).toBe('paused');
    expect(rows[5]?.effects).toBe('Nausea moderate');
    expect(tableRows(model, [minute(90), minute(95)], ZONE)[0]).toMatchObject({
      rate: '--',
      bp: '--',
    });
  });
});
