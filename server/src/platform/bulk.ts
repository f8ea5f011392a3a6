/** Work that reads more than a screenful: it runs beside the loop that evaluates alarms, never in it. */
import type { ErrorCode } from '@chairside/shared/wire/errors';
import type { FastifyReply } from 'fastify';
import { AppError, asRefusal } from './errors.ts';

/** Who asks: limits are by person. */
export interface Asker {
  readonly id: string;
  readonly clinicId: number;
}

export interface JobControl {
  progress(so: unknown): void;
  cancelled(): boolean;
}

/** An answer that is made while it is sent. */
export interface Streamed<Head> {
  readonly head: Head;
  readonly pieces: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>;
}

/** What a task is named by and made from: plain data, so that it can be handed to a thread. */
export type JobTable = Readonly<
  Record<string, (input: never, control: JobControl) => Promise<unknown>>
>;

export interface RunOptions {
  progress?(so: unknown): void;
  readonly signal?: AbortSignal;
}

export interface Bulk<Jobs extends JobTable> {
  /** @throws AppError `too-many-requests` where this person, or the server, has as much under way as it may */
  run<Name extends keyof Jobs & string>(
    asker: Asker,
    name: Name,
    input: Parameters<Jobs[Name]>[0],
    options?: RunOptions,
  ): ReturnType<Jobs[Name]>;
  close(): Promise<void>;
}

/** A failure on its way out of a thread. */
export interface Failure {
  readonly code: ErrorCode;
  readonly message: string;
  readonly refusal?: string;
  readonly issues?: AppError['issues'];
  /** Where a defect is, without the data that it met. */
  readonly place?: string;
}

export function failureOf(error: unknown): Failure {
  const refused = asRefusal(error);
  if (refused) {
    const { code, message, refusal, issues } = refused;
    return {
      ...{ code, message },
      ...(refusal === undefined ? {} : { refusal }),
      ...(issues === undefined ? {} : { issues }),
    };
  }
  const place = error instanceof Error ? /^\s+at .+$/m.exec(error.stack ?? '')?.[0].trim() : '';
  const type = error instanceof Error ? error.name : typeof error;
  return { code: 'internal', message: 'The work failed.', place: `${type} ${place ?? ''}` };
}

export function errorOf({ code, message, refusal, issues, place }: Failure): AppError {
  return new AppError(code, place === undefined ? message : `${message} ${place}`, {
    ...(refusal === undefined ? {} : { refusal }),
    ...(issues === undefined ? {} : { issues }),
  });
}

export function isStreamed(value: unknown): value is Streamed<unknown> {
  return typeof value === 'object' && value !== null && 'pieces' in value && 'head' in value;
}

/** In this thread: for a store in memory, which no thread could share. */
export function bulkHere<Jobs extends JobTable>(jobs: Jobs): Bulk<Jobs> {
  return {
    run(_asker, name, input, { progress, signal } = {}) {
      const control: JobControl = {
        progress: (so) => progress?.(so),
        cancelled: () => signal?.aborted === true,
      };
      return jobs[name]?.(input as never, control) as ReturnType<Jobs[typeof name]>;
    },
    close: async () => undefined,
  };
}

/** Sends JSON that is text already. */
export function sendText(reply: FastifyReply, text: string): FastifyReply {
  return reply.type('application/json; charset=utf-8').send(text);
}
