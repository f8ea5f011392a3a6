import type { AlignedSession } from '@chairside/shared/review/aligned-review';
import { describe, expect, it } from 'vitest';
import { columnOf, minutesOf, onMinutes, overlayRows } from './overlay-rows.ts';
import { seriesFigures } from './series-figures.ts';

const MINUTE = 60_000;
const session = (id: string, more: Partial<AlignedSession> = {}): AlignedSession => ({
  ...{ id, chairLabel: '1', phase: 'closed', outcome: 'discharged', courseId: null, number: null },
  ...{ openedAt: 0, startedAt: 0, stoppedAt: null, closedAt: null, delivered: null },
  ...{ infusedMs: null, weightKg: null, dischargeMs: null, vitals: [], effects: [] },
  ...{ criticalAlarms: 0, warningAlarms: 0, series: {} },
  ...more,
});

describe('sessions over each other', () => {
  it('CR-03 a minute shows the middle of its lowest and highest value', () => {
    const t = [0, 10_000, 70_000, 80_000];
    expect(onMinutes({ t, v: [60, 80, 90, 70] }, 0, 1)).toEqual([70, 80]);
  });

  it('CR-03 between two cuffs runs a straight line, before the first and after the last none', () => {
    const t = [0.5 * MINUTE, 10.5 * MINUTE];
    const line = onMinutes({ t, v: [120, 140] }, -1, 12);
    expect(line[0]).toBeNull();
    expect(line[1]).toBe(120);
    expect(line[6]).toBeCloseTo(130);
    expect(line[11]).toBe(140);
    expect(line.slice(12)).toEqual([null, null]);
  });

  it('CR-03 a gap is never drawn over', () => {
    const t = [0, 2 * MINUTE, 20 * MINUTE, 22 * MINUTE];
    const line = onMinutes({ t, v: [70, null, null, 90] }, 0, 22);
    expect(line.slice(3, 19).every((value) => value === null)).toBe(true);
  });

  it('CR-03 sessions of different lengths stand on one grid, each under its own name', () => {
    const one = session('a', { series: { hr: { t: [-5 * MINUTE, 0], v: [60, 62] } } });
    const two = session('b', { series: { hr: { t: [0, 3 * MINUTE], v: [80, 83] } } });
    const minutes = minutesOf([one, two]);
    expect(minutes).toEqual([-5, 3]);
    const rows = overlayRows([one, two], ['hr'], minutes ?? [0, 0]);
    expect(rows).toHaveLength(9);
    expect(rows[0]).toMatchObject({ minute: -5, [columnOf('b', 'hr')]: null });
    expect(minutesOf([session('c')])).toBeNull();
  });

  it('CR-04 what was not measured is missing from the figures, not zero', () => {
    expect(seriesFigures(session('a'), 0)).toMatchObject({
      ...{ mg: null, mgPerKg: null, peakSys: null, riseSys: null, dischargeMin: null, effects: 0 },
    });
    const at = { value: 150, at: 0, minute: 20 };
    const figures = seriesFigures(
      session('b', {
        delivered: { mg: 35, ml: 35 },
        weightKg: 70,
        dischargeMs: 65 * MINUTE,
        vitals: [{ signal: 'sys', baseline: 122, peak: at, nadir: at, last: at, count: 1 }],
      }),
      3,
    );
    expect(figures).toMatchObject({ place: 4, mgPerKg: 0.5, riseSys: 28, dischargeMin: 65 });
  });
});
