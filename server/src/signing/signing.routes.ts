import { Readable } from 'node:stream';
import { uuid } from '@chairside/shared/protocol/bounded';
import { signingKeysSchema, verificationSchema } from '@chairside/shared/protocol/signing';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Audit } from '../audit/audit.ts';
import type { Identity } from '../identity/identity.ts';
import { problemResponses } from '../platform/problem-details.ts';
import type { SessionExport } from './session-export.read-model.ts';
import type { SigningKeys } from './signing-keys.service.ts';
import { verifyInThread } from './verify-thread.ts';

const tags = ['review'];
const params = z.object({ id: uuid });

export function registerSigningRoutes(
  app: FastifyInstance,
  deps: {
    readonly identity: Identity;
    readonly exports: SessionExport;
    readonly keys: SigningKeys;
    readonly audit: Audit;
  },
): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const { identity, exports, keys, audit } = deps;

  routes.get(
    '/api/sessions/:id/export.json',
    {
      schema: {
        tags,
        summary: 'The whole session as one text that `npm run verify-log` checks',
        params,
      },
    },
    async (request, reply) => {
      const user = await identity.requireUser(request, 'read-sessions');
      const sessionId = request.params.id;
      const text = await exports.text(user.clinicId, sessionId);
      const audited = await audit.begin(user, {
        ...{ formats: ['json'], sessionId, filter: null, sessions: 1 },
      });
      audited.follow(reply);
      return reply
        .type('application/json; charset=utf-8')
        .header('content-disposition', `attachment; filename="session-${request.params.id}.json"`)
        .header('cache-control', 'no-store')
        .send(Readable.from(audited.counted(text), { objectMode: false }));
    },
  );

  routes.get(
    '/api/sessions/:id/verification',
    {
      schema: {
        tags,
        summary: 'Chain, signatures, and whether the alarms follow from the readings',
        params,
        response: { 200: verificationSchema, ...problemResponses },
      },
    },
    async (request) => {
      const { clinicId } = await identity.requireUser(request, 'read-sessions');
      const pieces: string[] = [];
      for await (const piece of await exports.text(clinicId, request.params.id)) pieces.push(piece);
      return verifyInThread(pieces.join(''));
    },
  );

  routes.get(
    '/api/signing-keys',
    {
      schema: {
        tags,
        summary: "The clinic's public keys, newest first: the first one signs",
        response: { 200: signingKeysSchema, ...problemResponses },
      },
    },
    async (request) => {
      const { clinicId } = await identity.requireUser(request, 'read-sessions');
      return { keys: (await keys.all(clinicId)).map(shown) };
    },
  );

  routes.post(
    '/api/signing-keys',
    {
      schema: {
        tags,
        summary: 'Make a new key that signs from now on; what older ones signed stays checkable',
        response: { 201: signingKeysSchema.shape.keys.element, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { clinicId } = await identity.requireUser(request, 'manage-clinic');
      return reply.code(201).send(shown(await keys.rotate(clinicId)));
    },
  );
}

function shown({ id, publicKey, createdAt }: Awaited<ReturnType<SigningKeys['rotate']>>) {
  return { id, algorithm: 'Ed25519' as const, publicKey, createdAt };
}
