/** Work that reads more than a screenful: it runs beside the loop that evaluates alarms, never in it. */
import type { ErrorCode } from '@chairside/shared/wire/errors';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
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

/**
 * A piece of work that a feature brings (`<feature>.jobs.ts`). Input and output are plain data, so that they can be
 * handed to a thread and back; the ground is what it is made from there.
 */
export interface Job<Input, Output, Ground = never> {
  readonly name: string;
  /** What makes a screen never waits for what makes a file or goes through whole records. */
  readonly makes: 'screen' | 'file';
  readonly run: (ground: Ground, input: Input, control: JobControl) => Promise<Output>;
}
export type AnyJob<Ground = never> = Job<never, unknown, Ground>;

/** JSON text already: the thread that sends an answer must not be held up by encoding it. */
export const jsonText = <T>(schema: z.ZodType<T>, value: T): string =>
  JSON.stringify(schema.parse(value));

/** The work that a name stands for. @throws Error for a job that the list of the server does not have */
export function workOf<Ground>(jobs: readonly AnyJob<Ground>[], ground: Ground, name: string) {
  const job = jobs.find((one) => one.name === name);
  if (!job) throw new Error(`no job is called ${name}`);
  return (input: unknown, control: JobControl) => job.run(ground, input as never, control);
}

export interface RunOptions {
  progress?(so: unknown): void;
  readonly signal?: AbortSignal;
}

export interface Bulk {
  /** @throws AppError `too-many-requests` where this person, or the server, has as much under way as it may */
  run<Input, Output>(
    asker: Asker,
    job: Job<Input, Output>,
    input: Input,
    options?: RunOptions,
  ): Promise<Output>;
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
export function bulkHere<Ground>(jobs: readonly AnyJob<Ground>[], ground: Ground): Bulk {
  return {
    async run<Input, Output>(
      _asker: Asker,
      { name }: Job<Input, Output>,
      input: Input,
      { progress, signal }: RunOptions = {},
    ) {
      const control: JobControl = {
        progress: (so) => progress?.(so),
        cancelled: () => signal?.aborted === true,
      };
      return (await workOf(jobs, ground, name)(input, control)) as Output;
    },
    close: async () => undefined,
  };
}

/** Sends JSON that is text already. */
export function sendText(reply: FastifyReply, text: string): FastifyReply {
  return reply.type('application/json; charset=utf-8').send(text);
}
