import type { Store } from '../store/ports.ts';
import type { StartRun } from './rehearsals.service.ts';
import { rehearse } from './rehearse.ts';

/** Rehearsals in this thread, between two other things: for a store in memory, which no thread could share. */
export function rehearsalsHere(store: Pick<Store, 'sessions' | 'readings'>): StartRun {
  return (job, progress) => {
    let cancelled = false;
    return {
      report: rehearse(store, job, progress, () => cancelled),
      cancel() {
        cancelled = true;
      },
    };
  };
}
