import { randomUUID } from 'node:crypto';
import { createLogger } from '@chairside/server/platform/logger';
import { type Connection, openPool } from '@chairside/server/store/database/connection';
import { refusal } from '@chairside/server/store/database/database-error';
import { patientListStatement } from '@chairside/server/store/patient-search.store';
import { searchTerms } from '@chairside/shared/patients/identity';
import type { PatientDocument } from '@chairside/shared/patients/patient';
import type { Actor } from '@chairside/shared/people/roles';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATABASES, type Home } from './homes.ts';
import { makeWard, openSession, refused, T0, type Ward } from './ward.ts';

const NURSE: Actor = { kind: 'user', id: 'nurse', name: 'Nurse', role: 'nurse' };
const HISTORY = [
  ...['patient_versions', 'course_versions', 'patient_weights', 'follow_ups'],
  'schedule_templates',
];
const MANY = 100_000;

const patient = (recordNumber: string): PatientDocument => ({
  ...{ recordNumber, name: `Patient ${recordNumber}`, dateOfBirth: '1980-02-29', sex: 'unknown' },
  ...{ allergies: 'unknown', riskFactors: [] },
});

/** Rows that the scans of a plan brought up, all loops together, without what the filters threw away. */
function rowsRead(plan: string): number {
  return [...plan.matchAll(/Scan .*\(actual rows=([\d.]+) loops=(\d+)\)/g)]
    .map(([, rows, loops]) => Number(rows) * Number(loops))
    .reduce((sum, rows) => sum + rows, 0);
}

