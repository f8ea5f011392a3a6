import fastifyCookie from '@fastify/cookie';
import fastifyHelmet from '@fastify/helmet';
import fastifyRateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import { AppError } from './errors.ts';
import { limitedAddress } from './network-address.ts';
import { registerSameOriginCheck } from './same-origin.ts';

export interface WebSecurityOptions {
  /** TLS stands in front. */
  readonly secure: boolean;
  /** Requests under `/api` per minute and address. */
  readonly requestsPerMinute: number;
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
  await app.register(fastifyRateLimit, {
    max: options.requestsPerMinute,
    timeWindow: 60_000,
    // By the route that answers, not by how its address was written: `/%61pi/setup` is `/api/setup`.
    allowList: (request) => !request.routeOptions.url?.startsWith('/api/'),
    keyGenerator: (request) => limitedAddress(request.ip),
    errorResponseBuilder: () =>
      new AppError('too-many-requests', 'Too many requests from this address. Wait a minute.'),
  });
  registerSameOriginCheck(app);
}
