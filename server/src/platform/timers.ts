/** What waits while nobody counts it as server time: how long something takes, and what happens when it takes longer. */
export interface Timers {
  /** From any beginning, ms; only ever goes on. */
  now(): number;
  /** Calls `fn` once, `ms` from now; returns the way to stop. `idle`: it does not keep the process alive. */
  after(ms: number, fn: () => void, options?: { readonly idle?: boolean }): () => void;
}

export const machineTimers: Timers = {
  now: () => performance.now(),
  after(ms, fn, { idle = false } = {}) {
    const timer = setTimeout(fn, ms);
    if (idle) timer.unref();
    return () => clearTimeout(timer);
  },
};

/** Resolves `ms` from now, or as soon as `signal` is aborted. */
export function pause(
  timers: Timers,
  ms: number,
  { signal, idle = false }: { readonly signal?: AbortSignal; readonly idle?: boolean } = {},
): Promise<void> {
  if (signal?.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const end = () => {
      stop();
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const stop = timers.after(ms, end, { idle });
    signal?.addEventListener('abort', end);
  });
}
