import { alignedReviewSchema } from '@chairside/shared/review/aligned-review';
import { clinicReviewSchema, type SessionDigest } from '@chairside/shared/review/clinic-review';
import { ClinicReadModel } from '../clinics/clinic.read-model.ts';
import { type Bulk, type Job, jsonText } from '../platform/bulk.ts';
import type { Clock } from '../platform/clock.ts';
import type { StoreReader } from '../store/reader.read-model.ts';
import { ClinicReviewReadModel } from './clinic-review.read-model.ts';
import type { ClinicReviewRoutesDeps } from './clinic-review.routes.ts';
import { CourseReviewReadModel } from './course-review.read-model.ts';
import type { CourseReviewRoutesDeps } from './course-review.routes.ts';

interface Ground {
  readonly store: Pick<StoreReader, 'sessions' | 'readings' | 'patients' | 'clinics'>;
  readonly clock: Pick<Clock, 'now'>;
}

const COURSE: Job<{ readonly clinicId: number; readonly courseId: string }, string, Ground> = {
  name: 'course-review',
  makes: 'file',
  run: async ({ store, clock }, { clinicId, courseId }) =>
    jsonText(
      alignedReviewSchema,
      await new CourseReviewReadModel(store, clock).ofCourse(clinicId, courseId),
    ),
};
const PATIENT: Job<{ readonly clinicId: number; readonly patientId: string }, string, Ground> = {
  name: 'patient-review',
  makes: 'file',
  run: async ({ store, clock }, { clinicId, patientId }) =>
    jsonText(
      alignedReviewSchema,
      await new CourseReviewReadModel(store, clock).ofPatient(clinicId, patientId),
    ),
};

/** Digests of closed sessions, kept by each thread from one review to the next. */
const KEPT = new WeakMap<object, Map<string, SessionDigest>>();
function keptOf(store: object): Map<string, SessionDigest> {
  const kept = KEPT.get(store) ?? new Map<string, SessionDigest>();
  KEPT.set(store, kept);
  return kept;
}

const CLINIC: Job<
  { readonly clinicId: number; readonly from: string; readonly to: string },
  string,
  Ground
> = {
  name: 'clinic-review',
  makes: 'file',
  run: async ({ store, clock }, { clinicId, from, to }) => {
    const clinics = new ClinicReadModel(store.clinics);
    const reviews = new ClinicReviewReadModel({ store, clinics, clock, kept: keptOf(store) });
    return jsonText(clinicReviewSchema, await reviews.review(clinicId, from, to));
  },
};

export const REVIEW_JOBS = [COURSE, PATIENT, CLINIC] as const;

export function courseReviews(bulk: Bulk): CourseReviewRoutesDeps['reviews'] {
  return {
    ofCourse: (asker, courseId) => bulk.run(asker, COURSE, { clinicId: asker.clinicId, courseId }),
    ofPatient: (asker, patientId) =>
      bulk.run(asker, PATIENT, { clinicId: asker.clinicId, patientId }),
  };
}

export const clinicReview =
  (bulk: Bulk): ClinicReviewRoutesDeps['review'] =>
  (asker, from, to) =>
    bulk.run(asker, CLINIC, { clinicId: asker.clinicId, from, to });
