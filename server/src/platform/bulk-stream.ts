/** A stream of bytes out of a thread, no faster than it is taken. */
import { once } from 'node:events';
import type { MessagePort } from 'node:worker_threads';
import { errorOf, type Failure, failureOf, type Streamed } from './bulk.ts';
import { machineTimers, type Timers } from './timers.ts';

/** Small enough that none holds a loop up, large enough that there are few. */
export const CHUNK_BYTES = 64 * 1024;
/** Chunks that may be on their way. */
const AHEAD = 3;

type FromThread =
  | { readonly chunk: Uint8Array }
  | { readonly end: true }
  | { readonly failed: Failure };
export type ToThread = 'more' | 'stop';

/** Sends the pieces through the port and waits while nobody takes them. Resolves when all are sent, or nobody wants more. */
export async function pump(port: MessagePort, pieces: Streamed<unknown>['pieces']): Promise<void> {
  let credit = AHEAD;
  let stopped = false;
  let wake: (() => void) | null = null;
  port.on('message', (message: ToThread) => {
    if (message === 'stop') stopped = true;
    else credit += 1;
    wake?.();
  });
  port.once('close', () => {
    stopped = true;
    wake?.();
  });
  const say = (message: FromThread, transfer: ArrayBuffer[] = []) =>
    port.postMessage(message, transfer);
  try {
    for await (const chunk of chunked(pieces)) {
      while (credit === 0 && !stopped) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      if (stopped) break;
      credit -= 1;
      say({ chunk }, [chunk.buffer]);
    }
    if (!stopped) say({ end: true });
  } catch (error) {
    say({ failed: failureOf(error) });
  } finally {
    if (!stopped) await once(port, 'close');
    port.close();
  }
}

/** Pieces of any size as chunks of one size that share no memory. */
async function* chunked(
  pieces: Streamed<unknown>['pieces'],
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let room = new Uint8Array(CHUNK_BYTES);
  let filled = 0;
  for await (const piece of pieces) {
    const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
    for (let from = 0; from < bytes.byteLength; ) {
      const part = bytes.subarray(from, from + CHUNK_BYTES - filled);
      room.set(part, filled);
      filled += part.byteLength;
      from += part.byteLength;
      if (filled < CHUNK_BYTES) continue;
      yield room;
      room = new Uint8Array(CHUNK_BYTES);
      filled = 0;
    }
  }
  if (filled > 0) yield room.slice(0, filled);
}

/** What comes out of a thread, in order. Heard from the first turn on: nothing is lost before somebody asks for it. */
export class Inbox {
  readonly #port: MessagePort;
  readonly #waiting: unknown[] = [];
  #over = false;
  #wake: (() => void) | null = null;

  constructor(port: MessagePort) {
    this.#port = port;
    port.on('message', (message: unknown) => {
      this.#waiting.push(message);
      this.#wake?.();
    });
    port.once('close', () => {
      this.#over = true;
      this.#wake?.();
    });
  }

  /** Null once the other end is gone. */
  async next(): Promise<unknown> {
    while (this.#waiting.length === 0 && !this.#over) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    return this.#waiting.shift() ?? null;
  }

  tell(message: ToThread): void {
    this.#port.postMessage(message);
  }

  close(): void {
    this.#port.close();
  }
}

/** Who takes nothing for this long is taken to have gone, ms: a reader that stands still must not hold a place. */
const TAKEN_WITHIN_MS = 60_000;

/** The other end of `pump`. Whoever stops reading, or never begins, stops the work; `over` is called once nothing more can come. */
export class Received implements AsyncIterableIterator<Uint8Array> {
  readonly #inbox: Inbox;
  readonly #over: () => void;
  readonly #timers: Timers;
  /** Ends the wait for whoever takes the next piece. */
  #letGo: () => void = () => undefined;
  #ended = false;
  #started = false;
  #stalled = false;

  constructor(inbox: Inbox, over: () => void, timers: Timers = machineTimers) {
    this.#inbox = inbox;
    this.#over = over;
    this.#timers = timers;
    this.#wait();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<Uint8Array, undefined>> {
    this.#letGo();
    if (this.#stalled) {
      // Half of a file never passes for a whole.
      throw errorOf({ code: 'internal', message: 'Nobody took this for a minute.' });
    }
    if (this.#ended) return { done: true, value: undefined };
    if (this.#started) this.#inbox.tell('more');
    this.#started = true;
    const message = (await this.#inbox.next()) as FromThread | null;
    if (this.#ended) return { done: true, value: undefined };
    if (message !== null && 'chunk' in message) {
      this.#wait();
      return { done: false, value: message.chunk };
    }
    this.#end();
    if (message === null) {
      throw errorOf({ code: 'internal', message: 'The thread of this work ended.' });
    }
    if ('failed' in message) throw errorOf(message.failed);
    return { done: true, value: undefined };
  }

  async return(): Promise<IteratorResult<Uint8Array, undefined>> {
    this.#end();
    return { done: true, value: undefined };
  }

  #wait(): void {
    const stalled = () => {
      this.#stalled = true;
      this.#end();
    };
    this.#letGo = this.#timers.after(TAKEN_WITHIN_MS, stalled, { idle: true });
  }

  #end(): void {
    this.#letGo();
    if (this.#ended) return;
    this.#ended = true;
    this.#inbox.tell('stop');
    this.#inbox.close();
    this.#over();
  }
}
