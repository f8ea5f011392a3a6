import type { FastifyInstance } from 'fastify';
import type { Metrics } from './metrics.ts';

export interface HealthDeps {
  /** One trivial query; rejects while the database is away. */
  ping(): Promise<void>;
  /** False while commits are refused or held up. */
  recording(): boolean;
  /** True once the running sessions are back and until the server begins to stop. */
  ready(): boolean;
  readonly metrics: Metrics;
}

/** `/healthz`: the process lives. `/readyz`: it can take work and store it. `/metrics`: Prometheus. */
export function registerHealth(app: FastifyInstance, deps: HealthDeps): void {
  const hide = { schema: { hide: true }, config: { rateLimit: false } } as const;
  app.get('/healthz', hide, async () => ({ ok: true }));
  app.get('/readyz', hide, async (_request, reply) => {
    const checks = {
      ...{ started: deps.ready(), recording: deps.recording() },
      database: await answers(deps.ping()),
    };
    const ok = Object.values(checks).every(Boolean);
    return reply.code(ok ? 200 : 503).send({ ok, checks });
  });
  app.get('/metrics', hide, async (_request, reply) =>
    reply.type(deps.metrics.contentType).send(await deps.metrics.text()),
  );
}

const PING_MS = 2_000;

/** A database that hangs must read as away, not hang the probe. */
async function answers(ping: Promise<void>): Promise<boolean> {
  const timeout = AbortSignal.timeout(PING_MS);
  const late = new Promise<boolean>((resolve) =>
    timeout.addEventListener('abort', () => resolve(false), { once: true }),
  );
  return Promise.race([
    ping.then(
      () => true,
      () => false,
    ),
    late,
  ]);
}
