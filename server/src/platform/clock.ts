/** Time as the shell sees it. Domain code never asks: it gets instants as arguments. */
export interface Clock {
  /** Epoch ms. */
  now(): number;
  /** Calls `fn` every `ms`; returns the way to stop. */
  every(ms: number, fn: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  every(ms, fn) {
    const timer = setInterval(fn, ms);
    return () => clearInterval(timer);
  },
};
