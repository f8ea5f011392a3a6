import { auditListSchema, auditQuerySchema } from '@chairside/shared/wire/audit';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Identity } from '../access/identity.ts';
import { problemResponses } from '../platform/problem-details.ts';
import type { AuditService } from './audit.service.ts';

export function registerAuditRoutes(
  app: FastifyInstance,
  { identity, audit }: { readonly identity: Identity; readonly audit: AuditService },
): void {
  app.withTypeProvider<ZodTypeProvider>().get(
    '/api/audit',
    {
      schema: {
        tags: ['review'],
        summary: 'What left the clinic: who took what, when, and whether it was completed',
        querystring: auditQuerySchema,
        response: { 200: auditListSchema, ...problemResponses },
      },
    },
    async (request) => {
      const { clinicId } = await identity.requireUser(request, 'read-audit');
      return audit.list(clinicId, request.query);
    },
  );
}