describe.each(DATABASES)('patients in SQL on %s', (_name, open) => {
  let home: Home;
  let owner: pg.Client;
  let app: pg.Client;
  let reading: Connection;
  let ward: Ward;
  let patientId: string;
  let courseId: string;
  beforeAll(async () => {
    home = await open();
    if (!home.sql) throw new Error('a database is needed');
    owner = new pg.Client(home.sql);
    app = new pg.Client(home.sql);
    reading = openPool(home.sql, createLogger('silent'), 1);
    await owner.connect();
    await app.connect();
    await app.query('set role chairside_app');
    ward = await makeWard(home.store);
    await asClinic(ward.clinicId);
    ({ patientId, courseId } = await treated('0412'));
  });
  afterAll(async () => {
    await owner.end();
    await app.end();
    await reading.pool.end();
    await home.close();
  });

  const asClinic = (clinicId: number) =>
    app.query(`select set_config('chairside.clinics', $1, false)`, [String(clinicId)]);

  /** A patient with one row in every table. */
  async function treated(recordNumber: string) {
    const { patients } = home.store;
    const { clinicId } = ward;
    const of = { id: randomUUID(), patientId: randomUUID() };
    const first = { version: 1, at: T0, by: NURSE };
    const { id } = await patients.savePatient(clinicId, of.patientId, {
      ...{ ...first, document: patient(recordNumber) },
    });
    await patients.saveCourse(clinicId, of, {
      ...first,
      document: {
        ...{ indication: 'ptsd', startedOn: '2026-01-05', status: 'active' },
        schedule: [{ label: 'Week 1', every: 'week', times: 1, infusions: 3 }],
      },
    });
    const entry = { id: randomUUID(), at: T0, by: NURSE };
    await patients.addWeight(clinicId, id, { ...entry, kg: 80, sessionId: null }, T0);
    const asked = { term: 'dependence', answer: 'none' as const, severity: null, note: null };
    await patients.addFollowUp(clinicId, id, { ...entry, ...asked }, T0);
    if (!(await patients.templates(clinicId))) {
      await patients.saveTemplates(clinicId, {
        ...{ ...first, document: { templates: [], closedWeekdays: [] } },
      });
    }
    return { patientId: id, courseId: of.id };
  }

  /** Another chair of the ward with a session that is running. */
  async function runningSession() {
    const chair = await home.store.clinics.createChair(ward.clinicId, randomUUID());
    const [channel] = await home.store.devices.create(ward.clinicId, {
      ...{ label: randomUUID(), channels: ['1'], tokenHash: randomUUID() },
    });
    if (!channel) throw new Error('no channel was made');
    return openSession(home.store, { ...ward, chair, channel });
  }
  const place = (key: number, patient: string | null, course: string | null) =>
    owner.query('update sessions set patient_id = $2, course_id = $3 where key = $1', [
      ...[key, patient, course],
    ]);

  it('PT-06 refuses to change or remove what is history: the app by grant, the owner by trigger', async () => {
    for (const table of HISTORY) {
      expect((await app.query(`select from ${table}`)).rowCount).toBeGreaterThan(0);
      for (const attempt of [
        `update ${table} set at = 1`,
        `delete from ${table}`,
        `truncate ${table}`,
      ]) {
        expect([attempt, await refused(app.query(attempt))]).toEqual([attempt, '42501']);
        expect([attempt, await refused(owner.query(attempt))]).toEqual([attempt, '42501']);
      }
    }
    for (const table of ['patients', 'courses']) {
      expect(await refused(app.query(`delete from ${table}`))).toBe('42501');
    }
  });

  it('PT-17 shows and takes no row of another clinic', async () => {
    const other = await makeWard(home.store);
    const tables = [...HISTORY, 'patients', 'patient_terms', 'courses'];
    for (const table of tables) {
      await asClinic(ward.clinicId);
      const own = await app.query(`select from ${table} where clinic_id = $1`, [ward.clinicId]);
      expect([table, (own.rowCount ?? 0) > 0]).toEqual([table, true]);
      await asClinic(other.clinicId);
      const seen = await app.query(`select from ${table} where clinic_id = $1`, [ward.clinicId]);
      expect([table, seen.rowCount]).toEqual([table, 0]);
    }
    const insert = app.query('insert into patient_terms values ($1, $2, $3)', [
      ...[ward.clinicId, patientId, 'stolen'],
    ]);
    expect(await refused(insert)).toBe('42501');
    await asClinic(ward.clinicId);
  });

  it('PT-18 gives a patient one running session, whichever chair', async () => {
    const [first, second] = [await runningSession(), await runningSession()];
    await place(first.key, patientId, courseId);
    const error: unknown = await place(second.key, patientId, null).catch((e: unknown) => e);
    expect(refusal(error)).toMatchObject({ code: 'patient-in-another-chair', status: 409 });
    const close = first.event({ type: 'session-closed' }, T0 + 60_000);
    await home.store.lane.events(first.batch(close));
    await place(second.key, patientId, null);
    const { sessions } = (await home.store.patients.detail(ward.clinicId, patientId)) ?? {};
    expect(sessions?.map(({ id, courseId: course }) => [id, course]).sort()).toEqual(
      [
        [first.id, courseId],
        [second.id, null],
      ].sort(),
    );
    await place(second.key, null, null);
  });

  it('PT-18 takes only a patient of the clinic, and a course of that patient', async () => {
    const session = await runningSession();
    const stranger = await treated(randomUUID());
    for (const [of, course] of [
      [randomUUID(), null],
      [patientId, stranger.courseId],
      [patientId, randomUUID()],
    ] as const) {
      expect(await refused(place(session.key, of, course))).toBe('23503');
    }
    expect(await refused(place(session.key, null, courseId))).toBe('23514');
    const other = await makeWard(home.store);
    const theirs = await openSession(home.store, other);
    expect(await refused(place(theirs.key, patientId, null))).toBe('23503');
    await place(session.key, stranger.patientId, stranger.courseId);
  });

  it('PT-13 counts the sessions of a course that started an infusion, without the present one', async () => {
    const { patients } = home.store;
    const own = await treated(randomUUID());
    const given = (except?: string) => patients.infusionsGiven(ward.clinicId, own.courseId, except);
    const ids: string[] = [];
    for (const started of [true, false, true]) {
      const session = await runningSession();
      await place(session.key, own.patientId, own.courseId);
      await owner.query('update sessions set started_at = $2, closed_at = $3 where key = $1', [
        ...[session.key, started ? T0 : null, T0 + 9],
      ]);
      ids.push(session.id);
    }
    expect(await given()).toBe(2);
    expect(await given(ids[0])).toBe(1);
    expect(await given(ids[1])).toBe(2);
    expect((await patients.course(ward.clinicId, own.courseId))?.given).toBe(2);
  });

  it(`PT-08 searches ${MANY} patients by index alone`, async () => {
    const { clinicId } = await makeWard(home.store);
    await fill(clinicId);
    const { patients } = home.store;
    for (const search of ['patient 0', 'p', '73911', 'patient 73911', '1980-02-29 patient']) {
      const { patients: found } = await patients.list(clinicId, { search, limit: 30 });
      expect([search, found.length > 0]).toEqual([search, true]);
      const plan = await explain(clinicId, search);
      expect([search, plan.match(/Seq Scan on patient[a-z_]*/g)]).toEqual([search, null]);
      // The index narrows the terms down: a filter over all of a clinic's would read them all.
      expect([search, /Index Cond: .*term.* >= /.test(plan)]).toEqual([search, true]);
      expect([search, rowsRead(plan) < 1_000]).toEqual([search, true]);
    }
    const exact = await explain(clinicId, '73911');
    expect(rowsRead(exact)).toBeLessThan(100);
  }, 120_000);

  /** Straight into the tables: registering them one by one would take minutes. */
  async function fill(clinicId: number): Promise<void> {
    const numbers = Array.from({ length: MANY }, (_, no) => String(no).padStart(5, '0'));
    const rows = numbers.map((no) => {
      const day = new Date(Date.UTC(1940, 0, 1 + (Number(no) % 25_000))).toISOString().slice(0, 10);
      return { id: randomUUID(), document: { ...patient(no), dateOfBirth: day } };
    });
    await owner.query(
      `insert into patients (clinic_id, id, record_number, date_of_birth, name_key, document, version, at, by)
      select $1, id, d->>'recordNumber', d->>'dateOfBirth', lower(d->>'name'), d, 1, 0, '{"kind":"engine"}'
      from unnest($2::uuid[], $3::json[]) v(id, d)`,
      [clinicId, rows.map(({ id }) => id), rows.map(({ document }) => JSON.stringify(document))],
    );
    const terms = rows.flatMap(({ id, document }) =>
      searchTerms(document).map((term) => [id, term] as const),
    );
    await owner.query(
      'insert into patient_terms select $1, id, term from unnest($2::uuid[], $3::text[]) v(id, term)',
      [clinicId, terms.map(([id]) => id), terms.map(([, term]) => term)],
    );
    await owner.query('analyze patients');
    await owner.query('analyze patient_terms');
  }

  /** As the store asks, under the role and the policies of the server. */
  async function explain(clinicId: number, search: string): Promise<string> {
    const { sql, params } = patientListStatement(reading.db, clinicId, {
      search,
      limit: 30,
    }).toSQL();
    await asClinic(clinicId);
    const answer = await app.query<{ 'QUERY PLAN': string }>(
      `explain (analyze, timing off, costs off) ${sql}`,
      params,
    );
    await asClinic(ward.clinicId);
    return answer.rows.map((row) => row['QUERY PLAN']).join('\n');
  }
});
