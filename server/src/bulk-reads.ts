/** What the features ask of the pool, each in its own words. */

import type { AlarmRoutesDeps } from './alarms/alarms.routes.ts';
import { type JobOptions, type Jobs, jobsOver, SCREEN_JOBS } from './bulk-jobs.ts';
import type { ExportRoutesDeps } from './export/export.routes.ts';
import type { MakeArchive } from './export/export-set.service.ts';
import { type Asker, type Bulk, bulkHere } from './platform/bulk.ts';
import { BulkPool } from './platform/bulk-pool.ts';
import type { Clock } from './platform/clock.ts';
import type { StartRun } from './protocols/rehearsals.service.ts';
import type { RehearsalProgress } from './protocols/rehearse.ts';
import type { ClinicReviewRoutesDeps } from './review/clinic-review.routes.ts';
import type { CourseReviewRoutesDeps } from './review/course-review.routes.ts';
import type { SessionRecords } from './sessions/sessions.routes.ts';
import type { DigestOf } from './signing/review-commands.ts';
import type { Store } from './store/ports/store.ts';

/** Threads where the store can be reached from them, else this one. */
export function openBulk(
  store: Store,
  clock: Pick<Clock, 'now'>,
  options: JobOptions = {},
): Bulk<Jobs> {
  if (store.reader === null) return bulkHere(jobsOver(store, clock, options));
  return new BulkPool<Jobs>({
    worker: new URL('./bulk-worker.ts', import.meta.url),
    workerData: { settings: store.reader },
    isScreen: (name) => SCREEN_JOBS.has(name),
    clock,
  });
}

export function bulkReads(bulk: Bulk<Jobs>) {
  const one = ({ clinicId }: Asker, sessionId: string) => ({ clinicId, sessionId });
  const records: SessionRecords = {
    detail: (asker, id) => bulk.run(asker, 'session-detail', one(asker, id)),
    events: (asker, id, after) => bulk.run(asker, 'session-events', { ...one(asker, id), after }),
    readings: (asker, id, span) =>
      bulk.run(asker, 'session-readings', { ...one(asker, id), ...span }),
    review: (asker, id) => bulk.run(asker, 'session-review', one(asker, id)),
  };
  const history: AlarmRoutesDeps['history'] = (asker, query) =>
    bulk.run(asker, 'alarm-history', { clinicId: asker.clinicId, ...query });
  const courses: CourseReviewRoutesDeps['reviews'] = {
    ofCourse: (asker, courseId) =>
      bulk.run(asker, 'course-review', { clinicId: asker.clinicId, courseId }),
    ofPatient: (asker, patientId) =>
      bulk.run(asker, 'patient-review', { clinicId: asker.clinicId, patientId }),
  };
  const clinic: ClinicReviewRoutesDeps['review'] = (asker, from, to) =>
    bulk.run(asker, 'clinic-review', { clinicId: asker.clinicId, from, to });
  const file: ExportRoutesDeps['file'] = async (asker, id, format, fhir) => {
    const made = await bulk.run(asker, 'session-file', { ...one(asker, id), format, fhir });
    return { ...made.head, pieces: made.pieces };
  };
  const archive: MakeArchive = (user, ids, request) => {
    const { clinicId, actor } = user;
    return bulk.run(user, 'session-archive', { by: { clinicId, actor }, ids, request });
  };
  const verify = (asker: Asker, id: string) => bulk.run(asker, 'verification', one(asker, id));
  const digest: DigestOf = (asker, session) => bulk.run(asker, 'seal-digest', session);
  const rehearsal: StartRun = ({ clinicId, userId }, job, progress) => {
    const ending = new AbortController();
    return {
      report: bulk.run({ id: userId, clinicId }, 'rehearsal', job, {
        progress: (so) => progress(so as RehearsalProgress),
        signal: ending.signal,
      }),
      cancel: () => ending.abort(),
    };
  };
  return { records, history, courses, clinic, file, archive, verify, digest, rehearsal };
}
