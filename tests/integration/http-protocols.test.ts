import type { Identity, SignedIn } from '@chairside/server/access/identity';
import { AuditService } from '@chairside/server/audit/audit.service';
import { openBulk } from '@chairside/server/bulk-open';
import { AppError } from '@chairside/server/platform/errors';
import { createLogger } from '@chairside/server/platform/logger';
import { registerProblemDetails } from '@chairside/server/platform/problem-details';
import { rehearsalRun } from '@chairside/server/protocols/protocols.jobs';
import { registerProtocolRoutes } from '@chairside/server/protocols/protocols.routes';
import { ProtocolsService } from '@chairside/server/protocols/protocols.service';
import { registerRehearsalRoutes } from '@chairside/server/protocols/rehearsals.routes';
import { RehearsalsService } from '@chairside/server/protocols/rehearsals.service';
import { withLimitValue } from '@chairside/shared/alarms/limits/limit-changes';
import { type Actor, may, type Role } from '@chairside/shared/people/roles';
import type { ProtocolDocument } from '@chairside/shared/protocols/document/document';
import Fastify from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LiveClinic, liveClinic } from '../support/live-clinic.ts';
import { UNGATED_PROTOCOL } from '../support/ungated-protocol.ts';

let live: LiveClinic;
let app: ReturnType<typeof Fastify>;
let role: Role;

function signedIn(): SignedIn {
  const actor: Extract<Actor, { kind: 'user' }> = { kind: 'user', id: role, name: role, role };
  const { id: clinicId } = live.clinic;
  return { ...actor, clinicId, userName: role, mustChangePassword: false, actor };
}

beforeEach(async () => {
  live = await liveClinic();
  role = 'provider';
  app = Fastify();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  registerProblemDetails(app);
  const identity: Identity = {
    async requireUser(_request, capability) {
      if (!may(role, capability)) throw new AppError('not-allowed', 'No.');
      return signedIn();
    },
    authenticateCookie: async () => signedIn(),
  };
  registerProtocolRoutes(app, {
    identity,
    audit: new AuditService(live.store.audit, live.clock, createLogger('silent')),
    protocols: new ProtocolsService(live.store.protocols, live.clock),
  });
  registerRehearsalRoutes(app, {
    identity,
    rehearsals: new RehearsalsService(
      live.store.protocols,
      rehearsalRun(openBulk(live.store, live.clock)),
      {
        warn: () => undefined,
      },
    ),
  });
});
afterEach(async () => {
  live.engine.stop();
  await app.close();
});

const give = (body: object) =>
  app.inject({ method: 'POST', url: '/api/protocols/commands', payload: body });
const get = (url: string) => app.inject({ method: 'GET', url });

function moved(document: ProtocolDocument, id: string, value: number): ProtocolDocument {
  const limits = document.limits.map((limit) =>
    limit.id === id ? withLimitValue(limit, value) : limit,
  );
  return { ...document, limits };
}

