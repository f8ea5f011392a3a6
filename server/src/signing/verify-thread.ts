import { Worker } from 'node:worker_threads';
import type { Verification } from '@chairside/shared/protocol/signing';

/** Checks an export in a thread of its own: the replay of a long session must not hold up live alarms. */
export function verifyInThread(text: string): Promise<Verification> {
  const worker = new Worker(new URL('./verify-worker.ts', import.meta.url), { workerData: text });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) =>
      reject(new Error(`the check ended with ${code} before it was done`)),
    );
  });
}
