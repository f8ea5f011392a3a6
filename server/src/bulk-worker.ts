/** One thread of the pool, with its own connections to the database. */
import { workerData } from 'node:worker_threads';
import { JOBS } from './bulk-jobs.ts';
import type { PoolTask } from './platform/bulk-pool.ts';
import { serve } from './platform/bulk-thread.ts';
import { createLogger } from './platform/logger.ts';
import type { ReaderSettings } from './store/ports/store.ts';
import { openReader } from './store/reader.read-model.ts';

const { settings }: { readonly settings: ReaderSettings } = workerData;
const reader = openReader(settings, createLogger('silent'));

export default function run(task: PoolTask) {
  // The server's clock as it stood when this was asked for.
  return serve(JOBS, { store: reader, clock: { now: () => task.now } }, task);
}
