/** The routes of exports and of the audit over a store, on a port, with one person signed in. */
import type { AddressInfo } from 'node:net';
import type { Identity, SignedIn } from '@chairside/server/access/identity';
import { registerAuditRoutes } from '@chairside/server/audit/audit.routes';
import { AuditService } from '@chairside/server/audit/audit.service';
import { openBulk } from '@chairside/server/bulk-open';
import { archiveMaker, sessionFile } from '@chairside/server/export/export.jobs';
import { registerExportRoutes } from '@chairside/server/export/export.routes';
import { ExportSets } from '@chairside/server/export/export-set.service';
import { ManualClock } from '@chairside/server/platform/clock.fake';
import { AppError } from '@chairside/server/platform/errors';
import { createLogger } from '@chairside/server/platform/logger';
import { registerProblemDetails } from '@chairside/server/platform/problem-details';
import { masterKey } from '@chairside/server/signing/master-key';
import { verification } from '@chairside/server/signing/signing.jobs';
import { registerSigningRoutes } from '@chairside/server/signing/signing.routes';
import { SigningKeys } from '@chairside/server/signing/signing-keys.service';
import type { Store } from '@chairside/server/store/ports/store';
import { may, type Role } from '@chairside/shared/people/roles';
import { type AuditList, auditListSchema } from '@chairside/shared/wire/audit';
import Fastify, { type FastifyInstance } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';

export interface ExportApp {
  readonly app: FastifyInstance;
  readonly clock: ManualClock;
  readonly url: string;
  /** Who asks from now on. */
  as(role: Role): void;
  get(path: string): Promise<Response>;
  post(path: string, body: object, signal?: AbortSignal): Promise<Response>;
  /** Once every entry has its end, or with `open` of them without one. */
  audit(open?: number): Promise<AuditList['entries']>;
  close(): Promise<void>;
}

export async function exportApp(store: Store, clinicId: number, now: number): Promise<ExportApp> {
  const clock = new ManualClock(now);
  let role: Role = 'provider';
  const signedIn = (): SignedIn => ({
    ...{ id: role, clinicId, userName: role, name: role, role },
    mustChangePassword: false,
    actor: { kind: 'user', id: role, name: role, role },
  });
  const identity: Identity = {
    async requireUser(_request, capability) {
      if (!may(role, capability)) throw new AppError('not-allowed', 'This role may not do this.');
      return signedIn();
    },
    authenticateCookie: async () => signedIn(),
  };
  const log = createLogger('silent');
  const bulk = openBulk(store, clock);
  const audit = new AuditService(store.audit, clock, log);
  const master = masterKey(Buffer.alloc(32, 1));
  const keys = new SigningKeys(store.signing, async () => master, clock);
  const app = Fastify({ forceCloseConnections: true });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  registerProblemDetails(app);
  registerSigningRoutes(app, { identity, keys, verify: verification(bulk), audit });
  registerAuditRoutes(app, { identity, audit });
  registerExportRoutes(app, {
    ...{ identity, file: sessionFile(bulk), audit },
    sets: new ExportSets(store, archiveMaker(bulk)),
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  return {
    ...{ app, clock, url },
    as(next) {
      role = next;
    },
    get: (path) => fetch(`${url}${path}`),
    post: (path, body, signal) =>
      fetch(`${url}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
        ...(signal ? { signal } : {}),
      }),
    async audit(open = 0) {
      for (let tries = 0; ; tries += 1) {
        const { entries } = auditListSchema.parse(await (await fetch(`${url}/api/audit`)).json());
        const waiting = entries.filter(({ end }) => end === null).length;
        if (waiting <= open || tries > 100) return entries;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    close: () => app.close(),
  };
}
