import type { Logger } from './logger.ts';

/** Within this the server has committed, said goodbye and ended; after it, it ends all the same. */
export const STOP_WITHIN_MS = 5_000;

interface Signals {
  on(signal: 'SIGTERM' | 'SIGINT', listener: () => void): unknown;
}

export interface ShutdownOptions {
  close(): Promise<void>;
  readonly log: Logger;
  exit(code: number): void;
  readonly signals: Signals;
  readonly withinMs?: number;
}

/** Ends the process on SIGTERM and SIGINT: code 0 when everything closed, 1 when it did not in time. */
export function endOnSignal(options: ShutdownOptions): void {
  const { close, log, exit, signals, withinMs = STOP_WITHIN_MS } = options;
  let begun = false;
  const begin = (signal: string) => {
    if (begun) return;
    begun = true;
    log.info({ signal }, 'stopping');
    const forced = setTimeout(() => {
      log.error(
        { withinMs },
        'the server did not stop in time and was ended; look at what it waited for',
      );
      exit(1);
    }, withinMs);
    close().then(
      () => {
        clearTimeout(forced);
        log.info('stopped');
        exit(0);
      },
      (error: unknown) => {
        clearTimeout(forced);
        log.error({ err: error }, 'the server stopped with an error');
        exit(1);
      },
    );
  };
  // Not `once`: Ctrl-C under npm comes twice, and a signal that nobody listens to kills where the process stands.
  signals.on('SIGTERM', () => begin('SIGTERM'));
  signals.on('SIGINT', () => begin('SIGINT'));
}
