import type { FastifyInstance } from 'fastify';
import { AppError } from './errors.ts';

interface FetchHeaders {
  readonly origin?: string | undefined;
  readonly 'sec-fetch-site'?: string | string[] | undefined;
}

/**
 * False where a browser says that another site asks. A request with neither header comes from no browser and
 * brings no cookie of one. `host` is the authority that the client asked for, such as `clinic.local:8080`.
 */
export function isSameOrigin(headers: FetchHeaders, host: string): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  if (headers.origin === undefined) return true;
  return URL.parse(headers.origin)?.host === host.toLowerCase();
}

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Refuses whatever changes state and was sent from another site, beside `SameSite` on the cookie. */
export function registerSameOriginCheck(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    if (READING.has(request.method) || isSameOrigin(request.headers, request.host)) return;
    throw new AppError('not-allowed', 'This request came from another site and was refused.');
  });
}
