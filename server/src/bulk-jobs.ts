/** Every job of every feature: run by the threads of the pool, and in place over a store in memory. */
import { ALARM_JOBS } from './alarms/alarms.jobs.ts';
import { EXPORT_JOBS } from './export/export.jobs.ts';
import type { AnyJob } from './platform/bulk.ts';
import type { Clock } from './platform/clock.ts';
import { PROTOCOL_JOBS } from './protocols/protocols.jobs.ts';
import { REVIEW_JOBS } from './review/review.jobs.ts';
import { SESSION_JOBS } from './sessions/sessions.jobs.ts';
import { SIGNING_JOBS } from './signing/signing.jobs.ts';
import type { StoreReader } from './store/reader.read-model.ts';

export interface JobGround {
  readonly store: Omit<StoreReader, 'close'>;
  readonly clock: Pick<Clock, 'now'>;
}

export const JOBS: readonly AnyJob<JobGround>[] = [
  ...SESSION_JOBS,
  ...ALARM_JOBS,
  ...REVIEW_JOBS,
  ...EXPORT_JOBS,
  ...SIGNING_JOBS,
  ...PROTOCOL_JOBS,
];
