import { randomUUID } from 'node:crypto';
import type { Identity, SignedIn } from '@chairside/server/access/identity';
import { ClinicReadModel } from '@chairside/server/clinics/clinic.read-model';
import { registerCourseRoutes } from '@chairside/server/patients/courses.routes';
import { PatientReadModel } from '@chairside/server/patients/patients.read-model';
import { registerPatientRoutes } from '@chairside/server/patients/patients.routes';
import { PatientsService } from '@chairside/server/patients/patients.service';
import { ScheduleTemplatesService } from '@chairside/server/patients/schedule-templates.service';
import { ManualClock } from '@chairside/server/platform/clock.fake';
import { AppError } from '@chairside/server/platform/errors';
import { registerOpenApi } from '@chairside/server/platform/openapi';
import { registerProblemDetails } from '@chairside/server/platform/problem-details';
import { createFakeStore, type FakeStore } from '@chairside/server/store/fake/store.fake';
import { type Actor, may, type Role } from '@chairside/shared/people/roles';
import Fastify from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

let store: FakeStore;
let clock: ManualClock;
let app: ReturnType<typeof Fastify>;
let role: Role;
let clinicId: number;

function signedIn(): SignedIn {
  const actor: Extract<Actor, { kind: 'user' }> = { kind: 'user', id: role, name: role, role };
  return { ...actor, clinicId, userName: role, mustChangePassword: false, actor };
}

beforeEach(async () => {
  store = createFakeStore();
  clock = new ManualClock();
  ({ id: clinicId } = await store.clinics.create({ name: 'First', timeZone: 'America/Chicago' }));
  role = 'nurse';
  app = Fastify();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  registerProblemDetails(app);
  await registerOpenApi(app, '0.0.0');
  const identity: Identity = {
    async requireUser(_request, capability) {
      if (!may(role, capability)) throw new AppError('not-allowed', 'No.');
      return signedIn();
    },
    authenticateCookie: async () => signedIn(),
  };
  const clinics = new ClinicReadModel(store.clinics);
  const patients = new PatientsService({ patients: store.patients, clinics, clock });
  registerPatientRoutes(app, { identity, patients });
  const templates = new ScheduleTemplatesService(store.patients, clock);
  registerCourseRoutes(app, { identity, patients, templates });
});
afterEach(async () => {
  await app.close();
  await store.close();
});

const get = (url: string) => app.inject({ method: 'GET', url });
const post = (url: string, payload: object) => app.inject({ method: 'POST', url, payload });
const put = (url: string, payload: object) => app.inject({ method: 'PUT', url, payload });

const person = (recordNumber = '0412', more: object = {}) => ({
  ...{ recordNumber, name: `Patient ${recordNumber}`, dateOfBirth: '1980-02-29', sex: 'unknown' },
  ...{ allergies: 'unknown', riskFactors: [], ...more },
});
async function registered(recordNumber = '0412', more: object = {}): Promise<string> {
  const id = randomUUID();
  const answer = await post('/api/patients', { id, ...person(recordNumber, more) });
  expect(answer.statusCode).toBe(201);
  return id;
}
const SERIES = {
  ...{ indication: 'major-depression', startedOn: '2026-01-05' },
  schedule: [
    { label: 'Week 1', every: 'week', times: 1, infusions: 3 },
    { label: 'Maintenance', every: 'month', times: null, infusions: 1 },
  ],
};
async function begun(patient: string): Promise<string> {
  const id = randomUUID();
  const answer = await post(`/api/patients/${patient}/courses`, { id, ...SERIES });
  expect(answer.statusCode).toBe(201);
  return id;
}

