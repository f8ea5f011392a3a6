import type { Identity } from '../access/identity.ts';
import type { Feature } from '../platform/feature.ts';
import { type ClinicReviewRoutesDeps, registerClinicReviewRoutes } from './clinic-review.routes.ts';
import { type CourseReviewRoutesDeps, registerCourseReviewRoutes } from './course-review.routes.ts';

export interface ReviewNeeds {
  readonly identity: Identity;
  readonly reads: {
    readonly courses: CourseReviewRoutesDeps['reviews'];
    readonly clinic: ClinicReviewRoutesDeps['review'];
  };
}

export function reviewFeature({ identity, reads }: ReviewNeeds): Feature {
  return {
    routes(app) {
      registerCourseReviewRoutes(app, { identity, reviews: reads.courses });
      registerClinicReviewRoutes(app, { identity, review: reads.clinic });
    },
  };
}
