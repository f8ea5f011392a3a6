import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Identity, SignedIn } from '../access/identity.ts';
import { routeSchema } from '../platform/route-schema.ts';
import type { RehearsalsService } from './rehearsals.service.ts';

const ownerOf = ({ clinicId, id }: SignedIn) => ({ clinicId, userId: id });

export function registerRehearsalRoutes(
  app: FastifyInstance,
  deps: { identity: Identity; rehearsals: RehearsalsService },
): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const { identity, rehearsals } = deps;
  const tags = ['protocols'];

  routes.post(
    '/api/protocols/rehearsals',
    {
      schema: routeSchema('POST /api/protocols/rehearsals', {
        tags,
        summary:
          'Run a draft over chosen past sessions; ends the one that this person has under way',
      }),
    },
    async (request) => {
      const user = await identity.requireUser(request, 'edit-protocol');
      return rehearsals.start(ownerOf(user), request.body);
    },
  );

  routes.get(
    '/api/protocols/rehearsals/:id',
    {
      schema: routeSchema('GET /api/protocols/rehearsals/:id', {
        tags,
        summary: 'Progress, and the report once it is done',
      }),
    },
    async (request) => {
      const user = await identity.requireUser(request, 'edit-protocol');
      return rehearsals.status(ownerOf(user), request.params.id);
    },
  );

  routes.delete(
    '/api/protocols/rehearsals/:id',
    {
      schema: routeSchema('DELETE /api/protocols/rehearsals/:id', {
        tags,
        summary: 'Cancel a rehearsal',
      }),
    },
    async (request) => {
      const user = await identity.requireUser(request, 'edit-protocol');
      return rehearsals.cancel(ownerOf(user), request.params.id);
    },
  );
}
