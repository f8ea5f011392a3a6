import { describe, expect, it } from 'vitest';
import { LEAP_MS, moveCrosshair, STEP_MS } from './crosshair.ts';

const window = [1_000_000, 8_200_000] as const;
const end = 7_000_000;
const press = (key: string, at: number | null) => moveCrosshair(key, at, window, end);

describe('crosshair by keys', () => {
  it('UI-45 begins at the newest instant and moves in steps and leaps', () => {
    expect(press('ArrowLeft', null)).toBe(end);
    expect(press('ArrowLeft', end)).toBe(end - STEP_MS);
    expect(press('ArrowRight', 2_000_000)).toBe(2_000_000 + STEP_MS);
    expect(press('PageDown', end)).toBe(end - LEAP_MS);
    expect(press('Home', end)).toBe(window[0]);
    expect(press('End', null)).toBe(end);
  });

  it('UI-45 never leaves what has been measured, and Escape takes it away', () => {
    expect(press('ArrowRight', end)).toBe(end);
    expect(press('ArrowLeft', window[0])).toBe(window[0]);
    expect(press('Escape', end)).toBeNull();
    expect(press('a', end)).toBeUndefined();
  });
});
