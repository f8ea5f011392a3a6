import { describe, expect, it } from 'vitest';
import { TREND_CAP, TREND_SPAN_MS, TrendBuffer } from './trend-buffer.ts';

describe('trend buffer', () => {
  it('UI-14 stays bounded however long the shift is', () => {
    const buffer = new TrendBuffer();
    for (let i = 0; i < 4 * 3600; i += 1) {
      buffer.push(i * 1000, 97);
      buffer.expire(i * 1000);
    }
    expect(buffer.t.length).toBeLessThanOrEqual(TREND_SPAN_MS / 1000 + 62);
    for (let i = 0; i < 5_000; i += 1) buffer.push(20_000_000 + i * 100, 97);
    expect(buffer.t.length).toBe(TREND_CAP);
    expect(buffer.v.length).toBe(TREND_CAP);
  });

  it('UI-14 does not draw a resent reading twice and puts history in front', () => {
    const buffer = new TrendBuffer();
    buffer.push(10_000, 96);
    expect(buffer.push(10_000, 96)).toBe(false);
    buffer.prepend([7_000, 8_000, 9_000, 10_000, 11_000], [94, null, 95, 1, 2]);
    expect(buffer.t).toEqual([7_000, 9_000, 10_000]);
    expect(buffer.v).toEqual([94, 95, 96]);
  });
});
