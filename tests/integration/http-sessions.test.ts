import { randomBytes, randomUUID } from 'node:crypto';
import { openBulk } from '@chairside/server/bulk-open';
import { registerProblemDetails } from '@chairside/server/platform/problem-details';
import { ManualTimers } from '@chairside/server/platform/timers.fake';
import { SessionReadModel } from '@chairside/server/sessions/session.read-model';
import { sessionRecords } from '@chairside/server/sessions/sessions.jobs';
import { registerSessionRoutes } from '@chairside/server/sessions/sessions.routes';
import { masterKey } from '@chairside/server/signing/master-key';
import { ReviewCommands } from '@chairside/server/signing/review-commands';
import { sealDigest } from '@chairside/server/signing/signing.jobs';
import { SigningKeys } from '@chairside/server/signing/signing-keys.service';
import Fastify from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LiveClinic, liveClinic, NURSE } from '../support/live-clinic.ts';

let live: LiveClinic;
let app: ReturnType<typeof Fastify>;

beforeEach(async () => {
  live = await liveClinic();
  app = Fastify();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  registerProblemDetails(app);
  if (NURSE.kind !== 'user') throw new Error('a nurse is a person');
  const named = { ...NURSE, userName: 'nurse', mustChangePassword: false };
  const user = { ...named, clinicId: live.clinic.id, actor: NURSE };
  const keys = new SigningKeys(
    live.store.signing,
    async () => masterKey(randomBytes(32)),
    live.clock,
  );
  const bulk = openBulk(live.store, live.clock);
  registerSessionRoutes(app, {
    identity: { requireUser: async () => user, authenticateCookie: async () => user },
    commands: live.commands,
    review: new ReviewCommands(live.store, keys, live.clock, sealDigest(bulk), new ManualTimers()),
    sessions: new SessionReadModel(live.store),
    records: sessionRecords(bulk),
  });
});
afterEach(async () => {
  live.engine.stop();
  await app.close();
});

const post = (session: string, body: object) =>
  app.inject({
    method: 'POST',
    url: `/api/sessions/${session}/commands`,
    payload: { id: randomUUID(), ...body },
  });
const get = (url: string) => app.inject({ method: 'GET', url });

describe('sessions over HTTP', () => {
  it('EN-20 carries commands out and shows what came of them', async () => {
    const id = randomUUID();
    const opened = await post(id, { type: 'open', chairId: live.chair.id, patientRef: '0412' });
    expect(opened.statusCode).toBe(200);
    expect(opened.json()).toMatchObject({ seq: 2, events: [{ seq: 1 }, { seq: 2 }] });
    live.hold({ hr: 70, spo2: 98 }, 5);
    await live.settled();

    const detail = await get(`/api/sessions/${id}`);
    expect(detail.json()).toMatchObject({ state: { id, phase: 'before' }, protocol: {} });
    expect((await get(`/api/sessions/${id}/events?after=1`)).json().events).toHaveLength(1);
    const now = live.clock.now();
    const readings = await get(`/api/sessions/${id}/readings?from=${now - 60_000}&to=${now + 1}`);
    expect(readings.json()).toMatchObject({ count: 5 });
    const list = await get('/api/sessions?phase=running');
    expect(list.json().sessions).toMatchObject([{ id, patientRef: '0412' }]);
  });

  it('OF-06 takes a command from nobody but who charted it', async () => {
    const id = randomUUID();
    const under = (user: string) =>
      app.inject({
        method: 'POST',
        url: `/api/sessions/${id}/commands`,
        headers: { 'x-chairside-user': user },
        payload: { id: randomUUID(), type: 'open', chairId: live.chair.id, patientRef: '0412' },
      });
    const other = await under('somebody-else');
    expect([other.statusCode, other.json().code]).toEqual([401, 'not-signed-in']);
    const own = await under(NURSE.kind === 'user' ? NURSE.id : '');
    expect(own.statusCode).toBe(200);
  });

  it('EN-20 answers a refusal with its code and a sentence', async () => {
    const id = randomUUID();
    await post(id, { type: 'open', chairId: live.chair.id, patientRef: '0412' });
    const refused = await post(id, { type: 'pause-infusion', reason: 'line' });
    expect(refused.statusCode).toBe(422);
    expect(refused.json()).toMatchObject({ code: 'command-refused', refusal: 'not-started' });
    expect(refused.json().detail).toMatch(/\.$/);
  });

  it('EN-20 tells a bad request, an unknown session and an empty span apart', async () => {
    const id = randomUUID();
    expect((await post(id, { type: 'dance' })).statusCode).toBe(400);
    expect((await post(id, { type: 'add-note', text: 'x' })).json().code).toBe('unknown-session');
    expect((await get(`/api/sessions/${id}`)).statusCode).toBe(404);
    await post(id, { type: 'open', chairId: live.chair.id, patientRef: '0412' });
    expect((await get(`/api/sessions/${id}/readings?from=5&to=5`)).statusCode).toBe(400);
  });
});
