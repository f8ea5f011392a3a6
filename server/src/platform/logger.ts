import { type Logger as PinoLogger, pino } from 'pino';
import { loggedError } from './logged-error.ts';

/**
 * Levels: `error` means that a person must act; `warn` that something went wrong and the server coped;
 * `info` the few facts of its life; `debug` the rest. No reading, patient, password or token is ever logged.
 */
export type Logger = PinoLogger;

export const LOG_LEVELS = ['error', 'warn', 'info', 'debug', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export function createLogger(level: LogLevel): Logger {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { err: (error: unknown) => loggedError(error) },
    redact: { paths: ['req.headers.cookie', 'req.headers.authorization'], remove: true },
  });
}
