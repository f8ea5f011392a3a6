import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { Server } from 'socket.io';
import type { Config } from './platform/config.ts';
import { type HealthDeps, registerHealth } from './platform/health.ts';
import type { Logger } from './platform/logger.ts';
import { registerOpenApi } from './platform/openapi.ts';
import { registerProblemDetails } from './platform/problem-details.ts';
import { isSameOrigin } from './platform/same-origin.ts';
import { proxyTrust } from './platform/trusted-proxies.ts';
import { registerWebFiles } from './platform/web-files.ts';
import { registerWebSecurity } from './platform/web-security.ts';

export interface AppDeps {
  readonly config: Pick<Config, 'webDir' | 'secureCookies' | 'trustProxy' | 'requestsPerMinute'>;
  readonly version: string;
  readonly logger: Logger;
  readonly health: HealthDeps;
  /** What the features add. */
  readonly routes: readonly ((app: FastifyInstance) => void)[];
}

/** Largest message on a socket: 600 readings with every vital and status stay under it. */
const MAX_MESSAGE_BYTES = 512 * 1024;

/** The whole HTTP application; never listens. */
export async function buildApp(deps: AppDeps): Promise<FastifyInstance> {
  const { config, logger } = deps;
  const loggerInstance: FastifyBaseLogger = logger;
  const app = Fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: proxyTrust(config.trustProxy),
    forceCloseConnections: true,
    bodyLimit: 256 * 1024,
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  registerProblemDetails(app);
  await registerWebSecurity(app, {
    secure: config.secureCookies,
    requestsPerMinute: config.requestsPerMinute,
  });
  await registerOpenApi(app, deps.version);
  registerHealth(app, deps.health);
  for (const register of deps.routes) register(app);
  await registerWebFiles(app, config.webDir);
  return app;
}

/**
 * Socket.IO on the application's port. `destroyUpgrade` is off because the plain WebSocket intake answers
 * upgrades on its own path; compression is off because it costs memory per socket and saves little on small frames.
 */
export function attachSockets(app: FastifyInstance): Server {
  const io = new Server(app.server, {
    serveClient: false,
    destroyUpgrade: false,
    perMessageDeflate: false,
    httpCompression: false,
    maxHttpBufferSize: MAX_MESSAGE_BYTES,
    pingInterval: 5_000,
    pingTimeout: 4_000,
    // A page of another site must not open a station with the cookie of this one.
    allowRequest: (request, answer) =>
      answer(null, isSameOrigin(request.headers, request.headers.host ?? '')),
  });
  app.addHook('preClose', async () => {
    io.local.disconnectSockets(true);
    io.engine.close();
  });
  return io;
}
