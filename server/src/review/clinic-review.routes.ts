import {
  clinicReviewQuerySchema,
  clinicReviewSchema,
} from '@chairside/shared/review/clinic-review';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Identity } from '../identity/identity.ts';
import { problemResponses } from '../platform/problem-details.ts';
import type { ClinicReviewReadModel } from './clinic-review.read-model.ts';

export interface ClinicReviewRoutesDeps {
  readonly identity: Identity;
  readonly reviews: ClinicReviewReadModel;
}

export function registerClinicReviewRoutes(
  app: FastifyInstance,
  { identity, reviews }: ClinicReviewRoutesDeps,
): void {
  app.withTypeProvider<ZodTypeProvider>().get(
    '/api/clinic/review',
    {
      schema: {
        tags: ['review'],
        summary:
          "Effects, alarms and answers over a span of days on the clinic's calendar; says of how many sessions it was made",
        querystring: clinicReviewQuerySchema,
        response: { 200: clinicReviewSchema, ...problemResponses },
      },
    },
    async (request) => {
      const { clinicId } = await identity.requireUser(request, 'read-sessions');
      const { from, to } = request.query;
      return reviews.review(clinicId, from, to);
    },
  );
}
