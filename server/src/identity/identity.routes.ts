import type { Audited } from '@chairside/shared/wire/audit';
import type { Me } from '@chairside/shared/wire/http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Identity, SignedIn } from '../access/identity.ts';
import type { ChangeAudit } from '../audit/audit.ts';
import type { ClinicReadModel } from '../clinics/clinic.read-model.ts';
import type { Clock } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import { routeSchema } from '../platform/route-schema.ts';
import type { ClinicRecord, UserRecord } from '../store/ports/store.ts';
import type { AdministratorCodes } from './administrator-code.ts';
import { giveBrowser, placeOf } from './browser-cookie.ts';
import { requireAnyUser } from './cookie-identity.ts';
import type { FirstRun } from './first-run.ts';
import { SIGN_IN_COOKIE, type SignInService } from './sign-in.service.ts';
import { registerSignInGate } from './sign-in-gate.ts';
import type { Place } from './sign-in-limits.ts';

export interface IdentityRoutesDeps {
  readonly identity: Identity;
  readonly signIns: SignInService;
  readonly firstRun: FirstRun;
  readonly codes: AdministratorCodes;
  readonly audit: ChangeAudit;
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
  const { identity, signIns, audit, clock } = deps;
  registerSignInGate(app, identity, signIns, clock);

  const cookie = {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: deps.secureCookies,
  } as const;
  // By its age: the browser's clock need not be that of the server.
  const secondsUntil = (at: number) => Math.max(0, Math.round((at - clock.now()) / 1000));
  /** Whoever was signed in in this browser is not any more, and the browser is known as theirs from now on. */
  const begin = async (
    request: FastifyRequest,
    reply: FastifyReply,
    { user, secret, expiresAt }: Awaited<ReturnType<SignInService['open']>>,
  ) => {
    await signIns.signOut(request.headers.cookie, 'signed-in-anew');
    reply.setCookie(SIGN_IN_COOKIE, secret, { ...cookie, maxAge: secondsUntil(expiresAt) });
    const place = giveBrowser(reply, placeOf(request), deps.secureCookies);
    await signIns.rememberPlace(user.id, place, clock.now());
  };
  const me = async (user: SignedIn): Promise<Me> => {
    const clinic = await deps.clinics.get(user.clinicId);
    if (!clinic) throw new AppError('internal', `user ${user.id} belongs to no clinic`);
    return { user: shown(user), clinic, demo: deps.demo };
  };

  routes.get(
    '/api/setup',
    {
      schema: routeSchema('GET /api/setup', {
        tags,
        summary: 'Whether the server waits for its first administrator',
      }),
    },
    async () => ({ needsFirstAdministrator: deps.firstRun.needed, demo: deps.demo }),
  );

  routes.post(
    '/api/first-administrator',
    {
      schema: routeSchema('POST /api/first-administrator', {
        tags,
        summary:
          'Make the clinic and its first administrator with the one-time code that the server printed',
      }),
    },
    async (request, reply) => {
      const { address } = placeOf(request);
      const { user, clinic } = await deps.firstRun.create(request.body, address, clock.now());
      await deps.clinicMade(clinic);
      const subject = { userId: user.id, userName: user.userName, change: 'created' } as const;
      const operator = { clinicId: clinic.id, actor: { kind: 'operator' } } as const;
      await audit.note(operator, { action: 'user', subject }, 'completed');
      await begin(request, reply, await signIns.open(user, clock.now()));
      return reply.code(201).send({ user: shown(user), clinic, demo: deps.demo });
    },
  );

  routes.post(
    '/api/administrator-code',
    {
      schema: routeSchema('POST /api/administrator-code', {
        tags,
        summary:
          'Become an administrator with the one-time code that "npm run admin-code" printed on the server',
      }),
    },
    async (request, reply) => {
      const { address } = placeOf(request);
      const user = await deps.codes.use(request.body, address, clock.now());
      const opened = await signIns.open(user, clock.now());
      const subject = { userName: user.userName, change: 'used' } as const;
      await audit.note(opened.user, { action: 'administrator-code', subject }, 'completed');
      await begin(request, reply, opened);
      return reply.code(201).send(await me(opened.user));
    },
  );

  routes.post(
    '/api/sign-in',
    {
      schema: routeSchema('POST /api/sign-in', {
        tags,
        summary: 'Sign in; the answer sets the cookie',
      }),
    },
    async (request, reply) => {
      const opened = await signIns.signIn(request.body, placeOf(request), clock.now());
      await begin(request, reply, opened);
      return me(opened.user);
    },
  );

  routes.post(
    '/api/sign-out',
    {
      schema: routeSchema('POST /api/sign-out', {
        tags,
        summary: 'Sign out; the cookie is worth nothing afterwards',
      }),
    },
    async (request, reply) => {
      const { cookie: cookies } = request.headers;
      // While the database is away nobody can be asked who it is; signing out is no worse for it.
      const user = await signIns.authenticate(cookies, clock.now()).catch(() => null);
      const out = () => signIns.signOut(cookies);
      if (user) await audit.change(user, signInOf(user, placeOf(request), 'signed-out'), out);
      else await out();
      return reply.clearCookie(SIGN_IN_COOKIE, cookie).code(204).send(null);
    },
  );

  routes.get(
    '/api/me',
    {
      schema: routeSchema('GET /api/me', { tags, summary: 'Who is signed in' }),
    },
    async (request) => me(await requireAnyUser(request, signIns, clock.now())),
  );

  routes.post(
    '/api/password',
    {
      schema: routeSchema('POST /api/password', {
        tags,
        summary: 'Change one’s own password; every other sign-in of one’s own ends',
      }),
    },
    async (request, reply) => {
      const user = await requireAnyUser(request, signIns, clock.now());
      const { cookie: cookies } = request.headers;
      const subject = {
        userId: user.id,
        userName: user.userName,
        change: 'password-changed',
      } as const;
      await audit.change(user, { action: 'user', subject }, () =>
        signIns.changePassword(user, request.body, cookies, clock.now()),
      );
      return reply.code(204).send(null);
    },
  );
}

function shown(user: SignedIn | UserRecord): Me['user'] {
  const { id, userName, name, role } = user;
  const mustChangePassword = 'passwordGiven' in user ? user.passwordGiven : user.mustChangePassword;
  return { id, userName, name, role, mustChangePassword };
}

function signInOf(
  { id: userId, userName }: SignedIn,
  { address }: Place,
  change: 'signed-in' | 'signed-out',
): Audited<'sign-in'> {
  return { action: 'sign-in', subject: { userId, userName, address, change } };
}
