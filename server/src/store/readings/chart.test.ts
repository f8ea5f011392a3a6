import { fromNamed, type NamedReading, namedValues } from '@chairside/shared/vitals/named-reading';
import type { Reading } from '@chairside/shared/vitals/reading';
import { describe, expect, it } from 'vitest';
import { chartOf } from './chart.ts';
import { packReading, unpackReading } from './packing.ts';

const reading = (seq: number, more: Partial<NamedReading> = {}): Reading =>
  fromNamed({
    ...{ seq, t: seq * 1000, at: seq * 1000, arrivedAt: seq * 1000 + 5, late: false },
    ...{ values: { hr: 70 }, status: {}, ...more },
  });
const rows = (readings: readonly Reading[]) => readings.map((each) => packReading(1, each, null));

describe('a chart of stored rows', () => {
  it('ST-26 draws one point per inflation, at the instant of the cuff', () => {
    const cuff = { values: { hr: 70, sys: 120, dia: 80 }, nibpAt: 2500 };
    const { series } = chartOf(
      rows([1, 2, 3, 4, 5].map((seq) => reading(seq, seq > 2 ? cuff : {}))),
      0,
      9000,
      400,
    );
    expect(series.sys).toEqual({ t: [2500], v: [120] });
    expect(series.map).toBeUndefined();
  });

  it('ST-24 shows a vital that was never measured as a gap with its cause, and an unknown one not at all', () => {
    const off = Array.from({ length: 20 }, (_, i) => reading(i + 1, { status: { spo2: 'off' } }));
    const { gaps, series } = chartOf(rows(off), 0, 60_000, 400);
    expect(gaps).toEqual([{ vital: 'spo2', from: 1000, to: 20_000, cause: 'off' }]);
    expect(series.spo2).toBeUndefined();
  });

  it('ST-24 tells readings without the vital from no readings at all', () => {
    const silent = [1, 2, 3, 20, 21].map((seq) => reading(seq));
    expect(chartOf(rows(silent), 0, 60_000, 400).gaps).toEqual([
      { vital: 'hr', from: 3000, to: 20_000, cause: 'no data received' },
    ]);
    const lacking = Array.from({ length: 21 }, (_, i) =>
      reading(i + 1, { values: i > 2 && i < 19 ? { spo2: 98 } : { hr: 70, spo2: 98 } }),
    );
    expect(chartOf(rows(lacking), 0, 60_000, 400).gaps).toEqual([
      { vital: 'hr', from: 3000, to: 20_000, cause: 'not measured' },
    ]);
  });

  it('ST-20 stores at the precision of the catalogue', () => {
    const stored = unpackReading(
      packReading(1, reading(1, { values: { temp: 36.64, hr: 70.4, rr: 0 } }), 3.2),
    );
    expect(namedValues(stored.values)).toEqual({ temp: 36.6, hr: 70, rr: 0 });
  });
});
