import fastifySwagger from '@fastify/swagger';
import fastifySwaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
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
  await app.register(fastifySwaggerUi, { routePrefix: '/api/docs' });
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger());
}
