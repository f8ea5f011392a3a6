import { alarmHistoryQuerySchema, alarmHistorySchema } from '@chairside/shared/protocol/delivery';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Identity } from '../identity/identity.ts';
import { problemResponses } from '../platform/problem-details.ts';
import type { AlarmHistoryReadModel } from './alarm-history.read-model.ts';

export interface AlarmRoutesDeps {
  readonly identity: Identity;
  readonly history: AlarmHistoryReadModel;
}

export function registerAlarmRoutes(app: FastifyInstance, deps: AlarmRoutesDeps): void {
  app.withTypeProvider<ZodTypeProvider>().get(
    '/api/alarms',
    {
      schema: {
        tags: ['alarms'],
        summary:
          'Alarms of the clinic or of one session, newest first, with how they were delivered',
        querystring: alarmHistoryQuerySchema,
        response: { 200: alarmHistorySchema, ...problemResponses },
      },
    },
    async (request) => {
      const { clinicId } = await deps.identity.requireUser(request, 'read-sessions');
      return { alarms: await deps.history.list(clinicId, request.query) };
    },
  );
}
