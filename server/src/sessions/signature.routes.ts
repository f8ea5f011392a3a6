import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { SecondPerson } from '../access/identity.ts';
import { routeSchema } from '../platform/route-schema.ts';
import type { SessionRoutesDeps } from './sessions.routes.ts';

export interface SignatureRoutesDeps {
  readonly passwords: Pick<SecondPerson, 'again'>;
  readonly review: SessionRoutesDeps['review'];
}

/** A signature is given by somebody who is there: an open page of theirs is not enough. */
export function registerSignatureRoutes(
  app: FastifyInstance,
  { passwords, review }: SignatureRoutesDeps,
): void {
  app.withTypeProvider<ZodTypeProvider>().post(
    '/api/sessions/:id/signature',
    {
      schema: routeSchema('POST /api/sessions/:id/signature', {
        tags: ['sessions'],
        summary: 'Sign or co-sign a closed session, with one’s own password once more',
      }),
    },
    async (request) => {
      const { command, password } = request.body;
      const { clinicId, actor } = await passwords.again(request, password, 'chart-session');
      return review.command(clinicId, request.params.id, command, actor);
    },
  );
}
