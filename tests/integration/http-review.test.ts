import { randomUUID } from 'node:crypto';
import type { Identity, SignedIn } from '@chairside/server/access/identity';
import { openBulk } from '@chairside/server/bulk-open';
import { ClinicReadModel } from '@chairside/server/clinics/clinic.read-model';
import { jsonText } from '@chairside/server/platform/bulk';
import { ManualClock } from '@chairside/server/platform/clock.fake';
import { registerProblemDetails } from '@chairside/server/platform/problem-details';
import { ClinicReviewReadModel } from '@chairside/server/review/clinic-review.read-model';
import { registerClinicReviewRoutes } from '@chairside/server/review/clinic-review.routes';
import { registerCourseReviewRoutes } from '@chairside/server/review/course-review.routes';
import { courseReviews } from '@chairside/server/review/review.jobs';
import { createFakeStore, type FakeStore } from '@chairside/server/store/fake/store.fake';
import { alignedReviewSchema } from '@chairside/shared/review/aligned-review';
import { clinicReviewSchema } from '@chairside/shared/review/clinic-review';
import Fastify from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeWard, T0, type Ward } from '../contract/store/ward.ts';
import { pastVisit, type SeededPatient, seedPatient } from '../support/past-visit.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const BY = { kind: 'user', id: 'p', name: 'Provider', role: 'provider' } as const;

let store: FakeStore;
let ward: Ward;
let app: ReturnType<typeof Fastify>;
let patient: SeededPatient;

beforeEach(async () => {
  store = createFakeStore();
  ward = await makeWard(store);
  const clock = new ManualClock(T0 + 100 * DAY);
  app = Fastify();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  registerProblemDetails(app);
  const named = { ...BY, userName: 'provider', mustChangePassword: false };
  const user: SignedIn = { ...named, clinicId: ward.clinicId, actor: BY };
  const identity: Identity = {
    requireUser: async () => user,
    authenticateCookie: async () => user,
  };
  const clinics = new ClinicReadModel(store.clinics);
  const reviews = new ClinicReviewReadModel({ store, clinics, clock, most: 3 });
  registerCourseReviewRoutes(app, { identity, reviews: courseReviews(openBulk(store, clock)) });
  registerClinicReviewRoutes(app, {
    identity,
    review: async ({ clinicId }, from, to) =>
      jsonText(clinicReviewSchema, await reviews.review(clinicId, from, to)),
  });
  patient = await seedPatient(store, ward.clinicId, '0412', { at: T0, by: BY });
});
afterEach(async () => {
  await app.close();
  await store.close();
});

const visit = (begin: number, { known = true, start = true } = {}) =>
  pastVisit(store, ward, begin, { start, ...(known ? { patient } : {}) });

const get = async (url: string) => app.inject({ method: 'GET', url });

describe('sessions of a course side by side', () => {
  it('CR-01 answers them oldest first with the start as zero', async () => {
    const first = await visit(T0);
    const second = await visit(T0 + 2 * DAY, { start: false });
    const other = await visit(T0 + DAY, { known: false });
    const answer = await get(`/api/courses/${patient.courseId}/review`);
    expect(answer.statusCode).toBe(200);
    const review = alignedReviewSchema.parse(answer.json());
    expect(review.sessions.map(({ id }) => id)).toEqual([first, second]);
    expect(review.sessions.map(({ id }) => id)).not.toContain(other);
    const [one, two] = review.sessions;
    expect(one?.series.hr?.t[0]).toBe(-29 * MINUTE);
    expect(one?.series.hr?.v[0]).toBe(70);
    expect(one?.vitals[0]).toMatchObject({ signal: 'hr', peak: { value: 129, minute: 30 } });
    expect(one).toMatchObject({ dischargeMs: HOUR, number: 1 });
    expect(two).toMatchObject({ startedAt: null, series: {} });
    expect(review).toMatchObject({ omitted: 0, course: { planned: 3 } });
    const all = await get(`/api/patients/${patient.patientId}/review`);
    expect(all.json().sessions).toHaveLength(2);
  });

  it('CR-01 names the sessions that it leaves out', async () => {
    for (let index = 0; index < 62; index += 1) await visit(T0 + index * DAY, { start: false });
    const review = (await get(`/api/patients/${patient.patientId}/review`)).json();
    expect([review.sessions.length, review.omitted]).toEqual([60, 2]);
    expect(review.sessions[0].openedAt).toBe(T0 + 2 * DAY);
  });

  it('CR-01 refuses a course or a patient that the clinic has not', async () => {
    for (const path of ['courses', 'patients']) {
      const answer = await get(`/api/${path}/${randomUUID()}/review`);
      expect([path, answer.statusCode]).toEqual([path, 404]);
    }
  });
});

describe('the review of a clinic', () => {
  const review = async (from: string, to: string) =>
    clinicReviewSchema.parse((await get(`/api/clinic/review?from=${from}&to=${to}`)).json());

  it('CR-06 takes the sessions that were opened on its days', async () => {
    await visit(T0 - 10 * HOUR);
    await visit(T0);
    await visit(T0 + DAY);
    expect((await review('2026-01-05', '2026-01-05')).sessions).toBe(1);
    expect((await review('2026-01-04', '2026-01-06')).sessions).toBe(3);
    expect(await review('2026-02-04', '2026-02-06')).toMatchObject({ sessions: 0, reviewed: 0 });
    expect((await get('/api/clinic/review?from=2026-01-06&to=2026-01-05')).statusCode).toBe(400);
    expect((await get('/api/clinic/review?from=2026-02-30&to=2026-03-05')).statusCode).toBe(400);
  });

  it('CR-09 says of how many sessions it is made', async () => {
    for (let index = 0; index < 5; index += 1) await visit(T0 + index * DAY);
    const made = await review('2026-01-01', '2026-01-31');
    expect(made).toMatchObject({ sessions: 5, reviewed: 3, patients: 1, started: 3 });
    expect(made.effects).toMatchObject([
      { term: 'nausea', sessions: { count: 3, of: 3 }, patients: { count: 1, of: 1 } },
    ]);
    // What is kept of closed sessions gives the same answer.
    expect(await review('2026-01-01', '2026-01-31')).toEqual(made);
  });
});
