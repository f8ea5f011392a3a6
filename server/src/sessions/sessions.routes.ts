import { isReview, type ReviewCommand } from '@chairside/shared/moves/commands';
import type { Actor } from '@chairside/shared/people/roles';
import type { CommandAnswer } from '@chairside/shared/wire/http';
import { isSignature } from '@chairside/shared/wire/signature';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Identity } from '../access/identity.ts';
import type { SessionCommands } from '../engine/commands.ts';
import { type Asker, sendText } from '../platform/bulk.ts';
import { AppError } from '../platform/errors.ts';
import { routeSchema } from '../platform/route-schema.ts';
import type { SessionReadModel } from './session.read-model.ts';

export interface SessionRoutesDeps {
  readonly identity: Identity;
  readonly commands: SessionCommands;
  /** Takes what a closed session takes. */
  readonly review: {
    command(
      clinicId: number,
      sessionId: string,
      command: ReviewCommand,
      by: Actor,
    ): Promise<CommandAnswer>;
  };
  readonly sessions: Pick<SessionReadModel, 'list' | 'counts' | 'providers'>;
  readonly records: SessionRecords;
}

/** Whole sessions, each answer as the JSON text of its schema. @throws AppError `unknown-session` */
export interface SessionRecords {
  detail(asker: Asker, sessionId: string): Promise<string>;
  events(asker: Asker, sessionId: string, after: number): Promise<string>;
  readings(
    asker: Asker,
    sessionId: string,
    span: { readonly from: number; readonly to: number; readonly points: number },
  ): Promise<string>;
  review(asker: Asker, sessionId: string): Promise<string>;
}

const tags = ['sessions'];

export function registerSessionRoutes(app: FastifyInstance, deps: SessionRoutesDeps): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const { identity, commands, review, sessions, records } = deps;

  routes.post(
    '/api/sessions/:id/commands',
    {
      schema: routeSchema('POST /api/sessions/:id/commands', {
        tags,
        summary:
          'Do something in a session; the client makes the ids, the same id gives the same answer',
      }),
    },
    async (request) => {
      const { clinicId, actor } = await identity.requireUser(request, 'chart-session');
      // What one person charted offline must not be recorded under whoever has signed in since.
      const charted = request.headers['x-chairside-user'];
      if (charted !== undefined && String(charted).toLowerCase() !== actor.id) {
        throw new AppError('not-signed-in', 'Somebody else charted this. Let them sign in.');
      }
      const command = request.body;
      if (isSignature(command)) {
        throw new AppError(
          'password-needed',
          'A signature needs your password. Reload the page, then sign again.',
        );
      }
      return isReview(command)
        ? review.command(clinicId, request.params.id, command, actor)
        : commands.command(clinicId, request.params.id, command, actor);
    },
  );

  routes.get(
    '/api/sessions',
    {
      schema: routeSchema('GET /api/sessions', {
        tags,
        summary: 'Sessions of the clinic, newest first',
      }),
    },
    async (request) => {
      const { clinicId } = await identity.requireUser(request, 'read-sessions');
      return sessions.list(clinicId, request.query);
    },
  );

  routes.get(
    '/api/sessions/counts',
    {
      schema: routeSchema('GET /api/sessions/counts', {
        tags,
        summary: 'How many sessions of each kind a filter finds',
      }),
    },
    async (request) => {
      const { clinicId } = await identity.requireUser(request, 'read-sessions');
      return sessions.counts(clinicId, request.query);
    },
  );

  routes.get(
    '/api/sessions/providers',
    {
      schema: routeSchema('GET /api/sessions/providers', {
        tags,
        summary: 'Providers that the sessions of the clinic name',
      }),
    },
    async (request) => {
      const { clinicId } = await identity.requireUser(request, 'read-sessions');
      return sessions.providers(clinicId);
    },
  );

  routes.get(
    '/api/sessions/:id/review',
    {
      schema: routeSchema('GET /api/sessions/:id/review', {
        tags,
        summary:
          'The session in figures: extremes, time beyond limits, alarms, effects, completeness',
      }),
    },
    async (request, reply) => {
      const user = await identity.requireUser(request, 'read-sessions');
      return sendText(reply, await records.review(user, request.params.id));
    },
  );

  routes.get(
    '/api/sessions/:id',
    {
      schema: routeSchema('GET /api/sessions/:id', {
        tags,
        summary: 'One session as its log tells it, with the protocol it runs under',
      }),
    },
    async (request, reply) => {
      const user = await identity.requireUser(request, 'read-sessions');
      return sendText(reply, await records.detail(user, request.params.id));
    },
  );

  routes.get(
    '/api/sessions/:id/events',
    {
      schema: routeSchema('GET /api/sessions/:id/events', {
        tags,
        summary: 'The session log in order',
      }),
    },
    async (request, reply) => {
      const user = await identity.requireUser(request, 'read-sessions');
      const { after = 0 } = request.query;
      return sendText(reply, await records.events(user, request.params.id, after));
    },
  );

  routes.get(
    '/api/sessions/:id/readings',
    {
      schema: routeSchema('GET /api/sessions/:id/readings', {
        tags,
        summary: 'Readings for a chart: minimum and maximum of each bucket, gaps as gaps',
      }),
    },
    async (request, reply) => {
      const user = await identity.requireUser(request, 'read-sessions');
      const { from, to, points } = request.query;
      return sendText(reply, await records.readings(user, request.params.id, { from, to, points }));
    },
  );
}
