import { AppError } from './errors.ts';

/** Waits for the database at most `ms`; what was asked goes on, and asking again with the same id finds it. */
export async function within<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new AppError('not-recording', 'This is not recorded yet. Send it again.')),
      ms,
    );
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
