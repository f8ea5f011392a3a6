/** A thread of its own: live monitoring must not feel a rehearsal. */
import { parentPort, workerData } from 'node:worker_threads';
import { createLogger } from '../platform/logger.ts';
import type { ReaderSettings } from '../store/ports.ts';
import { openReader } from '../store/reader.read-model.ts';
import { type RehearsalJob, rehearse } from './rehearse.ts';

const { job, settings }: { job: RehearsalJob; settings: ReaderSettings } = workerData;
const reader = openReader(settings, createLogger('silent'));
try {
  // Cancelled by ending the thread: it holds nothing but a reading connection.
  const report = await rehearse(
    reader,
    job,
    (progress) => parentPort?.postMessage({ progress }),
    () => false,
  );
  parentPort?.postMessage({ report });
} finally {
  await reader.close();
}
