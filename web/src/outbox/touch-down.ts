import { serverNow } from '../live/clock-store.ts';

/** A gesture older than this did not cause what is charted now. */
const SAME_GESTURE_MS = 1_500;
let touchedAt: number | null = null;

/** Notes when a finger, button or key goes down: an entry is stamped there, not when the finger leaves. */
export function watchTouchDown(): () => void {
  const touched = () => {
    touchedAt = Math.floor(serverNow());
  };
  window.addEventListener('pointerdown', touched, { capture: true });
  window.addEventListener('keydown', touched, { capture: true });
  return () => {
    window.removeEventListener('pointerdown', touched, { capture: true });
    window.removeEventListener('keydown', touched, { capture: true });
  };
}

/**
 * The instant of the touch that charts now, server clock, never ahead of it. Not before `known`, an instant that the
 * server has told of already: this screen's idea of the time lags behind by the way through the network.
 */
export function touchDown(known: number): number {
  const now = Math.floor(serverNow());
  const at = touchedAt !== null && now - touchedAt < SAME_GESTURE_MS ? touchedAt : now;
  return Math.max(Math.min(at, now), known);
}