describe('patients over HTTP', () => {
  it('PT-06 registers, changes and shows who changed what, when', async () => {
    const id = await registered();
    const first = clock.now();
    clock.advance(60_000);
    role = 'provider';
    const allergies = { list: [{ substance: 'latex', reaction: 'rash' }] };
    const changed = await put(`/api/patients/${id}`, {
      version: 1,
      ...person('0412', { allergies }),
    });
    expect(changed.json()).toMatchObject({ id, version: 2, allergies, by: { role: 'provider' } });
    const { versions } = (await get(`/api/patients/${id}/versions`)).json();
    expect(versions).toMatchObject([
      { version: 2, at: first + 60_000, by: { role: 'provider' }, document: { allergies } },
      { version: 1, at: first, by: { role: 'nurse' }, document: { allergies: 'unknown' } },
    ]);
    expect((await get(`/api/patients/${randomUUID()}/versions`)).statusCode).toBe(404);
  });

  it('PT-07 refuses a change of an older version with a sentence and what differs', async () => {
    const id = await registered();
    const sex = await put(`/api/patients/${id}`, {
      version: 1,
      ...person('0412', { sex: 'female' }),
    });
    expect(sex.statusCode).toBe(200);
    const late = await put(`/api/patients/${id}`, {
      version: 1,
      ...person('0412', { sex: 'male' }),
    });
    expect(late.statusCode).toBe(409);
    expect(late.json()).toMatchObject({ code: 'version-conflict', issues: [{ path: 'sex' }] });
    expect(late.json().detail).toMatch(/^Somebody else saved .*\.$/);
    const again = await put(`/api/patients/${id}`, {
      version: 1,
      ...person('0412', { sex: 'female' }),
    });
    expect(again.json()).toMatchObject({ version: 2, sex: 'female' });
    const nobody = await put(`/api/patients/${randomUUID()}`, { version: 1, ...person('0999') });
    expect(nobody.statusCode).toBe(404);
  });

  it('PT-05 asks whether a namesake is the same person, once', async () => {
    const first = await registered('0412', { name: 'Patient Twice' });
    const id = randomUUID();
    const twin = { id, ...person('0500', { name: 'patient  TWICE' }) };
    const asked = await post('/api/patients', twin);
    expect(asked.statusCode).toBe(409);
    expect(asked.json()).toMatchObject({
      ...{ code: 'possible-duplicate' },
      issues: [{ path: first, message: 'record number 0412' }],
    });
    expect((await post('/api/patients', { ...twin, anotherPerson: true })).statusCode).toBe(201);
    // Sent again after a lost answer: the same registration, and nobody is asked anew.
    expect((await post('/api/patients', { ...twin, anotherPerson: true })).json()).toMatchObject({
      version: 1,
    });
    const other = await put(`/api/patients/${id}`, {
      ...{ version: 1, ...person('0500', { name: 'Patient Twice', sex: 'male' }) },
    });
    expect(other.statusCode).toBe(200);
    const third = await registered('0600');
    const renamed = { version: 1, ...person('0600', { name: 'Patient Twice' }) };
    expect((await put(`/api/patients/${third}`, renamed)).json().issues).toHaveLength(2);
  });

  it('PT-160 registers two names that differ by a vowel sign, and asks when one becomes the other', async () => {
    const first = await registered('0412', { name: 'राम' });
    const second = await registered('0413', { name: 'रमा' });
    const renamed = { version: 1, ...person('0413', { name: 'राम' }) };
    const asked = await put(`/api/patients/${second}`, renamed);
    expect(asked.json()).toMatchObject({
      ...{ status: 409, code: 'possible-duplicate' },
      issues: [{ path: first }],
    });
    const saved = await put(`/api/patients/${second}`, { ...renamed, anotherPerson: true });
    expect(saved.json()).toMatchObject({ version: 2, name: 'राम' });
  });

  it('PT-04 refuses a record number that is taken, PT-01 a birth to come on the day of the clinic', async () => {
    await registered('0412');
    const taken = await post('/api/patients', {
      ...{ id: randomUUID(), ...person('0412', { name: 'Patient B' }) },
    });
    expect(taken.json()).toMatchObject({ status: 409, code: 'record-number-taken' });
    clock.advance(20 * 3_600_000);
    const born = (dateOfBirth: string) =>
      post('/api/patients', { id: randomUUID(), ...person('0413', { dateOfBirth }) });
    // In London it is the 6th by now, in Chicago still the 5th.
    const refused = await born('2026-01-06');
    expect(refused.json()).toMatchObject({
      code: 'bad-request',
      issues: [{ path: 'dateOfBirth' }],
    });
    expect((await born('2026-01-05')).statusCode).toBe(201);
    expect((await born('1981-02-29')).statusCode).toBe(400);
  });

  it('PT-08 searches and pages', async () => {
    for (const no of ['0001', '0002', '0003']) {
      await registered(no, { dateOfBirth: `1980-02-0${no.at(-1)}` });
    }
    const numbers = (answer: { json(): { patients: { recordNumber: string }[] } }) =>
      answer.json().patients.map(({ recordNumber }) => recordNumber);
    expect(numbers(await get('/api/patients?search=patient'))).toEqual(['0001', '0002', '0003']);
    expect(numbers(await get('/api/patients?search=2.2.1980'))).toEqual(['0002']);
    const first = await get('/api/patients?limit=2');
    const { next } = first.json();
    const second = await get(`/api/patients?limit=2&before=${encodeURIComponent(next)}`);
    expect([numbers(first), numbers(second)]).toEqual([['0001', '0002'], ['0003']]);
    expect(second.json().next).toBeNull();
    expect((await get('/api/patients?before=x')).statusCode).toBe(400);
  });

  it('PT-09 adds weights by whom and when, never of a time to come', async () => {
    const id = await registered();
    const add = (more: object) =>
      post(`/api/patients/${id}/weights`, { id: randomUUID(), kg: 80, ...more });
    const sessionId = randomUUID();
    expect((await add({ at: clock.now() - 1_000, kg: 79.5 })).statusCode).toBe(201);
    expect((await add({ sessionId })).json()).toMatchObject({
      ...{ kg: 80, at: clock.now(), by: { role: 'nurse' }, sessionId },
    });
    expect((await add({ at: clock.now() + 4_000 })).json().at).toBe(clock.now());
    expect((await add({ at: clock.now() + 6_000 })).statusCode).toBe(400);
    expect((await add({ kg: 800 })).statusCode).toBe(400);
    const { weights } = (await get(`/api/patients/${id}`)).json();
    expect(weights.map(({ kg }: { kg: number }) => kg)).toEqual([80, 80, 79.5]);
  });

  it('PT-10 leaves a cognitive concern to a provider', async () => {
    const id = await registered();
    const add = (term: string, answer = 'present') =>
      post(`/api/patients/${id}/follow-ups`, { id: randomUUID(), term, answer });
    expect((await add('urinary-urgency')).statusCode).toBe(201);
    expect((await add('cognitive-concern')).json()).toMatchObject({
      ...{ code: 'not-allowed', detail: 'This entry is for a provider.' },
    });
    role = 'provider';
    expect((await add('cognitive-concern')).statusCode).toBe(201);
    expect((await add('nausea')).statusCode).toBe(400);
    const { followUps } = (await get(`/api/patients/${id}`)).json();
    expect(followUps).toMatchObject([
      { term: 'cognitive-concern', answer: 'present', severity: null, by: { role: 'provider' } },
      { term: 'urinary-urgency', by: { role: 'nurse' } },
    ]);
  });

  it('PT-14 begins, changes and ends a course, with every version of it', async () => {
    const id = await registered();
    const courseId = await begun(id);
    const url = `/api/patients/${id}/courses/${courseId}`;
    const change = { ...SERIES, status: 'ended' };
    expect((await put(url, { version: 1, ...change })).statusCode).toBe(400);
    const statusReason = 'asked to stop';
    const ended = await put(url, { version: 1, ...change, statusReason });
    expect(ended.json()).toMatchObject({ status: 'ended', statusReason, planned: 3, version: 2 });
    const stale = await put(url, { version: 1, ...SERIES, status: 'completed' });
    expect(stale.json()).toMatchObject({ status: 409, code: 'version-conflict' });
    const { versions } = (await get(`${url}/versions`)).json();
    expect(versions).toMatchObject([
      { version: 2, document: { status: 'ended' } },
      { version: 1, document: { status: 'active' } },
    ]);
    const other = await registered('0413');
    const elsewhere = `/api/patients/${other}/courses/${courseId}`;
    expect((await get(`${elsewhere}/versions`)).statusCode).toBe(404);
    expect((await put(elsewhere, { version: 2, ...SERIES, status: 'active' })).statusCode).toBe(
      404,
    );
  });

  it('PT-361 gives templates that an earlier release saved without its own names in their notes', async () => {
    const [template] = (await get('/api/schedule-templates')).json().templates;
    const at = clock.now();
    const by = { kind: 'user', id: 'p', name: 'Provider', role: 'provider' } as const;
    const note = 'Ketamine treatment centers (seed text A).';
    const old = [{ ...template, source: { ids: ['A'], note } }];
    const document = { templates: old, closedWeekdays: [6] };
    await store.patients.saveTemplates(clinicId, { version: 1, at, by, document });
    const shown = (await get('/api/schedule-templates')).json();
    expect(shown.templates[0].source.note).toBe('Ketamine treatment centers.');
    const { versions } = (await get('/api/schedule-templates/versions')).json();
    expect(versions[0].document.templates[0].source.note).toBe(note);
  });

  it('PT-15 gives the shipped templates until a provider saves the clinic’s own', async () => {
    const shipped = (await get('/api/schedule-templates')).json();
    expect(shipped).toMatchObject({ version: 0, saved: null, closedWeekdays: [6, 7] });
    expect(shipped.templates[0].id).toBe('five-weeks-and-maintenance');
    const own = { version: 0, templates: shipped.templates.slice(0, 1), closedWeekdays: [7] };
    expect((await put('/api/schedule-templates', own)).statusCode).toBe(403);
    role = 'provider';
    const saved = await put('/api/schedule-templates', own);
    expect(saved.json()).toMatchObject({ version: 1, saved: { by: { role: 'provider' } } });
    role = 'administrator';
    const stale = await put('/api/schedule-templates', { ...own, closedWeekdays: [] });
    expect(stale.json()).toMatchObject({ status: 409, code: 'version-conflict' });
    const twice = [...own.templates, ...own.templates];
    const doubled = await put('/api/schedule-templates', { ...own, version: 1, templates: twice });
    expect(doubled.statusCode).toBe(400);
    expect((await get('/api/schedule-templates')).json().closedWeekdays).toEqual([7]);
    const { versions } = (await get('/api/schedule-templates/versions')).json();
    expect(versions).toMatchObject([
      { version: 1, by: { role: 'provider' }, document: { closedWeekdays: [7] } },
    ]);
  });

  it('PT-16 lets administrators read, and nothing else', async () => {
    const id = await registered();
    const courseId = await begun(id);
    role = 'administrator';
    for (const url of ['', `/${id}`, `/${id}/versions`, `/${id}/courses/${courseId}/versions`]) {
      expect([url, (await get(`/api/patients${url}`)).statusCode]).toEqual([url, 200]);
    }
    const weight = { id: randomUUID(), kg: 80 };
    const asked = { id: randomUUID(), term: 'dependence', answer: 'none' };
    const refusals = [
      await post('/api/patients', { id: randomUUID(), ...person('0500') }),
      await put(`/api/patients/${id}`, { version: 1, ...person() }),
      await post(`/api/patients/${id}/weights`, weight),
      await post(`/api/patients/${id}/follow-ups`, asked),
      await post(`/api/patients/${id}/courses`, { id: randomUUID(), ...SERIES }),
      await put(`/api/patients/${id}/courses/${courseId}`, {
        version: 1,
        ...SERIES,
        status: 'active',
      }),
    ];
    expect(refusals.map(({ statusCode }) => statusCode)).toEqual(Array(6).fill(403));
  });

  it('PT-360 keeps a height with its date and who registered it, and tells a session of it', async () => {
    const id = await registered('0413', { heightCm: 170 });
    const shown = async () => (await get(`/api/patients/${id}`)).json().height;
    const first = await shown();
    expect(first).toMatchObject({ cm: 170, at: expect.any(Number), sessionId: null });
    expect(first.by).toMatchObject({ kind: 'user' });
    const model = new PatientReadModel(store.patients);
    const known = async () => (await model.patientForSession(clinicId, id))?.height;
    expect(await known()).toEqual({ cm: 170, at: first.at });
    clock.advance(60_000);
    const change = (version: number, more: object) =>
      put(`/api/patients/${id}`, { version, ...person('0413', more) });
    await change(1, { heightCm: 170, sex: 'female' });
    expect(await shown()).toEqual(first);
    await change(2, { heightCm: 172, sex: 'female' });
    expect(await shown()).toMatchObject({ cm: 172, at: first.at + 60_000 });
    expect((await change(3, { heightCm: 17, sex: 'female' })).statusCode).toBe(400);
    const { versions } = (await get(`/api/patients/${id}/versions`)).json();
    const heights = versions.map(
      (one: { document: { heightCm?: number } }) => one.document.heightCm,
    );
    expect(heights).toEqual([172, 170, 170]);
    await change(3, { sex: 'female' });
    expect([await shown(), await known()]).toEqual([null, null]);
  });

  it('PT-20 tells a session of its patient and of the number of its infusion', async () => {
    const id = await registered('0412', { sex: 'female', allergies: { none: true } });
    const courseId = await begun(id);
    const model = new PatientReadModel(store.patients);
    expect(await model.patientForSession(clinicId, id)).toEqual({
      ...{ id, ...person('0412', { sex: 'female', allergies: { none: true } }), weight: null },
      ...{ height: null, earlierBaselines: [] },
    });
    for (const [kg, ago] of [
      [80, 0],
      [75, 86_400_000],
    ] as const) {
      const at = clock.now() - ago;
      await post(`/api/patients/${id}/weights`, { id: randomUUID(), kg, at });
    }
    const told = await model.patientForSession(clinicId, id);
    expect(told?.weight).toEqual({ kg: 80, at: clock.now() });
    expect(await model.courseForSession(clinicId, courseId, randomUUID())).toEqual({
      ...{ id: courseId, patientId: id, indication: 'major-depression', status: 'active' },
      ...{ planned: 3, number: 1 },
    });
    expect(await model.patientForSession(clinicId + 1, id)).toBeNull();
    expect(await model.courseForSession(clinicId + 1, courseId)).toBeNull();
  });

  it('PT-16 describes every route in OpenAPI', async () => {
    await app.ready();
    const { paths } = (await get('/api/openapi.json')).json();
    const routes = Object.entries<object>(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    expect(routes.filter((route) => /patients|templates/.test(route)).sort()).toEqual([
      'get /api/patients',
      'get /api/patients/{id}',
      'get /api/patients/{id}/courses/{courseId}/versions',
      'get /api/patients/{id}/versions',
      'get /api/schedule-templates',
      'get /api/schedule-templates/versions',
      'post /api/patients',
      'post /api/patients/{id}/courses',
      'post /api/patients/{id}/follow-ups',
      'post /api/patients/{id}/weights',
      'put /api/patients/{id}',
      'put /api/patients/{id}/courses/{courseId}',
      'put /api/schedule-templates',
    ]);
  });
});