describe('protocols over HTTP', () => {
  it('PR-20 goes from draft to in force; the running session keeps its own version, the next takes the new one', async () => {
    const session = await live.open();
    role = 'administrator';
    const draft = (await give({ type: 'draft', basedOn: 'default@1' })).json();
    expect(draft).toMatchObject({ reference: 'default@2', status: 'draft', revision: 1 });
    const document = moved(draft.document, 'spo2-low-warning', 92);
    const edited = await give({ type: 'edit', reference: 'default@2', revision: 1, document });
    expect(edited.json()).toMatchObject({ revision: 2, document: { version: 2 } });
    role = 'provider';
    await give({ type: 'approve', reference: 'default@2', revision: 2 });
    const inForce = await give({ type: 'put-in-force', reference: 'default@2', revision: 3 });
    expect(inForce.json()).toMatchObject({ status: 'in-force', approved: { by: { role } } });

    expect(live.engine.session(session)?.protocol.version).toBe(1);
    await live.send(session, { type: 'close' });
    const next = await live.open();
    expect(live.engine.session(next)?.protocol).toMatchObject({ version: 2, name: 'Default v2' });
    const { protocols } = (await get('/api/protocols')).json();
    expect(protocols).toMatchObject([
      { reference: 'default@2', status: 'in-force', title: 'Default v2' },
      { reference: 'default@1', status: 'retired', approved: null },
    ]);
    expect(protocols[0].steps.map(({ kind }: { kind: string }) => kind)).toEqual([
      ...['drafted', 'edited', 'approved', 'put-in-force'],
    ]);
  });

  it('PR-23 says what is in force to everybody who watches', async () => {
    role = 'nurse';
    const shipped = (await get('/api/protocols/in-force')).json();
    expect(shipped).toMatchObject({
      ...{ reference: 'default@1', status: 'in-force', approved: null },
      document: JSON.parse(JSON.stringify(UNGATED_PROTOCOL)),
    });
    role = 'provider';
    await give({ type: 'draft', basedOn: 'default@1' });
    expect((await get('/api/protocols/in-force')).json().reference).toBe('default@1');
    await give({ type: 'approve', reference: 'default@2', revision: 1 });
    await give({ type: 'put-in-force', reference: 'default@2', revision: 2 });
    role = 'nurse';
    expect((await get('/api/protocols/in-force')).json()).toMatchObject({
      ...{ reference: 'default@2', approved: { by: { role: 'provider' } } },
    });
  });

  it('PR-20 says of the default protocol that it needs approval, until a provider approves it', async () => {
    const title = async () => (await get('/api/protocols')).json().protocols[0].title;
    expect(await title()).toBe(UNGATED_PROTOCOL.name);
    await give({ type: 'approve', reference: 'default@1', revision: 2 });
    expect(await title()).toBe('Default v1');
  });

  it('PR-21 refuses with the code of the rule and names each limit that makes no sense', async () => {
    const draft = (await give({ type: 'draft', basedOn: 'default@1' })).json();
    const document = moved(draft.document, 'spo2-low-critical', 95);
    const refused = await give({ type: 'edit', reference: 'default@2', revision: 1, document });
    expect(refused.statusCode).toBe(422);
    expect(refused.json()).toMatchObject({
      ...{ code: 'protocol-refused', refusal: 'senseless-limits' },
      issues: [{ path: 'spo2-low-critical.value' }],
    });
    expect((await get('/api/protocols/default@2')).json().revision).toBe(1);
    const stale = await give({ type: 'approve', reference: 'default@2', revision: 9 });
    expect(stale.json()).toMatchObject({ refusal: 'changed-meanwhile' });
  });

  it('PR-21 keeps nurses out, lets them read, and knows what it does not have', async () => {
    role = 'nurse';
    expect((await give({ type: 'draft', basedOn: 'default@1' })).statusCode).toBe(403);
    expect((await get('/api/protocols/default@1')).json().document).toMatchObject({ version: 1 });
    expect((await get('/api/protocols/default@7')).statusCode).toBe(404);
    role = 'administrator';
    const approve = await give({ type: 'approve', reference: 'default@1', revision: 2 });
    expect(approve.json()).toMatchObject({ refusal: 'provider-only' });
    expect((await give({ type: 'forget' })).statusCode).toBe(400);
  });

  it('PR-58 rehearses over HTTP what may be edited, for who may edit it', async () => {
    const session = await live.open();
    live.hold({ hr: 70, spo2: 92 }, 30);
    await live.settled();
    const rehearse = (document: ProtocolDocument) =>
      app.inject({ method: 'POST', url: '/api/protocols/rehearsals', payload: { document } });
    const milder = moved(UNGATED_PROTOCOL, 'spo2-low-warning', 91);
    const { id } = (await rehearse(milder)).json();
    const url = `/api/protocols/rehearsals/${id}`;
    await expect
      .poll(async () => (await get(url)).json())
      .toMatchObject({
        state: 'done',
        report: { sessions: [{ id: session, before: 1, after: 0, removed: [{ worst: 92 }] }] },
      });
    expect((await app.inject({ method: 'DELETE', url })).json().state).toBe('done');
    const senseless = await rehearse(moved(UNGATED_PROTOCOL, 'spo2-low-critical', 95));
    expect(senseless.json()).toMatchObject({ refusal: 'senseless-limits' });
    role = 'nurse';
    expect((await rehearse(milder)).statusCode).toBe(403);
    expect((await get(url)).statusCode).toBe(403);
  });
});
