import type { Limit, ProtocolDocument } from '@chairside/shared/alarms/limits';
import { describe, expect, it } from 'vitest';
import { hasBand, labelledLimits, limitLabel, limitLines, spreadLabels } from './limit-lines.ts';

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

  it('moves labels apart only where they would cover each other', () => {
    expect(spreadLabels([50, 10, 13])).toEqual([50, 10, 22]);
    expect(spreadLabels([])).toEqual([]);
  });

  it('CH-22 keeps labels inside the panel, and leaves out the milder ones where there is no room', () => {
    expect(spreadLabels([90, 95, 99], 100)).toEqual([76, 88, 100]);
    const line = (signal: 'sys' | 'dia', tier: 'warning' | 'critical', value: number) => ({
      ...{ signal, tier, value },
      direction: 'high' as const,
    });
    const lines = [
      line('sys', 'warning', 160),
      line('sys', 'critical', 180),
      line('dia', 'warning', 100),
      line('dia', 'critical', 110),
    ];
    expect(labelledLimits(lines, 100)).toEqual(lines);
    expect(labelledLimits(lines, 24).map(({ value }) => value)).toEqual([160, 180, 110]);
    expect(labelledLimits(lines, 12).map(({ value }) => value)).toEqual([180, 110]);
  });

  it('shades nothing where diastolic values are at home', () => {
    const line = { tier: 'warning', value: 100 } as const;
    expect(hasBand({ ...line, signal: 'sys', direction: 'high' })).toBe(true);
    expect(hasBand({ ...line, signal: 'sys', direction: 'low' })).toBe(false);
    expect(hasBand({ ...line, signal: 'dia', direction: 'high' })).toBe(false);
    expect(hasBand({ ...line, signal: 'spo2', direction: 'low' })).toBe(true);
  });
});
