import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Identity } from '../access/identity.ts';
import { type Asker, sendText } from '../platform/bulk.ts';
import { routeSchema } from '../platform/route-schema.ts';

export interface ClinicReviewRoutesDeps {
  readonly identity: Identity;
  /** The JSON text of the answer. @throws AppError `bad-request` */
  readonly review: (asker: Asker, from: string, to: string) => Promise<string>;
}

export function registerClinicReviewRoutes(
  app: FastifyInstance,
  { identity, review }: ClinicReviewRoutesDeps,
): void {
  app.withTypeProvider<ZodTypeProvider>().get(
    '/api/clinic/review',
    {
      schema: routeSchema('GET /api/clinic/review', {
        tags: ['review'],
        summary:
          "Effects, alarms and answers over a span of days on the clinic's calendar; says of how many sessions it was made",
      }),
    },
    async (request, reply) => {
      const user = await identity.requireUser(request, 'read-sessions');
      const { from, to } = request.query;
      return sendText(reply, await review(user, from, to));
    },
  );
}
