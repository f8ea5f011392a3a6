import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { Piscina } from 'piscina';
import { type Asker, type Bulk, errorOf, type Failure, type Job, type RunOptions } from './bulk.ts';
import { Inbox, Received } from './bulk-stream.ts';
import type { Clock } from './clock.ts';
import { AppError } from './errors.ts';

export interface PoolLimits {
  /** What makes a screen, and what makes a file or goes through whole records: the second never keeps the first waiting. */
  readonly screens: ClassLimits;
  readonly files: ClassLimits;
}
interface ClassLimits {
  readonly atOnce: number;
  readonly waiting: number;
  /** Under way and waiting, of one person. */
  readonly perPerson: number;
}

const LIMITS: PoolLimits = {
  screens: { atOnce: 8, waiting: 200, perPerson: 40 },
  files: { atOnce: 3, waiting: 24, perPerson: 6 },
};
export const THREADS = 2;
const PER_THREAD = 8;
const IDLE_MS = 600_000;
/** A record that needs more than this in one thread fails; the server goes on. */
const HEAP_MB = 768;
const RETRY_AFTER_S = 5;
/** Below the loop that evaluates, where both want the processor. */
const NICE = 10;

/** What a thread is asked, and what it answers before the work that it streams. */
export interface PoolTask {
  readonly name: string;
  readonly input: unknown;
  /** When it was asked for, epoch ms. */
  readonly now: number;
  readonly port: MessagePort;
  readonly cancelled: Int32Array;
}
export type PoolMessage = { readonly progress: unknown } | { readonly head: unknown };
/** How a task ends that has streamed nothing. */
export type PoolOutcome = { readonly value: unknown } | { readonly failed: Failure };

interface Class extends ClassLimits {
  running: number;
  readonly queue: (() => void)[];
  readonly byPerson: Map<string, number>;
}

/** The one pool of threads for everything that reads a lot. Each thread has its own connections to the database. */
export class BulkPool implements Bulk {
  readonly #threads: Piscina<PoolTask, PoolOutcome>;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #classes: { readonly screens: Class; readonly files: Class };

  constructor(options: {
    readonly worker: URL;
    readonly workerData: unknown;
    readonly clock: Pick<Clock, 'now'>;
    readonly limits?: PoolLimits;
    readonly heapMb?: number;
  }) {
    const { worker, workerData, clock, limits = LIMITS, heapMb = HEAP_MB } = options;
    this.#clock = clock;
    const open = (one: ClassLimits): Class => ({
      ...one,
      ...{ running: 0, queue: [], byPerson: new Map() },
    });
    this.#classes = { screens: open(limits.screens), files: open(limits.files) };
    this.#threads = new Piscina({
      filename: worker.href,
      workerData,
      minThreads: 1,
      maxThreads: THREADS,
      concurrentTasksPerWorker: PER_THREAD,
      idleTimeout: IDLE_MS,
      niceIncrement: NICE,
      resourceLimits: { maxOldGenerationSizeMb: heapMb },
      // A thread that waits in a lock would not see its database connections end.
      atomics: 'disabled',
      recordTiming: false,
    });
    // Whoever waits for a thread gets its failure.
    this.#threads.on('error', () => undefined);
  }

  async run<Input, Output>(
    asker: Asker,
    job: Job<Input, Output>,
    input: Input,
    options: RunOptions = {},
  ): Promise<Output> {
    return (await this.#run(asker, job, input, options)) as Output;
  }

  async close(): Promise<void> {
    await this.#threads.destroy();
  }

  async #run(
    asker: Asker,
    { name, makes }: Pick<Job<never, unknown>, 'name' | 'makes'>,
    input: unknown,
    options: RunOptions,
  ): Promise<unknown> {
    const leave = await this.#enter(asker, this.#classes[makes === 'screen' ? 'screens' : 'files']);
    let streaming = false;
    try {
      const { signal, progress } = options;
      const cancelled = new Int32Array(new SharedArrayBuffer(4));
      signal?.addEventListener('abort', () => Atomics.store(cancelled, 0, 1), { once: true });
      if (signal?.aborted) Atomics.store(cancelled, 0, 1);
      const { port1: mine, port2: theirs } = new MessageChannel();
      const done = this.#threads.run(
        { name, input, now: this.#clock.now(), port: theirs, cancelled },
        { transferList: [theirs] },
      );
      const inbox = new Inbox(mine);
      const ended = done.finally(() => inbox.close());
      const answer = await Promise.race([ended, headOf(inbox, progress)]);
      if (answer !== null && 'head' in answer) {
        streaming = true;
        ended.catch(() => undefined);
        return { head: answer.head, pieces: new Received(inbox, leave) };
      }
      const outcome = answer ?? (await ended);
      if ('failed' in outcome) throw errorOf(outcome.failed);
      return outcome.value;
    } catch (error) {
      if (error instanceof AppError) throw error;
      throw new AppError('internal', 'The thread of this work ended.', { cause: error });
    } finally {
      if (!streaming) leave();
    }
  }

  /** Resolves with the way out, once it is this one's turn. */
  #enter({ id }: Asker, one: Class): Promise<() => void> {
    const own = one.byPerson.get(id) ?? 0;
    if (own >= one.perPerson) {
      const message =
        'You have several of these under way. Wait until one is done, then try again.';
      return Promise.reject(busy(message));
    }
    if (one.running >= one.atOnce && one.queue.length >= one.waiting) {
      const message =
        'The server has as many of these to make as it may. Try again in a few seconds.';
      return Promise.reject(busy(message));
    }
    one.byPerson.set(id, own + 1);
    let inside = true;
    const leave = () => {
      if (!inside) return;
      inside = false;
      const left = (one.byPerson.get(id) ?? 1) - 1;
      if (left === 0) one.byPerson.delete(id);
      else one.byPerson.set(id, left);
      one.running -= 1;
      one.queue.shift()?.();
    };
    return new Promise((resolve) => {
      const begin = () => {
        one.running += 1;
        resolve(leave);
      };
      if (one.running < one.atOnce) begin();
      else one.queue.push(begin);
    });
  }
}

function busy(message: string): AppError {
  return new AppError('too-many-requests', message, { retryAfterSeconds: RETRY_AFTER_S });
}

/** What a stream begins with; null where the work ends without one. */
async function headOf(
  inbox: Inbox,
  progress: RunOptions['progress'],
): Promise<{ readonly head: unknown } | null> {
  for (;;) {
    const message = (await inbox.next()) as PoolMessage | null;
    if (message === null || 'head' in message) return message;
    progress?.(message.progress);
  }
}
