import { describe, expect, it } from 'vitest';
import { cuffBars, type TrendBox, trendLine } from './trend-path.ts';

const box: TrendBox = { from: 0, to: 900_000, width: 300, top: 0, height: 60, min: 80, max: 100 };

function everySecond(seconds: number, value: (i: number) => number) {
  return {
    t: Array.from({ length: seconds }, (_, i) => i * 1000),
    v: Array.from({ length: seconds }, (_, i) => value(i)),
  };
}
const pieces = (path: string) => path.match(/M/g)?.length ?? 0;

describe('trend', () => {
  it('UI-05 breaks the line where values are missing and marks the gap', () => {
    const full = everySecond(900, () => 97);
    const keep = full.t
      .map((at, i) => [at, full.v[i] ?? 0] as const)
      .filter(([at]) => at < 300_000 || at > 420_000);
    const line = trendLine({ t: keep.map(([at]) => at), v: keep.map(([, v]) => v) }, box);
    expect(pieces(line.path)).toBe(2);
    expect(line.gaps).toHaveLength(1);
    expect(line.gaps[0]?.width).toBeCloseTo(40.7, 0);
  });

  it('UI-05 marks the end as a gap when values have stopped', () => {
    const line = trendLine(
      everySecond(600, () => 97),
      box,
    );
    expect(line.gaps.at(-1)?.width).toBeCloseTo(100, 0);
  });

  it('UI-05 does not break a slow but steady signal', () => {
    const slow = { t: Array.from({ length: 30 }, (_, i) => i * 30_000), v: Array(30).fill(96) };
    expect(trendLine(slow, box).gaps).toHaveLength(0);
  });

  it('UI-05 keeps the extreme of every pixel column', () => {
    const line = trendLine(
      everySecond(900, (i) => (i === 451 ? 82 : 97)),
      box,
    );
    const lowest = Math.max(
      ...[...line.path.matchAll(/[ML][\d.]+ ([\d.]+)/g)].map((m) => Number(m[1])),
    );
    expect(lowest).toBeCloseTo(54, 0);
    expect(line.path.length).toBeLessThan(8_000);
  });

  it('UI-05 draws a cuff reading only with both pressures', () => {
    const sys = { t: [60_000, 120_000], v: [98, 96] };
    const dia = { t: [60_000], v: [84] };
    expect(cuffBars(sys, dia, { t: [], v: [] }, box)).toHaveLength(1);
  });
});
