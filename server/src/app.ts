import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { registerBounds } from './platform/bounded-requests.ts';
import type { Config } from './platform/config.ts';
import { type HealthDeps, registerHealth } from './platform/health.ts';
import type { Logger } from './platform/logger.ts';
import { registerOpenApi } from './platform/openapi.ts';
import { registerProblemDetails } from './platform/problem-details.ts';
import { proxyTrust } from './platform/trusted-proxies.ts';
import { Turns } from './platform/turns.ts';
import { registerWebFiles } from './platform/web-files.ts';
import { registerWebSecurity } from './platform/web-security.ts';
import { openSockets, type Sockets } from './sockets.ts';

export interface AppDeps {
  readonly config: Pick<Config, 'webDir' | 'secureCookies' | 'trustProxy' | 'requestsPerMinute'>;
  readonly version: string;
  readonly logger: Logger;
  readonly health: HealthDeps;
}

/** A request that is not whole by then is answered with 408 and let go. */
export const HEADERS_WITHIN_MS = 10_000;
export const REQUEST_WITHIN_MS = 30_000;

/** The HTTP application without what the features add; never listens. */
export async function buildApp(deps: AppDeps): Promise<FastifyInstance> {
  const { config, logger } = deps;
  const loggerInstance: FastifyBaseLogger = logger;
  const app = Fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: proxyTrust(config.trustProxy),
    forceCloseConnections: true,
    requestTimeout: REQUEST_WITHIN_MS,
    http: { headersTimeout: HEADERS_WITHIN_MS, connectionsCheckingInterval: 5_000 },
    bodyLimit: 256 * 1024,
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  registerProblemDetails(app);
  registerBounds(app);
  // A flood of requests arrives in one turn of the event loop; what is due does not wait for all of it.
  const turns = new Turns();
  app.addHook('onRequest', () => turns.next());
  await registerWebSecurity(app, {
    secure: config.secureCookies,
    requestsPerMinute: config.requestsPerMinute,
  });
  await registerOpenApi(app, deps.version);
  registerHealth(app, deps.health);
  await registerWebFiles(app, config.webDir);
  return app;
}

/** The sockets on the application's port, closed with it. */
export function attachSockets(app: FastifyInstance, behindProxy: boolean): Sockets {
  const sockets = openSockets(app.server, behindProxy);
  const { io } = sockets;
  app.addHook('preClose', async () => {
    io.local.disconnectSockets(true);
    io.engine.close();
  });
  return sockets;
}
