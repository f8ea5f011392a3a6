import { AppError } from './errors.ts';
import type { Timers } from './timers.ts';

/** Waits for the database at most `ms`; what was asked goes on, and asking again with the same id finds it. */
export async function within<T>(work: Promise<T>, ms: number, timers: Timers): Promise<T> {
  const late = Promise.withResolvers<never>();
  const stop = timers.after(ms, () =>
    late.reject(new AppError('not-recording', 'This is not recorded yet. Send it again.')),
  );
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    stop();
  }
}
