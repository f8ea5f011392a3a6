import { may } from '@chairside/shared/protocol/roles';
import type { FastifyInstance } from 'fastify';
import type { Clock } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import { passwordChangeNeeded, refuseRole } from './cookie-identity.ts';
import type { Identity } from './identity.ts';
import { policyOf } from './route-policies.ts';

/**
 * Nobody learns the shape of a request that they may not make: who may stands before the payload is read. What a
 * route does is asked for again where it is done, with the user whose deed it is.
 */
export function registerSignInGate(app: FastifyInstance, identity: Identity, clock: Clock): void {
  app.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) {
      if (policyOf(one, url) === null) {
        throw new Error(`Nobody has said who may ask for ${one} ${url} (identity/route-policies).`);
      }
    }
  });
  app.addHook('onRequest', async (request) => {
    const url = request.routeOptions.url;
    if (request.is404 || url === undefined) return;
    const policy = policyOf(request.method, url);
    if (policy === undefined || policy === 'anybody') return;
    const user = await identity.authenticateCookie(request.headers.cookie, clock.now());
    if (!user) throw new AppError('not-signed-in', 'Sign in first.');
    if (policy === 'signed-in') return;
    if (user.mustChangePassword) throw passwordChangeNeeded(user.name);
    if (policy === null || !may(user.role, policy)) throw refuseRole(user.role);
  });
}
