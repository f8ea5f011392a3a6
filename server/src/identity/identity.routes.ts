import {
  createUserSchema,
  firstAdministratorSchema,
  type Me,
  meSchema,
  setupStateSchema,
  signInSchema,
  userSchema,
} from '@chairside/shared/protocol/http';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { ClinicReadModel } from '../clinics/clinic.read-model.ts';
import type { Clock } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import { problemResponses } from '../platform/problem-details.ts';
import type { ClinicRecord, IdentityStore, UserRecord } from '../store/ports.ts';
import type { FirstRun } from './first-run.ts';
import type { Identity, SignedIn } from './identity.ts';
import { hashPassword } from './passwords.ts';
import { SIGN_IN_COOKIE, type SignInService } from './sign-in.service.ts';
import { registerSignInGate } from './sign-in-gate.ts';

export interface IdentityRoutesDeps {
  readonly identity: Identity;
  readonly signIns: SignInService;
  readonly firstRun: FirstRun;
  readonly users: IdentityStore;
  readonly clinics: ClinicReadModel;
  /** Tells the live side of a clinic that was just made, with its chairs. */
  clinicMade(clinic: ClinicRecord): Promise<void>;
  readonly clock: Clock;
  readonly demo: boolean;
  readonly secureCookies: boolean;
}

const tags = ['identity'];

export function registerIdentityRoutes(app: FastifyInstance, deps: IdentityRoutesDeps): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const { identity, signIns, clock } = deps;
  registerSignInGate(app, identity, clock);

  const cookie = {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: deps.secureCookies,
  } as const;
  const begin = async (reply: FastifyReply, user: UserRecord) => {
    const { secret, expiresAt } = await signIns.open(user, clock.now());
    reply.setCookie(SIGN_IN_COOKIE, secret, { ...cookie, expires: new Date(expiresAt) });
  };
  const me = async (user: SignedIn): Promise<Me> => {
    const clinic = await deps.clinics.get(user.clinicId);
    if (!clinic) throw new AppError('internal', `user ${user.id} belongs to no clinic`);
    return { user: shown(user), clinic, demo: deps.demo };
  };

  routes.get(
    '/api/setup',
    {
      schema: {
        tags,
        summary: 'Whether the server waits for its first administrator',
        response: { 200: setupStateSchema },
      },
    },
    async () => ({ needsFirstAdministrator: deps.firstRun.needed, demo: deps.demo }),
  );

  routes.post(
    '/api/first-administrator',
    {
      schema: {
        tags,
        summary:
          'Make the clinic and its first administrator with the one-time code that the server printed',
        body: firstAdministratorSchema,
        response: { 201: meSchema, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { user, clinic } = await deps.firstRun.create(request.body, request.ip, clock.now());
      await deps.clinicMade(clinic);
      await begin(reply, user);
      return reply.code(201).send({ user: shown(user), clinic, demo: deps.demo });
    },
  );

  routes.post(
    '/api/sign-in',
    {
      schema: {
        tags,
        summary: 'Sign in; the answer sets the cookie',
        body: signInSchema,
        response: { 200: meSchema, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { user, secret, expiresAt } = await signIns.signIn(
        request.body,
        request.ip,
        clock.now(),
      );
      reply.setCookie(SIGN_IN_COOKIE, secret, { ...cookie, expires: new Date(expiresAt) });
      return me(user);
    },
  );

  routes.post(
    '/api/sign-out',
    {
      schema: {
        tags,
        summary: 'Sign out; the cookie is worth nothing afterwards',
        response: { 204: z.null(), ...problemResponses },
      },
    },
    async (request, reply) => {
      await signIns.signOut(request.headers.cookie);
      return reply.clearCookie(SIGN_IN_COOKIE, cookie).code(204).send(null);
    },
  );

  routes.get(
    '/api/me',
    {
      schema: {
        tags,
        summary: 'Who is signed in',
        response: { 200: meSchema, ...problemResponses },
      },
    },
    async (request) => me(await identity.requireUser(request, 'watch-station')),
  );

  routes.get(
    '/api/users',
    {
      schema: {
        tags,
        summary: 'Users of the clinic',
        response: { 200: z.object({ users: z.array(userSchema) }), ...problemResponses },
      },
    },
    async (request) => {
      const { clinicId } = await identity.requireUser(request, 'manage-clinic');
      return { users: (await deps.users.users(clinicId)).map(shown) };
    },
  );

  routes.post(
    '/api/users',
    {
      schema: {
        tags,
        summary: 'Create a user',
        body: createUserSchema,
        response: { 201: userSchema, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { clinicId } = await identity.requireUser(request, 'manage-clinic');
      const { userName, name, role, password } = request.body;
      const passwordHash = await hashPassword(password);
      const user = await deps.users.createUser({ clinicId, userName, name, role, passwordHash });
      return reply.code(201).send(shown(user));
    },
  );
}

function shown(user: Pick<UserRecord, 'id' | 'userName' | 'name' | 'role'>): Me['user'] {
  const { id, userName, name, role } = user;
  return { id, userName, name, role };
}
