import { describe, expect, it } from 'vitest';
import { readNumber, readParts, readVitals } from './kept-fields.ts';

const again = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('what a reload left of a form', () => {
  it('CH-23 is read back as it was', () => {
    expect(readNumber(again(71.5))).toBe(71.5);
    expect(readVitals(again({ sys: 128, dia: 82 }))).toEqual({ sys: 128, dia: 82 });
    expect(readParts(again({ activity: 2, breathing: 1 }))).toEqual({ activity: 2, breathing: 1 });
  });

  it('CH-23 is not taken where it has another shape', () => {
    expect(readNumber('71')).toBeNull();
    expect(readParts({ activity: 'good' })).toBeNull();
  });
});
