import type { FrameEntry } from '@chairside/shared/wire/station';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FrameQueue } from './frame-queue.ts';

const entry = (at: number): FrameEntry => ({
  chair: 'chair-1',
  at,
  arrivedAt: at,
  values: { hr: 72 },
});

/** Frames of the server every 80 ms for two seconds; when each entry was handed on, ms after it came. */
function waits(chairs: number): number[] {
  const waited: number[] = [];
  const queue = new FrameQueue(
    (entries) => waited.push(...entries.map(({ at }) => performance.now() - at)),
    () => chairs,
  );
  for (let i = 0; i < 25; i += 1) {
    queue.add([entry(performance.now())]);
    vi.advanceTimersByTime(80);
  }
  vi.advanceTimersByTime(400);
  return waited;
}

describe('frame queue', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('UI-56 paints at once with a few chairs, and a number waits at most 300 ms with 32', () => {
    const few = waits(7);
    expect(few).toHaveLength(25);
    expect(Math.max(...few)).toBeLessThan(40);
    const many = waits(32);
    expect(many).toHaveLength(25);
    expect(many[0]).toBeLessThan(40);
    expect(Math.max(...many)).toBeLessThan(300);
    expect(Math.max(...many)).toBeGreaterThan(100);
  });

  it('UI-56 hands on at once while the page is hidden', () => {
    vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    expect(Math.max(...waits(32))).toBe(0);
  });
});
