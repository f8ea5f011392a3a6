import { create } from 'zustand';

/** `unavailable`: no such browser feature, or plain http from another host. */
type WakeLockState = 'held' | 'released' | 'unavailable';

export const useWakeLock = create<{ readonly state: WakeLockState }>()(() => ({
  state: 'released',
}));

/** Keeps the display on while the page is visible; asks again whenever it comes back. */
export function holdWakeLock(): () => void {
  let stopped = false;
  let lock: WakeLockSentinel | null = null;
  const request = async () => {
    if (document.hidden || stopped) return;
    if (!('wakeLock' in navigator)) {
      useWakeLock.setState({ state: 'unavailable' });
      return;
    }
    try {
      lock = await navigator.wakeLock.request('screen');
      useWakeLock.setState({ state: 'held' });
      lock.addEventListener('release', () => useWakeLock.setState({ state: 'released' }));
    } catch {
      useWakeLock.setState({ state: 'released' });
    }
  };
  const again = () => void request();
  document.addEventListener('visibilitychange', again);
  again();
  return () => {
    stopped = true;
    document.removeEventListener('visibilitychange', again);
    void lock?.release();
  };
}
