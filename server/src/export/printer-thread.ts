import { Worker } from 'node:worker_threads';
import type { ReaderSettings } from '../store/ports.ts';
import type { PrintJob, ReportPrinter } from './report-printer.ts';

type Answer = { readonly id: number } & (
  | { readonly bytes: Uint8Array }
  | { readonly failed: string }
);
interface Waiting {
  resolve(bytes: Uint8Array): void;
  reject(error: Error): void;
}

/** Without work for this long the thread ends, ms. */
const IDLE_MS = 600_000;

/** Reports are printed in one thread with a connection of its own; it starts with the first and ends when idle. */
export class PrinterThread implements ReportPrinter {
  readonly #settings: ReaderSettings;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | null = null;
  #idle: NodeJS.Timeout | undefined;
  #last = 0;

  constructor(settings: ReaderSettings) {
    this.#settings = settings;
  }

  print(job: PrintJob): Promise<Uint8Array> {
    clearTimeout(this.#idle);
    this.#worker ??= this.#start();
    this.#last += 1;
    const id = this.#last;
    const worker = this.#worker;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      worker.postMessage({ id, job });
    });
  }

  async close(): Promise<void> {
    clearTimeout(this.#idle);
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
    this.#refuse(new Error('the server is stopping'));
  }

  #start(): Worker {
    const worker = new Worker(new URL('./printer-worker.ts', import.meta.url), {
      workerData: { settings: this.#settings },
    });
    worker.on('message', (answer: Answer) => {
      const found = this.#waiting.get(answer.id);
      this.#waiting.delete(answer.id);
      if ('bytes' in answer) found?.resolve(answer.bytes);
      else found?.reject(new Error(answer.failed));
      if (this.#waiting.size > 0) return;
      this.#idle = setTimeout(() => void this.close(), IDLE_MS).unref();
    });
    // One that was let go has nothing of anybody's any more: what waits now waits for its successor.
    const over = (error: Error) => {
      if (this.#worker !== worker) return;
      this.#worker = null;
      this.#refuse(error);
    };
    worker.on('error', (error: unknown) => {
      over(error instanceof Error ? error : new Error(String(error)));
    });
    worker.on('exit', (code) => over(new Error(`the printing thread ended with ${code}`)));
    return worker;
  }

  #refuse(error: Error): void {
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
