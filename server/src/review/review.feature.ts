import type { Identity } from '../access/identity.ts';
import type { Bulk } from '../platform/bulk.ts';
import type { Feature } from '../platform/feature.ts';
import { registerClinicReviewRoutes } from './clinic-review.routes.ts';
import { registerCourseReviewRoutes } from './course-review.routes.ts';
import { clinicReview, courseReviews } from './review.jobs.ts';

export interface ReviewNeeds {
  readonly identity: Identity;
  readonly bulk: Bulk;
}

export function reviewFeature({ identity, bulk }: ReviewNeeds): Feature {
  return {
    routes(app) {
      registerCourseReviewRoutes(app, { identity, reviews: courseReviews(bulk) });
      registerClinicReviewRoutes(app, { identity, review: clinicReview(bulk) });
    },
  };
}
