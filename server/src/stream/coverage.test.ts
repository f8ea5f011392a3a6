import { describe, expect, it } from 'vitest';
import { coverageOf } from './coverage.ts';

const NOW = 1_000_000;
const station = {
  status: { visible: true, sound: 'running' as const },
  reportedAt: NOW,
  proof: { kind: 'proven' as const, at: NOW - 5_000 },
};
const counted = (change: object) => Object.values(coverageOf([{ ...station, ...change }], NOW));

describe('what the screens of a clinic can do', () => {
  it('AD-08 counts a station that reports, is visible and can sound', () => {
    expect(counted({})).toEqual([1, 1, 1]);
    expect(counted({ proof: { kind: 'waiting' } })).toEqual([1, 1, 1]);
  });

  it('AD-08 a hidden page is not watched, a suspended or unproven one does not sound', () => {
    expect(counted({ status: { visible: false, sound: 'running' } })).toEqual([1, 0, 1]);
    expect(counted({ status: { visible: true, sound: 'suspended' } })).toEqual([1, 1, 0]);
    expect(counted({ proof: { kind: 'failed', at: NOW, why: 'silent' } })).toEqual([1, 1, 0]);
    expect(counted({ proof: { kind: 'failed', at: NOW, why: 'no-answer' } })).toEqual([1, 1, 0]);
  });

  it('AD-08 a station that misses two reports sleeps, and one that never reported is nobody', () => {
    expect(counted({ reportedAt: NOW - 12_000 })).toEqual([1, 1, 1]);
    expect(counted({ reportedAt: NOW - 12_001 })).toEqual([0, 0, 0]);
    expect(counted({ status: null })).toEqual([0, 0, 0]);
  });

  it("AD-15 a chair's own screen is no staff's screen", () => {
    expect(counted({ status: { ...station.status, bedside: true } })).toEqual([0, 0, 0]);
  });
});
