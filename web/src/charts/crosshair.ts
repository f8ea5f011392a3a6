/** Where the crosshair goes: by pointer anywhere, by keys in steps. */

export const STEP_MS = 10_000;
export const LEAP_MS = 300_000;

/** The instant after a key, `null` to take the crosshair away, `undefined` for any other key. */
export function moveCrosshair(
  key: string,
  at: number | null,
  window: readonly [number, number],
  end: number,
): number | null | undefined {
  const last = Math.min(window[1], end);
  const from = at ?? last;
  const clamp = (value: number) => Math.min(last, Math.max(window[0], value));
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return clamp(at === null ? last : from - STEP_MS);
    case 'ArrowRight':
    case 'ArrowUp':
      return clamp(at === null ? last : from + STEP_MS);
    case 'PageDown':
      return clamp(from - LEAP_MS);
    case 'PageUp':
      return clamp(from + LEAP_MS);
    case 'Home':
      return window[0];
    case 'End':
      return last;
    case 'Escape':
      return null;
    default:
      return undefined;
  }
}
