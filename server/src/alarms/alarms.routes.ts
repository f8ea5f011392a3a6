import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Identity } from '../access/identity.ts';
import { type Asker, sendText } from '../platform/bulk.ts';
import { routeSchema } from '../platform/route-schema.ts';

export interface AlarmRoutesDeps {
  readonly identity: Identity;
  /** The JSON text of the answer. */
  readonly history: (
    asker: Asker,
    query: { readonly session?: string | undefined; readonly limit: number },
  ) => Promise<string>;
}

export function registerAlarmRoutes(app: FastifyInstance, deps: AlarmRoutesDeps): void {
  app.withTypeProvider<ZodTypeProvider>().get(
    '/api/alarms',
    {
      schema: routeSchema('GET /api/alarms', {
        tags: ['alarms'],
        summary:
          'Alarms of the clinic or of one session, newest first, with how they were delivered',
      }),
    },
    async (request, reply) => {
      const user = await deps.identity.requireUser(request, 'read-sessions');
      return sendText(reply, await deps.history(user, request.query));
    },
  );
}
