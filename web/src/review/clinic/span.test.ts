import { describe, expect, it } from 'vitest';
import { countText, percentOf, percentText } from './share-text.ts';
import { spanOf } from './span.ts';

describe('the days of a clinic review', () => {
  it('CR-06 are the last 30 where nothing is asked for', () => {
    expect(spanOf(null, null, '2026-11-22')).toEqual({
      ...{ from: '2026-10-24', to: '2026-11-22', problem: null },
    });
    expect(spanOf(null, '2026-03-01', '2026-11-22').from).toBe('2026-01-31');
  });

  it('CR-06 that make no span are said to, and nothing is asked of the server', () => {
    expect(spanOf('2026-11-23', '2026-11-22', '2026-11-22').problem).toMatch(/after/);
    expect(spanOf('', '2026-11-22', '2026-11-22').problem).not.toBeNull();
    expect(spanOf('2026-02-30', '2026-11-22', '2026-11-22').problem).not.toBeNull();
  });

  it('CR-07 a percentage of nothing is missing; the count always stands beside it', () => {
    expect(percentText({ count: 0, of: 0 })).toBe('--');
    expect(percentText({ count: 0, of: 12 })).toBe('0 %');
    expect(percentText({ count: 1, of: 300 })).toBe('0.3 %');
    expect(percentText({ count: 1, of: 3 })).toBe('33 %');
    expect(countText({ count: 1, of: 3 })).toBe('1 of 3');
    expect(percentOf({ count: 0, of: 0 })).toBe(0);
  });
});
