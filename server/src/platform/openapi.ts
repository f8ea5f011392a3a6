import fastifySwagger from '@fastify/swagger';
import fastifySwaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';

/** OpenAPI 3.1 at `/api/openapi.json`, made from the schemas that also validate, and a page to browse it at `/api/docs`. */
export async function registerOpenApi(app: FastifyInstance, version: string): Promise<void> {
  await app.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Chairside',
        version,
        description:
          'Infusion sessions: commands, logs, readings, chairs and monitors. Errors are RFC 9457 problem details with a stable `code`.',
      },
      components: {
        securitySchemes: { signIn: { type: 'apiKey', in: 'cookie', name: 'chairside' } },
      },
      security: [{ signIn: [] }],
    },
    transform: jsonSchemaTransform,
  });
  // Nothing of it changes while the server runs, and anybody may ask: it is made once.
  let document: Buffer | null = null;
  const send = (reply: FastifyReply) => {
    document ??= Buffer.from(JSON.stringify(app.swagger()));
    return reply.type('application/json; charset=utf-8').send(document);
  };
  await app.register(fastifySwaggerUi, {
    routePrefix: '/api/docs',
    uiConfig: { url: '/api/openapi.json' },
    uiHooks: {
      onRequest(request, reply, next) {
        if (/\/(json|yaml)$/.test(request.routeOptions.url ?? '')) send(reply);
        else next();
      },
    },
  });
  app.get('/api/openapi.json', { schema: { hide: true } }, async (_, reply) => send(reply));
}
