import type { RehearsalReport } from '@chairside/shared/wire/rehearsals';
import type { Bulk, Job } from '../platform/bulk.ts';
import type { StoreReader } from '../store/reader.read-model.ts';
import type { StartRun } from './rehearsals.service.ts';
import { type RehearsalJob, type RehearsalProgress, rehearse } from './rehearse.ts';

interface Ground {
  readonly store: Pick<StoreReader, 'sessions' | 'readings'>;
}

const REHEARSAL: Job<RehearsalJob, RehearsalReport | null, Ground> = {
  name: 'rehearsal',
  makes: 'file',
  run: ({ store }, job, { progress, cancelled }) => rehearse(store, job, progress, cancelled),
};

export const PROTOCOL_JOBS = [REHEARSAL] as const;

export const rehearsalRun =
  (bulk: Bulk): StartRun =>
  ({ clinicId, userId }, job, progress) => {
    const ending = new AbortController();
    return {
      report: bulk.run({ id: userId, clinicId }, REHEARSAL, job, {
        progress: (so) => progress(so as RehearsalProgress),
        signal: ending.signal,
      }),
      cancel: () => ending.abort(),
    };
  };
