import { describe, expect, it } from 'vitest';
import { openedLog, T0 } from '../moves/session.fixture.ts';
import { valuesByNumber } from '../vitals/named-reading.ts';
import { CUFFS_KEPT, cuffsOf, withCuffOf } from './cuffs.ts';
import type { CuffTaken } from './decide-context.ts';

const MIN = 60_000;
const reading = (at: number, sys: number, dia: number, nibpAt?: number) => ({
  ...{ at, values: valuesByNumber({ sys, dia, hr: 70 }), nibpAt: nibpAt ?? null },
});
const NOTHING = { at: T0 + MIN, nibpAt: null };

describe('the pressures of a session', () => {
  it('VS-02 counts each inflation once, however often the monitor sends it', () => {
    let cuffs: readonly CuffTaken[] = [];
    cuffs = withCuffOf(cuffs, reading(T0, 120, 80));
    cuffs = withCuffOf(cuffs, reading(T0 + 1000, 120, 80, T0));
    cuffs = withCuffOf(cuffs, reading(T0 + 3_600_000, 120, 80, T0));
    expect(cuffs).toEqual([{ sys: 120, dia: 80, at: T0, source: 'monitor' }]);
    // The same numbers under another identity are another inflation.
    expect(withCuffOf(cuffs, reading(T0 + 45_000, 120, 80))).toHaveLength(2);
    expect(withCuffOf(cuffs, { ...NOTHING, values: valuesByNumber({ hr: 70 }) })).toBe(cuffs);
    expect(withCuffOf(cuffs, { ...NOTHING, values: valuesByNumber({ sys: 120 }) })).toBe(cuffs);
  });

  it('VS-02 puts a late inflation where it was taken, and keeps a bounded number', () => {
    let cuffs: readonly CuffTaken[] = [];
    for (let i = 0; i < CUFFS_KEPT + 5; i++) {
      cuffs = withCuffOf(cuffs, reading(T0 + i * MIN, 120 + (i % 7), 80));
    }
    expect(cuffs).toHaveLength(CUFFS_KEPT);
    expect(cuffs[0]?.at).toBe(T0 + 5 * MIN);
    const late = withCuffOf(cuffs, reading(T0 + 5.5 * MIN, 111, 71));
    expect(late.map(({ sys }) => sys).slice(0, 2)).toEqual([111, cuffs[1]?.sys]);
  });

  it('VS-02 has what was entered by hand among them, as it stands', () => {
    const log = openedLog();
    log.must({ type: 'record-vitals', values: { sys: 131, dia: 84 } }, 2 * MIN);
    log.must({ type: 'record-vitals', values: { spo2: 97 } }, 3 * MIN);
    const monitor = [{ sys: 120, dia: 80, at: T0 + MIN, source: 'monitor' as const }];
    expect(cuffsOf(log.current(), monitor).map(({ sys, source }) => [sys, source])).toEqual([
      [120, 'monitor'],
      [131, 'manual'],
    ]);
    const { seq } = log.current().manualVitals[0] ?? { seq: 0 };
    log.must({ type: 'withdraw-entry', seq, reason: 'of another patient' }, 4 * MIN);
    expect(cuffsOf(log.current(), monitor)).toEqual(monitor);
    expect(cuffsOf(null, [])).toEqual([]);
  });
});
