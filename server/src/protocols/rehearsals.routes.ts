import { uuid } from '@chairside/shared/text/bounded';
import { rehearsalSchema, startRehearsalSchema } from '@chairside/shared/wire/rehearsals';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Identity, SignedIn } from '../access/identity.ts';
import { problemResponses } from '../platform/problem-details.ts';
import type { RehearsalsService } from './rehearsals.service.ts';

const ownerOf = ({ clinicId, id }: SignedIn) => ({ clinicId, userId: id });

export function registerRehearsalRoutes(
  app: FastifyInstance,
  deps: { identity: Identity; rehearsals: RehearsalsService },
): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const { identity, rehearsals } = deps;
  const tags = ['protocols'];
  const params = z.object({ id: uuid });
  const response = { 200: rehearsalSchema, ...problemResponses };

  routes.post(
    '/api/protocols/rehearsals',
    {
      schema: {
        tags,
        summary:
          'Run a draft over chosen past sessions; ends the one that this person has under way',
        body: startRehearsalSchema,
        response,
      },
    },
    async (request) => {
      const user = await identity.requireUser(request, 'edit-protocol');
      return rehearsals.start(ownerOf(user), request.body);
    },
  );

  routes.get(
    '/api/protocols/rehearsals/:id',
    { schema: { tags, summary: 'Progress, and the report once it is done', params, response } },
    async (request) => {
      const user = await identity.requireUser(request, 'edit-protocol');
      return rehearsals.status(ownerOf(user), request.params.id);
    },
  );

  routes.delete(
    '/api/protocols/rehearsals/:id',
    { schema: { tags, summary: 'Cancel a rehearsal', params, response } },
    async (request) => {
      const user = await identity.requireUser(request, 'edit-protocol');
      return rehearsals.cancel(ownerOf(user), request.params.id);
    },
  );
}
