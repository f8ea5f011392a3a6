import type { Verification } from '@chairside/shared/wire/signing';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Identity } from '../access/identity.ts';
import type { ChangeAudit } from '../audit/audit.ts';
import type { Asker } from '../platform/bulk.ts';
import { routeSchema } from '../platform/route-schema.ts';
import type { SigningKeys } from './signing-keys.service.ts';

const tags = ['review'];

export function registerSigningRoutes(
  app: FastifyInstance,
  deps: {
    readonly identity: Identity;
    /** Chain, signatures and alarms of one session. */
    readonly verify: (asker: Asker, sessionId: string) => Promise<Verification>;
    readonly keys: SigningKeys;
    readonly audit: ChangeAudit;
  },
): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const { identity, verify, keys, audit } = deps;

  routes.get(
    '/api/sessions/:id/verification',
    {
      schema: routeSchema('GET /api/sessions/:id/verification', {
        tags,
        summary: 'Chain, signatures, and whether the alarms follow from the readings',
      }),
    },
    async (request) => {
      const user = await identity.requireUser(request, 'read-sessions');
      return verify(user, request.params.id);
    },
  );

  routes.get(
    '/api/signing-keys',
    {
      schema: routeSchema('GET /api/signing-keys', {
        tags,
        summary: "The clinic's public keys, newest first: the first one signs",
      }),
    },
    async (request) => {
      const { clinicId } = await identity.requireUser(request, 'read-sessions');
      return { keys: (await keys.all(clinicId)).map(shown) };
    },
  );

  routes.post(
    '/api/signing-keys',
    {
      schema: routeSchema('POST /api/signing-keys', {
        tags,
        summary: 'Make a new key that signs from now on; what older ones signed stays checkable',
      }),
    },
    async (request, reply) => {
      const user = await identity.requireUser(request, 'manage-clinic');
      const made = await audit.change(
        user,
        { action: 'signing-key', subject: { change: 'rotated' } },
        () => keys.rotate(user.clinicId),
      );
      return reply.code(201).send(shown(made));
    },
  );
}

function shown({ id, publicKey, createdAt }: Awaited<ReturnType<SigningKeys['rotate']>>) {
  return { id, algorithm: 'Ed25519' as const, publicKey, createdAt };
}
