import { create } from 'zustand';
import { pageNow } from '../time/page-time.ts';

/** Server time as this screen knows it. Every age on screen is counted against it, never against the machine's own clock. */
interface ClockState {
  /** Server clock less the time of this page (`page-time`), ms. */
  readonly offsetMs: number;
  /** Server time of the last whole-second tick, epoch ms. */
  readonly now: number;
}

/** A page that is loaded while the server is away still charts by the server's clock. */
const KEPT_OFFSET = 'chairside-clock-offset';
const keptOffset = (): number => Number(globalThis.localStorage?.getItem(KEPT_OFFSET) ?? 0) || 0;

export const useClock = create<ClockState>()(() => {
  const offsetMs = keptOffset();
  return { offsetMs, now: pageNow() + offsetMs };
});

/** Server time at this instant, epoch ms. */
export function serverNow(): number {
  return pageNow() + useClock.getState().offsetMs;
}

/** A jump above this is taken over at once (sleep, a changed clock); below it network jitter is smoothed. */
const JUMP_MS = 1_000;
const SMOOTHING = 0.1;
const WORTH_KEEPING_MS = 50;

export function heardServerTime(serverTime: number): void {
  const measured = serverTime - pageNow();
  const { offsetMs } = useClock.getState();
  // The way through the network only ever makes the server's time look earlier: a later one is nearer the truth.
  const next =
    measured > offsetMs || offsetMs - measured > JUMP_MS
      ? measured
      : offsetMs + (measured - offsetMs) * SMOOTHING;
  useClock.setState({ offsetMs: next, now: pageNow() + next });
  // The next page begins with the machine's clock as it is then.
  const kept = next + pageNow() - Date.now();
  if (Math.abs(kept - keptOffset()) > WORTH_KEEPING_MS) {
    globalThis.localStorage?.setItem(KEPT_OFFSET, String(Math.round(kept)));
  }
}

export function tickClock(): void {
  useClock.setState({ now: serverNow() });
}

/** Server time, once a second. Prefer `useClockText` where only a text follows from it. */
export const useServerNow = (): number => useClock((state) => state.now);

/** Derives a text (or any primitive) from the time; renders only when the result changes. */
export function useFromNow<T extends string | number | boolean | null>(
  derive: (now: number) => T,
): T {
  return useClock((state) => derive(state.now));
}
