import fastifyCookie from '@fastify/cookie';
import fastifyHelmet from '@fastify/helmet';
import fastifyRateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AppError } from './errors.ts';
import { limitedAddress } from './network-address.ts';
import { registerSameOriginCheck } from './same-origin.ts';

export interface WebSecurityOptions {
  /** Behind TLS. */
  readonly secure: boolean;
  /** Requests under `/api` per minute: of one sign-in, and of one address that has none. */
  readonly requestsPerMinute: number;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** What the limit of requests counts it by; null: by its address. `charting` is never counted. */
    countedBy: { readonly signIn: string } | 'charting' | null;
  }
}

function tooMany({ countedBy }: FastifyRequest, retryAfterSeconds: number): AppError {
  const message =
    countedBy === null
      ? 'Too many requests from this address. Wait a minute.'
      : 'Too many requests under this sign-in. Wait a minute; charting and acknowledging go on.';
  return new AppError('too-many-requests', message, { retryAfterSeconds });
}

/** Counts a request that is refused before its route would have counted it. */
export async function countRefused(app: FastifyInstance, request: FastifyRequest): Promise<void> {
  const counted = await app.createRateLimit()(request);
  if (!counted.isAllowed && counted.isExceeded) throw tooMany(request, counted.ttlInSeconds);
}

export async function registerWebSecurity(
  app: FastifyInstance,
  options: WebSecurityOptions,
): Promise<void> {
  await app.register(fastifyHelmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // The component library sets its theme by inline styles.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        mediaSrc: ["'self'", 'data:', 'blob:'],
        workerSrc: ["'self'", 'blob:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        // A page of the server may hold another one: the replay of a session lives in a frame.
        frameAncestors: ["'self'"],
        // On plain http from another host the browser would ask for every asset by https and show nothing.
        upgradeInsecureRequests: options.secure ? [] : null,
      },
    },
    // On plain http browsers ignore these and fill the console with complaints.
    strictTransportSecurity: options.secure,
    crossOriginOpenerPolicy: options.secure,
    originAgentCluster: options.secure,
  });
  await app.register(fastifyCookie);
  app.decorateRequest('countedBy', null);
  await app.register(fastifyRateLimit, {
    max: options.requestsPerMinute,
    timeWindow: 60_000,
    // By the route that answers, not by how its address was written: `/%61pi/setup` is `/api/setup`.
    allowList: ({ routeOptions, countedBy }) =>
      countedBy === 'charting' || !routeOptions.url?.startsWith('/api/'),
    // The screens of a clinic often share one address: whoever is signed in is counted apart from all others there.
    keyGenerator: ({ countedBy, ip }) =>
      countedBy === null || countedBy === 'charting' ? limitedAddress(ip) : countedBy.signIn,
    errorResponseBuilder: (request, { ttl }) => tooMany(request, Math.ceil(ttl / 1_000)),
  });
  registerSameOriginCheck(app);
}
