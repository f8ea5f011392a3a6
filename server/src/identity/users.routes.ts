import type { Audited } from '@chairside/shared/wire/audit';
import type { userSchema } from '@chairside/shared/wire/http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { z } from 'zod';
import type { Identity } from '../access/identity.ts';
import type { ChangeAudit } from '../audit/audit.ts';
import type { Clock } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import { routeSchema } from '../platform/route-schema.ts';
import type { IdentityStore, UserAccess, UserRecord } from '../store/ports/store.ts';
import { newPasswordHash } from './passwords.ts';
import type { SignInService } from './sign-in.service.ts';

export interface UserRoutesDeps {
  readonly identity: Identity;
  readonly signIns: SignInService;
  readonly users: IdentityStore;
  readonly audit: ChangeAudit;
  readonly clock: Clock;
}

const tags = ['identity'];

/** What administrators do with the users of their clinic. */
export function registerUserRoutes(app: FastifyInstance, deps: UserRoutesDeps): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const { identity, signIns, users, audit, clock } = deps;

  /** Nobody shuts themselves out, and a password of one's own is changed with the present one. */
  async function change(
    request: FastifyRequest<{ Params: { id: string } }>,
    what: Audited<'user'>['subject']['change'],
    access: (user: UserRecord) => Promise<UserAccess>,
  ) {
    const by = await identity.requireUser(request, 'manage-clinic');
    const user = (await users.users(by.clinicId)).find(({ id }) => id === request.params.id);
    if (!user) throw new AppError('not-found', 'The clinic has no such user.');
    if (user.id === by.id) {
      throw new AppError('bad-request', 'Nobody does this with their own access.');
    }
    const subject = { userId: user.id, userName: user.userName, change: what };
    const given = await access(user);
    return listed(
      await audit.change(by, { action: 'user', subject }, () =>
        signIns.changeAccess(by.clinicId, user.id, given, null),
      ),
    );
  }

  routes.get(
    '/api/users',
    {
      schema: routeSchema('GET /api/users', { tags, summary: 'Users of the clinic' }),
    },
    async (request) => {
      const { clinicId } = await identity.requireUser(request, 'manage-clinic');
      return { users: (await users.users(clinicId)).map(listed) };
    },
  );

  routes.post(
    '/api/users',
    {
      schema: routeSchema('POST /api/users', {
        tags,
        summary: 'Create a user, who changes this password at the first sign-in',
      }),
    },
    async (request, reply) => {
      const by = await identity.requireUser(request, 'manage-clinic');
      const { userName, name, role, password } = request.body;
      const { clinicId } = by;
      const passwordHash = await newPasswordHash(password, { userName, name });
      const made = { clinicId, userName, name, role, passwordHash, passwordGiven: true };
      const subject = { userId: null, userName, change: 'created' } as const;
      const user = await audit.change(by, { action: 'user', subject }, () =>
        users.createUser(made),
      );
      return reply.code(201).send(listed(user));
    },
  );

  routes.post(
    '/api/users/:id/password',
    {
      schema: routeSchema('POST /api/users/:id/password', {
        tags,
        summary: 'Set a new password for somebody else, who changes it at the next sign-in',
      }),
    },
    (request) =>
      change(request, 'password-set', async (user) => ({
        passwordHash: await newPasswordHash(request.body.password, user),
        passwordGiven: true,
      })),
  );

  routes.post(
    '/api/users/:id/deactivate',
    {
      schema: routeSchema('POST /api/users/:id/deactivate', {
        tags,
        summary: 'Take access away: every sign-in ends at once, what was recorded stays',
      }),
    },
    (request) => change(request, 'deactivated', async () => ({ deactivatedAt: clock.now() })),
  );

  routes.post(
    '/api/users/:id/reactivate',
    {
      schema: routeSchema('POST /api/users/:id/reactivate', { tags, summary: 'Give access back' }),
    },
    (request) => change(request, 'reactivated', async () => ({ deactivatedAt: null })),
  );
}

function listed(user: UserRecord): z.infer<typeof userSchema> {
  const { id, userName, name, role, passwordGiven, deactivatedAt } = user;
  return { id, userName, name, role, mustChangePassword: passwordGiven, deactivatedAt };
}
