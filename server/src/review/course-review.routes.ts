import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Identity } from '../access/identity.ts';
import { type Asker, sendText } from '../platform/bulk.ts';
import { routeSchema } from '../platform/route-schema.ts';

export interface CourseReviewRoutesDeps {
  readonly identity: Identity;
  /** The JSON texts of the answers. @throws AppError `not-found` */
  readonly reviews: {
    ofCourse(asker: Asker, courseId: string): Promise<string>;
    ofPatient(asker: Asker, patientId: string): Promise<string>;
  };
}

const tags = ['review'];

export function registerCourseReviewRoutes(
  app: FastifyInstance,
  { identity, reviews }: CourseReviewRoutesDeps,
): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  routes.get(
    '/api/courses/:id/review',
    {
      schema: routeSchema('GET /api/courses/:id/review', {
        tags,
        summary: 'The sessions of a course, aligned at the start of the infusion, oldest first',
      }),
    },
    async (request, reply) => {
      const user = await identity.requireUser(request, 'read-sessions');
      return sendText(reply, await reviews.ofCourse(user, request.params.id));
    },
  );
  routes.get(
    '/api/patients/:id/review',
    {
      schema: routeSchema('GET /api/patients/:id/review', {
        tags,
        summary: 'All sessions of a patient, aligned at the start of the infusion, oldest first',
      }),
    },
    async (request, reply) => {
      const user = await identity.requireUser(request, 'read-sessions');
      return sendText(reply, await reviews.ofPatient(user, request.params.id));
    },
  );
}
