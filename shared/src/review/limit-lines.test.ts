import { describe, expect, it } from 'vitest';
import type { Limit, ProtocolDocument } from '../protocols/document/document.ts';
import { limitLabel, limitLines } from './limit-lines.ts';

const limit = (id: string, tier: Limit['tier'], test: Limit['test']): Limit => ({
  id,
  signal: 'sys',
  direction: 'high',
  tier,
  test,
  delayMs: 0,
  hysteresis: { by: 5, forMs: 0 },
  confirm: false,
  phases: ['infusing'],
  source: { ids: [], confidence: 'low' },
});
const protocol = {
  limits: [
    limit('absolute', 'warning', { kind: 'absolute', op: '>=', value: 160 }),
    limit('relative', 'warning', { kind: 'points-from-baseline', op: '>=', points: 30 }),
    limit('critical', 'critical', { kind: 'absolute', op: '>=', value: 180 }),
  ],
} as Pick<ProtocolDocument, 'limits'> as ProtocolDocument;

describe('limit lines', () => {
  it('UI-41 names a limit between two values by the first that meets it', () => {
    expect(limitLabel({ direction: 'high', value: 152.4 })).toBe('153');
    expect(limitLabel({ direction: 'low', value: 52.5 })).toBe('52');
    expect(limitLabel({ direction: 'high', value: 160 })).toBe('160');
  });

  it('UI-41 draws the limit that is met first, relative ones only with a baseline', () => {
    const values = (baseline: { sys?: number } | null) =>
      limitLines(protocol, baseline, 'infusing').map(({ tier, value }) => [tier, value]);
    expect(values(null)).toEqual([
      ['warning', 160],
      ['critical', 180],
    ]);
    expect(values({ sys: 118 })[0]).toEqual(['warning', 148]);
    expect(values({ sys: 140 })[0]).toEqual(['warning', 160]);
  });

  it('draws no limit of another phase', () => {
    expect(limitLines(protocol, null, 'before')).toEqual([]);
  });
});
