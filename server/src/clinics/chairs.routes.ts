import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Identity } from '../access/identity.ts';
import type { ChangeAudit } from '../audit/audit.ts';
import { routeSchema } from '../platform/route-schema.ts';
import type { ChairRecord, ClinicStore } from '../store/ports/store.ts';

export interface ChairRoutesDeps {
  readonly identity: Identity;
  readonly clinics: ClinicStore;
  readonly audit: ChangeAudit;
  /** Tells the live side. */
  chairAdded(chair: ChairRecord): void;
}

export function registerChairRoutes(app: FastifyInstance, deps: ChairRoutesDeps): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const tags = ['chairs'];

  routes.get(
    '/api/chairs',
    {
      schema: routeSchema('GET /api/chairs', { tags, summary: 'Chairs of the clinic' }),
    },
    async (request) => {
      const { clinicId } = await deps.identity.requireUser(request, 'watch-station');
      return { chairs: await deps.clinics.chairs(clinicId) };
    },
  );

  routes.post(
    '/api/chairs',
    {
      schema: routeSchema('POST /api/chairs', { tags, summary: 'Add a chair' }),
    },
    async (request, reply) => {
      const user = await deps.identity.requireUser(request, 'manage-clinic');
      const { label } = request.body;
      const subject = { chairId: null, label, change: 'created' } as const;
      const chair = await deps.audit.change(user, { action: 'chair', subject }, () =>
        deps.clinics.createChair(user.clinicId, label),
      );
      deps.chairAdded(chair);
      return reply.code(201).send(chair);
    },
  );
}
