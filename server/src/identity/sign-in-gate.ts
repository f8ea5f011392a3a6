import type { FastifyInstance } from 'fastify';
import type { Clock } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import { passwordChangeNeeded } from './cookie-identity.ts';
import type { Identity } from './identity.ts';

/** What anybody may ask for. */
const OPEN: ReadonlySet<string> = new Set([
  '/api/setup',
  '/api/first-administrator',
  '/api/sign-in',
  '/api/sign-out',
  '/api/openapi.json',
]);
/** What somebody may ask for whose password an administrator set. */
const BEFORE_CHANGE: ReadonlySet<string> = new Set(['/api/me', '/api/password']);
const OPEN_FOLDER = '/api/docs';

/**
 * Nobody learns the shape of a request before signing in: this stands before the payload is read. Each route asks
 * for its own capability after it.
 */
export function registerSignInGate(app: FastifyInstance, identity: Identity, clock: Clock): void {
  app.addHook('onRequest', async (request) => {
    const path = request.routeOptions.url;
    if (request.is404 || path === undefined || !path.startsWith('/api/')) return;
    if (OPEN.has(path) || path.startsWith(OPEN_FOLDER)) return;
    const user = await identity.authenticateCookie(request.headers.cookie, clock.now());
    if (!user) throw new AppError('not-signed-in', 'Sign in first.');
    if (user.mustChangePassword && !BEFORE_CHANGE.has(path)) throw passwordChangeNeeded(user.name);
  });
}
