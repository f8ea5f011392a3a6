import { may } from '@chairside/shared/people/roles';
import type { Policy } from '@chairside/shared/wire/route';
import type { FastifyInstance } from 'fastify';
import type { Identity, SignedIn, SignInEnds } from '../access/identity.ts';
import type { Clock } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import { countRefused } from '../platform/web-security.ts';
import { passwordChangeNeeded, refuseRole } from './cookie-identity.ts';
import { policyOf } from './route-policies.ts';

/**
 * Nobody learns the shape of a request that they may not make: the role is checked before the payload is read. What a
 * route does is asked for again where it is done, with the user whose deed it is.
 */
export function registerSignInGate(
  app: FastifyInstance,
  identity: Identity,
  signIns: Pick<SignInEnds, 'signInOf'>,
  clock: Clock,
): void {
  app.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) {
      if (policyOf(one, url) === null) {
        throw new Error(
          `Nobody has said who may ask for ${one} ${url} (shared/src/wire/routes.ts).`,
        );
      }
    }
  });
  app.addHook('onRequest', async (request) => {
    const url = request.routeOptions.url;
    if (request.is404 || url === undefined) return;
    const policy = policyOf(request.method, url);
    if (policy === undefined || policy === 'anybody') return;
    const user = await identity.authenticateCookie(request.headers.cookie, clock.now());
    const signIn = user && signIns.signInOf(request.headers.cookie);
    const refusal = refusalOf(user, policy);
    // What is charted and acknowledged never waits for what else the same sign-in asks for.
    if (refusal === null && policy === 'chart-session') request.countedBy = 'charting';
    else if (signIn) request.countedBy = { signIn };
    if (refusal === null) return;
    await countRefused(app, request);
    throw refusal;
  });
}

function refusalOf(user: SignedIn | null, policy: Policy | null): AppError | null {
  if (user === null) return new AppError('not-signed-in', 'Sign in first.');
  if (policy === 'signed-in' || policy === 'anybody') return null;
  if (user.mustChangePassword) return passwordChangeNeeded(user.name);
  return policy !== null && may(user.role, policy) ? null : refuseRole(user.role);
}
