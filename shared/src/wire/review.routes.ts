import { alignedReviewSchema } from '../review/aligned-review.ts';
import { clinicReviewQuerySchema, clinicReviewSchema } from '../review/clinic-review.ts';
import { sessionReviewSchema } from '../review/summary-schema.ts';
import { byId, type RouteMap } from './route.ts';

export const REVIEW_ROUTES = {
  'GET /api/clinic/review': {
    who: 'read-sessions',
    query: clinicReviewQuerySchema,
    status: 200,
    answer: clinicReviewSchema,
  },
  'GET /api/courses/:id/review': {
    who: 'read-sessions',
    params: byId,
    status: 200,
    answer: alignedReviewSchema,
  },
  'GET /api/patients/:id/review': {
    who: 'read-sessions',
    params: byId,
    status: 200,
    answer: alignedReviewSchema,
  },
  'GET /api/sessions/:id/review': {
    who: 'read-sessions',
    params: byId,
    status: 200,
    answer: sessionReviewSchema,
  },
} as const satisfies RouteMap;
