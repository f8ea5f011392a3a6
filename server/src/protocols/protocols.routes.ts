import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Identity } from '../access/identity.ts';
import type { ChangeAudit } from '../audit/audit.ts';
import { routeSchema } from '../platform/route-schema.ts';
import type { ProtocolsService } from './protocols.service.ts';

export function registerProtocolRoutes(
  app: FastifyInstance,
  deps: { identity: Identity; protocols: ProtocolsService; audit: ChangeAudit },
): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const { identity, protocols, audit } = deps;
  const tags = ['protocols'];

  routes.get(
    '/api/protocols',
    {
      schema: routeSchema('GET /api/protocols', {
        tags,
        summary: 'Protocol versions of the clinic, newest first, with who did what and when',
      }),
    },
    async (request) => {
      const { clinicId } = await identity.requireUser(request, 'watch-station');
      return { protocols: await protocols.list(clinicId) };
    },
  );

  routes.get(
    '/api/protocols/in-force',
    {
      schema: routeSchema('GET /api/protocols/in-force', {
        tags,
        summary: 'The protocol version that new sessions are opened under',
      }),
    },
    async (request) => {
      const { clinicId } = await identity.requireUser(request, 'watch-station');
      return protocols.inForce(clinicId);
    },
  );

  routes.get(
    '/api/protocols/:reference',
    {
      schema: routeSchema('GET /api/protocols/:reference', {
        tags,
        summary: 'One protocol version, by <id>@<version>, with its limits',
      }),
    },
    async (request) => {
      const { clinicId } = await identity.requireUser(request, 'watch-station');
      return protocols.detail(clinicId, request.params.reference);
    },
  );

  routes.post(
    '/api/protocols/commands',
    {
      schema: routeSchema('POST /api/protocols/commands', {
        tags,
        summary: 'Draft, edit, approve, put in force or retire a protocol version',
      }),
    },
    async (request) => {
      const user = await identity.requireUser(request, 'edit-protocol');
      const command = request.body;
      const reference = command.type === 'draft' ? command.basedOn : command.reference;
      const subject = { reference, change: command.type };
      return audit.change(user, { action: 'protocol', subject }, () =>
        protocols.command(user, command),
      );
    },
  );
}
