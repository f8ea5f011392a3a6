import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Identity } from '../access/identity.ts';
import { routeSchema } from '../platform/route-schema.ts';
import type { AuditService } from './audit.service.ts';

export function registerAuditRoutes(
  app: FastifyInstance,
  { identity, audit }: { readonly identity: Identity; readonly audit: AuditService },
): void {
  app.withTypeProvider<ZodTypeProvider>().get(
    '/api/audit',
    {
      schema: routeSchema('GET /api/audit', {
        tags: ['review'],
        summary: 'What left the clinic: who took what, when, and whether it was completed',
      }),
    },
    async (request) => {
      const { clinicId } = await identity.requireUser(request, 'read-audit');
      return audit.list(clinicId, request.query);
    },
  );
}
