import { JOBS } from './bulk-jobs.ts';
import { type Bulk, bulkHere } from './platform/bulk.ts';
import { BulkPool } from './platform/bulk-pool.ts';
import type { Clock } from './platform/clock.ts';
import type { Store } from './store/ports/store.ts';

/** Threads where the store can be reached from them, else this one. */
export function openBulk(store: Store, clock: Pick<Clock, 'now'>): Bulk {
  if (store.reader === null) return bulkHere(JOBS, { store, clock });
  return new BulkPool({
    worker: new URL('./bulk-worker.ts', import.meta.url),
    workerData: { settings: store.reader },
    clock,
  });
}
