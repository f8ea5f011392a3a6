import { spreadLabels } from '@chairside/shared/review/spread-labels';
import { describe, expect, it } from 'vitest';
import { hasBand, labelledLimits } from './limit-room.ts';

describe('room for limits', () => {
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
