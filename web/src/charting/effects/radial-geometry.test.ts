import { describe, expect, it } from 'vitest';
import { cellAt, labelPoint, RING } from './radial-geometry.ts';

const TERMS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

describe('the touch pad', () => {
  it('CH-03 takes a direction for the effect and a distance for the severity', () => {
    expect(cellAt(0, -60, TERMS)).toEqual({ term: 'a', severity: 'mild' });
    expect(cellAt(100, 0, TERMS)).toEqual({ term: 'c', severity: 'moderate' });
    expect(cellAt(0, 170, TERMS)).toEqual({ term: 'e', severity: 'severe' });
    expect(cellAt(-100, 0, TERMS)).toEqual({ term: 'g', severity: 'moderate' });
  });

  it('CH-03 records nothing from the middle, nor from outside', () => {
    expect(cellAt(0, 0, TERMS)).toBeNull();
    expect(cellAt(30, 30, TERMS)).toBeNull();
    expect(cellAt(0, -179, TERMS)).toBeNull();
    expect(cellAt(0, -60, [])).toBeNull();
  });

  it('CH-03 has room for a finger in every cell, and each label in its own direction', () => {
    for (const { from, to } of RING) {
      expect(to - from).toBeGreaterThanOrEqual(44);
      expect((2 * Math.PI * ((from + to) / 2)) / TERMS.length).toBeGreaterThanOrEqual(44);
    }
    TERMS.forEach((term, index) => {
      const { x, y } = labelPoint(index, TERMS.length);
      expect(cellAt(x, y, TERMS)?.term).toBe(term);
    });
  });
});
