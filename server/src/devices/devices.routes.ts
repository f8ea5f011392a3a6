import { uuid } from '@chairside/shared/protocol/bounded';
import {
  bindChannelSchema,
  channelSchema,
  createDeviceSchema,
  createdDeviceSchema,
} from '@chairside/shared/protocol/http';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Identity } from '../identity/identity.ts';
import { problemResponses } from '../platform/problem-details.ts';
import type { DevicesService } from './devices.service.ts';

export function registerDeviceRoutes(
  app: FastifyInstance,
  deps: { identity: Identity; devices: DevicesService },
): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const { identity, devices } = deps;
  const tags = ['devices'];

  routes.get(
    '/api/channels',
    {
      schema: {
        tags,
        summary: 'Channels of all monitors, with their chair and whether they are online',
        response: { 200: z.object({ channels: z.array(channelSchema) }), ...problemResponses },
      },
    },
    async (request) => {
      const { clinicId } = await identity.requireUser(request, 'watch-station');
      return { channels: await devices.channels(clinicId) };
    },
  );

  routes.post(
    '/api/devices',
    {
      schema: {
        tags,
        summary: 'Create a monitor; its token is in this answer and never again',
        body: createDeviceSchema,
        response: { 201: createdDeviceSchema, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { clinicId } = await identity.requireUser(request, 'manage-clinic');
      return reply.code(201).send(await devices.create(clinicId, request.body));
    },
  );

  routes.put(
    '/api/channels/:id/chair',
    {
      schema: {
        tags,
        summary: 'Bind a channel to a chair, or to none',
        params: z.object({ id: uuid }),
        body: bindChannelSchema,
        response: { 200: channelSchema, ...problemResponses },
      },
    },
    async (request) => {
      const { clinicId, actor } = await identity.requireUser(request, 'bind-monitor');
      return devices.bind(clinicId, request.params.id, request.body.chairId, actor);
    },
  );
}
