import { create } from 'zustand';

export type WakeLockState =
  | { readonly kind: 'asking' }
  | { readonly kind: 'held' }
  | { readonly kind: 'missing'; readonly why: WakeLockMissing };

/** `insecure`: plain http from another host; `refused` by the system, as with an empty battery; `lost` after it was held. */
export type WakeLockMissing = 'insecure' | 'unsupported' | 'refused' | 'lost';

export const useWakeLock = create<{ readonly state: WakeLockState }>()(() => ({
  state: { kind: 'asking' },
}));

const ASK_AGAIN_MS = 30_000;

const missing = (why: WakeLockMissing) => useWakeLock.setState({ state: { kind: 'missing', why } });

/** Keeps the display on while the page is visible; asks again whenever it comes back, and while it is refused. */
export function holdWakeLock(): () => void {
  let stopped = false;
  let asking = false;
  let lock: WakeLockSentinel | null = null;
  const request = async () => {
    if (document.hidden || stopped || asking || lock !== null) return;
    if (!('wakeLock' in navigator)) {
      missing(window.isSecureContext ? 'unsupported' : 'insecure');
      return;
    }
    asking = true;
    try {
      const held = await navigator.wakeLock.request('screen');
      if (stopped) return void held.release();
      lock = held;
      useWakeLock.setState({ state: { kind: 'held' } });
      held.addEventListener('release', () => {
        lock = null;
        if (!stopped) missing('lost');
      });
    } catch {
      missing('refused');
    } finally {
      asking = false;
    }
  };
  const again = () => void request();
  const timer = setInterval(again, ASK_AGAIN_MS);
  document.addEventListener('visibilitychange', again);
  again();
  return () => {
    stopped = true;
    clearInterval(timer);
    document.removeEventListener('visibilitychange', again);
    void lock?.release();
    useWakeLock.setState({ state: { kind: 'asking' } });
  };
}
