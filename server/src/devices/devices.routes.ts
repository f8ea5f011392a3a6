import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Identity } from '../access/identity.ts';
import type { ChangeAudit } from '../audit/audit.ts';
import { routeSchema } from '../platform/route-schema.ts';
import type { DevicesService } from './devices.service.ts';

export function registerDeviceRoutes(
  app: FastifyInstance,
  deps: { identity: Identity; devices: DevicesService; audit: ChangeAudit },
): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const { identity, devices, audit } = deps;
  const tags = ['devices'];

  routes.get(
    '/api/channels',
    {
      schema: routeSchema('GET /api/channels', {
        tags,
        summary: 'Channels of all monitors, with their chair and whether they are online',
      }),
    },
    async (request) => {
      const { clinicId } = await identity.requireUser(request, 'watch-station');
      return { channels: await devices.channels(clinicId) };
    },
  );

  routes.post(
    '/api/devices',
    {
      schema: routeSchema('POST /api/devices', {
        tags,
        summary: 'Create a monitor; its token is in this answer and never again',
      }),
    },
    async (request, reply) => {
      const user = await identity.requireUser(request, 'manage-clinic');
      const subject = { deviceId: null, label: request.body.label, change: 'created' } as const;
      const made = await audit.change(user, { action: 'device', subject }, () =>
        devices.create(user.clinicId, request.body),
      );
      return reply.code(201).send(made);
    },
  );

  routes.post(
    '/api/devices/:id/token',
    {
      schema: routeSchema('POST /api/devices/:id/token', {
        tags,
        summary:
          'Give a monitor a new token, in this answer and never again; the old one ends at once',
      }),
    },
    async (request) => {
      const user = await identity.requireUser(request, 'manage-clinic');
      const { id, label } = await devices.find(user.clinicId, request.params.id);
      const subject = { deviceId: id, label, change: 'token-rotated' } as const;
      return audit.change(user, { action: 'device', subject }, () =>
        devices.rotateToken(user.clinicId, id),
      );
    },
  );

  routes.delete(
    '/api/devices/:id/token',
    {
      schema: routeSchema('DELETE /api/devices/:id/token', {
        tags,
        summary: 'Withdraw the token of a monitor: its connection ends at once, its readings stay',
      }),
    },
    async (request, reply) => {
      const user = await identity.requireUser(request, 'manage-clinic');
      const { id, label } = await devices.find(user.clinicId, request.params.id);
      const subject = { deviceId: id, label, change: 'token-withdrawn' } as const;
      await audit.change(user, { action: 'device', subject }, () =>
        devices.withdrawToken(user.clinicId, id, user.actor),
      );
      return reply.code(204).send(null);
    },
  );

  routes.put(
    '/api/devices/:id/sending',
    {
      schema: routeSchema('PUT /api/devices/:id/sending', {
        tags,
        summary:
          'Set the units and no-data codes of a monitor whose messages leave them open; from the next reading on',
      }),
    },
    async (request, reply) => {
      const user = await identity.requireUser(request, 'manage-clinic');
      const { id, label, sending: from } = await devices.find(user.clinicId, request.params.id);
      const sending = { from, to: request.body };
      const subject = { deviceId: id, label, change: 'sending-set', sending } as const;
      await audit.change(user, { action: 'device', subject }, () =>
        devices.setSending(user.clinicId, id, request.body),
      );
      return reply.code(204).send(null);
    },
  );

  routes.put(
    '/api/channels/:id/chair',
    {
      schema: routeSchema('PUT /api/channels/:id/chair', {
        tags,
        summary: 'Bind a channel to a chair, or to none',
      }),
    },
    async (request) => {
      const user = await identity.requireUser(request, 'bind-monitor');
      const { id: channelId } = request.params;
      const { chairId } = request.body;
      const subject = {
        ...{ channelId, chairId },
        change: chairId === null ? 'let-go' : 'bound',
      } as const;
      return audit.change(user, { action: 'channel', subject }, () =>
        devices.bind(user.clinicId, channelId, chairId, user.actor),
      );
    },
  );
}
