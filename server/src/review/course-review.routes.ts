import { uuid } from '@chairside/shared/protocol/bounded';
import { alignedReviewSchema } from '@chairside/shared/review/aligned-review';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Identity } from '../identity/identity.ts';
import { problemResponses } from '../platform/problem-details.ts';
import type { CourseReviewReadModel } from './course-review.read-model.ts';

export interface CourseReviewRoutesDeps {
  readonly identity: Identity;
  readonly reviews: CourseReviewReadModel;
}

const tags = ['review'];
const params = z.object({ id: uuid });

export function registerCourseReviewRoutes(
  app: FastifyInstance,
  { identity, reviews }: CourseReviewRoutesDeps,
): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  routes.get(
    '/api/courses/:id/review',
    {
      schema: {
        tags,
        summary: 'The sessions of a course, aligned at the start of the infusion, oldest first',
        params,
        response: { 200: alignedReviewSchema, ...problemResponses },
      },
    },
    async (request) => {
      const { clinicId } = await identity.requireUser(request, 'read-sessions');
      return reviews.ofCourse(clinicId, request.params.id);
    },
  );
  routes.get(
    '/api/patients/:id/review',
    {
      schema: {
        tags,
        summary: 'All sessions of a patient, aligned at the start of the infusion, oldest first',
        params,
        response: { 200: alignedReviewSchema, ...problemResponses },
      },
    },
    async (request) => {
      const { clinicId } = await identity.requireUser(request, 'read-sessions');
      return reviews.ofPatient(clinicId, request.params.id);
    },
  );
}
