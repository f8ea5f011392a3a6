import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { SecondPerson } from '../access/identity.ts';
import type { SessionCommands } from '../engine/commands.ts';
import { routeSchema } from '../platform/route-schema.ts';

export interface SecondPersonRoutesDeps {
  readonly secondPerson: SecondPerson;
  readonly commands: SessionCommands;
}

/** One nurse cannot leave the chair to sign out: who checks or decides says so at the same screen. */
export function registerSecondPersonRoutes(
  app: FastifyInstance,
  { secondPerson, commands }: SecondPersonRoutesDeps,
): void {
  app.withTypeProvider<ZodTypeProvider>().post(
    '/api/sessions/:id/second-person',
    {
      schema: routeSchema('POST /api/sessions/:id/second-person', {
        tags: ['sessions'],
        summary:
          'One command by somebody else than who is signed in, with their own password; the sign-in stays as it is',
      }),
    },
    async (request) => {
      const { command, ...credentials } = request.body;
      const { user, beside } = await secondPerson.require(request, credentials, 'chart-session');
      const { clinicId, actor } = user;
      return commands.command(clinicId, request.params.id, command, actor, beside);
    },
  );
}
