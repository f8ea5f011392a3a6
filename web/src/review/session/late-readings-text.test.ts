import { expect, it } from 'vitest';
import { lateReadingsText, unsignedTexts } from './late-readings-text.ts';

const at = Date.UTC(2026, 0, 5, 9);
const readings = {
  count: 6,
  arrived: { from: at + 3_600_000, to: at + 3_600_000 },
  measured: { from: at, to: at + 120_000 },
};

it('SG-145 says how many readings no signature covers, when they came and when they were measured', () => {
  const text = lateReadingsText(readings, 'UTC');
  expect(text).toContain('6 readings arrived after the last signature');
  expect(text).toContain('sign again or add an addendum');
  expect(lateReadingsText({ ...readings, count: 1 }, 'UTC')).toContain('1 reading arrived');
});

it('SG-145 names each event that no signature covers', () => {
  const signature = { seq: 12, at };
  const events = [{ seq: 13, type: 'addendum-added', at }];
  expect(unsignedTexts({ signature, events, readings: null }, 'UTC')).toEqual([
    expect.stringMatching(/^Event 13, .* is not covered by a signature\.$/),
  ]);
  expect(unsignedTexts(null, 'UTC')).toEqual([]);
});
