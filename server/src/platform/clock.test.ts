import { describe, expect, it } from 'vitest';
import { ManualClock } from './clock.fake.ts';

describe('ManualClock', () => {
  it('runs what falls due in order of due time and at its due instant', () => {
    const clock = new ManualClock(0);
    const seen: string[] = [];
    clock.every(3, () => seen.push(`three@${clock.now()}`));
    const stop = clock.every(2, () => seen.push(`two@${clock.now()}`));
    clock.advance(5);
    stop();
    clock.advance(2);
    expect(seen).toEqual(['two@2', 'three@3', 'two@4', 'three@6']);
    expect(clock.now()).toBe(7);
  });
});
