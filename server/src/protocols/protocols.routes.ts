import { protocolCommandSchema } from '@chairside/shared/protocols/versions/history';
import { protocolDetailSchema, protocolListSchema } from '@chairside/shared/wire/protocols';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Identity } from '../access/identity.ts';
import type { ChangeAudit } from '../audit/audit.ts';
import { problemResponses } from '../platform/problem-details.ts';
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
      schema: {
        tags,
        summary: 'Protocol versions of the clinic, newest first, with who did what and when',
        response: { 200: protocolListSchema, ...problemResponses },
      },
    },
    async (request) => {
      const { clinicId } = await identity.requireUser(request, 'watch-station');
      return { protocols: await protocols.list(clinicId) };
    },
  );

  routes.get(
    '/api/protocols/in-force',
    {
      schema: {
        tags,
        summary: 'The protocol version that new sessions are opened under',
        response: { 200: protocolDetailSchema, ...problemResponses },
      },
    },
    async (request) => {
      const { clinicId } = await identity.requireUser(request, 'watch-station');
      return protocols.inForce(clinicId);
    },
  );

  routes.get(
    '/api/protocols/:reference',
    {
      schema: {
        tags,
        summary: 'One protocol version, by <id>@<version>, with its limits',
        params: z.object({ reference: z.string() }),
        response: { 200: protocolDetailSchema, ...problemResponses },
      },
    },
    async (request) => {
      const { clinicId } = await identity.requireUser(request, 'watch-station');
      return protocols.detail(clinicId, request.params.reference);
    },
  );

  routes.post(
    '/api/protocols/commands',
    {
      schema: {
        tags,
        summary: 'Draft, edit, approve, put in force or retire a protocol version',
        body: protocolCommandSchema,
        response: { 200: protocolDetailSchema, ...problemResponses },
      },
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
