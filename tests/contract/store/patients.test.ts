import { randomUUID } from 'node:crypto';
import type { Version } from '@chairside/server/store/ports/patients';
import type { CourseDocument } from '@chairside/shared/patients/course';
import type { FollowUp } from '@chairside/shared/patients/follow-up';
import type { PatientDocument } from '@chairside/shared/patients/patient';
import { DEFAULT_SCHEDULE_TEMPLATES } from '@chairside/shared/patients/schedule-templates';
import type { Weight } from '@chairside/shared/patients/weight';
import type { Actor } from '@chairside/shared/people/roles';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOMES, type Home } from './homes.ts';
import { makeWard, refused, T0 } from './ward.ts';

const NURSE: Actor = { kind: 'user', id: 'nurse', name: 'Nurse', role: 'nurse' };
const PROVIDER: Actor = { kind: 'user', id: 'provider', name: 'Provider', role: 'provider' };

const patient = (recordNumber: string, more: Partial<PatientDocument> = {}): PatientDocument => ({
  ...{ recordNumber, name: `Patient ${recordNumber}`, dateOfBirth: '1980-02-29', sex: 'unknown' },
  ...{ allergies: 'unknown', riskFactors: [] },
  ...more,
});
const course = (more: Partial<CourseDocument> = {}): CourseDocument => ({
  ...{ indication: 'ptsd', startedOn: '2026-01-05', status: 'active' },
  schedule: [
    { label: 'Week 1', every: 'week', times: 1, infusions: 3 },
    { label: 'Maintenance', every: 'month', times: null, infusions: 1 },
  ],
  ...more,
});
const saved = <T>(version: number, document: T, by = NURSE): Version<T> => ({
  ...{ version, at: T0 + version, by, document },
});

describe.each(HOMES)('patients on %s', (_name, open) => {
  let home: Home;
  let clinicId: number;
  beforeAll(async () => {
    home = await open();
    ({ clinicId } = await makeWard(home.store));
  });
  afterAll(() => home.close());

  async function registered(recordNumber: string, more: Partial<PatientDocument> = {}) {
    const id = randomUUID();
    const document = patient(recordNumber, more);
    return home.store.patients.savePatient(clinicId, id, saved(1, document));
  }

  it('PT-06 keeps every version with who saved it and when, and shows the last', async () => {
    const { patients } = home.store;
    const { id } = await registered('V-1');
    const second = patient('V-1', { allergies: { list: [{ substance: 'latex' }] } });
    const now = await patients.savePatient(clinicId, id, saved(2, second, PROVIDER));
    expect(now).toEqual({ id, ...second, version: 2, at: T0 + 2, by: PROVIDER });
    expect(await patients.patient(clinicId, id)).toEqual(now);
    expect(await patients.patientVersions(clinicId, id)).toEqual([
      saved(2, second, PROVIDER),
      saved(1, patient('V-1')),
    ]);
    expect(await patients.patient(clinicId, randomUUID())).toBeNull();
    expect(await patients.patientVersions(clinicId, randomUUID())).toEqual([]);
  });

  it('PT-07 refuses a version that is not the next, naming what differs', async () => {
    const { patients } = home.store;
    const { id } = await registered('V-2');
    const named = (name: string) => patient('V-2', { name });
    await patients.savePatient(clinicId, id, saved(2, named('Patient two')));
    const late = patients.savePatient(clinicId, id, saved(2, named('Patient zwei'), PROVIDER));
    await expect(late).rejects.toMatchObject({
      ...{ code: 'version-conflict', issues: [{ path: 'name' }] },
    });
    for (const version of [1, 4]) {
      const other = patients.savePatient(clinicId, id, saved(version, named('Patient zwei')));
      expect([version, await refused(other)]).toEqual([version, 'version-conflict']);
    }
    expect(await patients.patientVersions(clinicId, id)).toHaveLength(2);
    const nobody = patients.savePatient(clinicId, randomUUID(), saved(2, patient('V-3')));
    expect(await refused(nobody)).toBe('not-found');
  });

  it('PT-07 takes the very same a second time as done, by the same person only', async () => {
    const { patients } = home.store;
    const { id } = await registered('V-4');
    const again = { ...saved(1, patient('V-4')), at: T0 + 99 };
    expect(await patients.savePatient(clinicId, id, again)).toMatchObject({ at: T0 + 1 });
    const byOther = patients.savePatient(clinicId, id, saved(1, patient('V-4'), PROVIDER));
    expect(await refused(byOther)).toBe('version-conflict');
    expect(await patients.patientVersions(clinicId, id)).toHaveLength(1);
  });

  it('PT-07 registers once what is sent twice at once', async () => {
    const { patients } = home.store;
    const id = randomUUID();
    const attempts = Array.from({ length: 4 }, () =>
      patients.savePatient(clinicId, id, saved(1, patient('V-6'))),
    );
    const versions = (await Promise.all(attempts)).map(({ version }) => version);
    expect(versions).toEqual([1, 1, 1, 1]);
    const of = { id: randomUUID(), patientId: id };
    const courses = Array.from({ length: 4 }, () =>
      patients.saveCourse(clinicId, of, saved(1, course())),
    );
    expect((await Promise.all(courses)).map(({ version }) => version)).toEqual([1, 1, 1, 1]);
    expect(await patients.courseVersions(clinicId, of.id)).toHaveLength(1);
  });

  it('PT-07 lets one of two that save at once through', async () => {
    const { patients } = home.store;
    const { id } = await registered('V-5');
    const attempts = ['a', 'b', 'c', 'd'].map((name) =>
      refused(patients.savePatient(clinicId, id, saved(2, patient('V-5', { name })))),
    );
    const answers = (await Promise.all(attempts)).sort();
    expect(answers).toEqual(['taken', ...Array(3).fill('version-conflict')]);
  });

  it('PT-04 refuses a record number that another patient of the clinic has', async () => {
    const { patients } = home.store;
    await registered('N-1');
    const { id } = await registered('N-2');
    const change = patients.savePatient(clinicId, id, saved(2, patient('N-1')));
    expect(await refused(change)).toBe('record-number-taken');
    expect(await refused(registered('N-1'))).toBe('record-number-taken');
    expect((await patients.patientVersions(clinicId, id)).length).toBe(1);
    const elsewhere = await makeWard(home.store);
    const other = patients.savePatient(elsewhere.clinicId, id, saved(1, patient('N-1')));
    expect((await other).recordNumber).toBe('N-1');
    expect((await patients.patient(clinicId, id))?.recordNumber).toBe('N-2');
  });

  it('PT-05 finds who has the same name and date of birth', async () => {
    const { patients } = home.store;
    const name = 'Patiént  Twice';
    const { id } = await registered('D-1', { name });
    await registered('D-2', { name, dateOfBirth: '1980-03-01' });
    const found = await patients.namesakes(clinicId, {
      ...{ name: 'patient TWICE', dateOfBirth: '1980-02-29' },
    });
    expect(found.map((each) => each.id)).toEqual([id]);
  });

  it('PT-08 lists by name, page by page, and searches name, record number and date of birth', async () => {
    const { patients } = home.store;
    const own = await makeWard(home.store);
    const make = (recordNumber: string, name: string, dateOfBirth: string) =>
      patients.savePatient(
        own.clinicId,
        randomUUID(),
        saved(1, patient(recordNumber, { name, dateOfBirth })),
      );
    await make('0003', 'Zed Patient', '1990-01-01');
    await make('0001', 'Alpha Patient', '1990-02-02');
    await make('0002', 'alpha Patient', '1991-02-02');
    await make('0004', 'Ümit Patient', '1991-03-03');
    const search = async (text?: string) => {
      const query = { limit: 10, ...(text === undefined ? {} : { search: text }) };
      return (await patients.list(own.clinicId, query)).patients.map((each) => each.recordNumber);
    };
    expect((await search()).slice(2)).toEqual(['0004', '0003']);
    expect((await search('alp')).sort()).toEqual(['0001', '0002']);
    expect(await search('pat umi')).toEqual(['0004']);
    expect(await search('alpha 1991-02')).toEqual(['0002']);
    expect(await search('2.2.1990')).toEqual(['0001']);
    expect(await search('3')).toEqual(['0003']);
    expect(await search("alpha%' or 1=1")).toEqual([]);

    const all: string[] = [];
    let before: string | undefined;
    for (let page = 0; page < 5; page += 1) {
      const answer = await patients.list(own.clinicId, { limit: 1, ...(before ? { before } : {}) });
      all.push(...answer.patients.map((each) => each.recordNumber));
      if (answer.next === null) break;
      before = answer.next;
    }
    expect(all).toEqual(await search());
    const bad = patients.list(own.clinicId, { limit: 1, before: 'nonsense' });
    expect(await refused(bad)).toBe('bad-request');
  });

  it('PT-08 finds by what a patient is called now, not by what they were called before', async () => {
    const { patients } = home.store;
    const { id } = await registered('S-1', { name: 'Quick Brownfox' });
    await patients.savePatient(clinicId, id, saved(2, patient('S-1', { name: 'Slow Redfox' })));
    const found = async (search: string) =>
      (await patients.list(clinicId, { limit: 5, search })).patients.length;
    expect([await found('brownfox'), await found('redfox')]).toEqual([0, 1]);
  });

  it('PT-09 adds weights, the newest first, each id once', async () => {
    const { patients } = home.store;
    const { id } = await registered('W-1');
    const weight = (kg: number, at: number): Weight => ({
      ...{ id: randomUUID(), kg, at, by: NURSE, sessionId: null },
    });
    expect(await patients.lastWeight(clinicId, id)).toBeNull();
    const [first, second, corrected] = [weight(80, T0), weight(81.5, T0 + 9), weight(79, T0 + 9)];
    for (const each of [second, first, corrected]) {
      await patients.addWeight(clinicId, id, each, T0 + 10);
    }
    expect(await patients.addWeight(clinicId, id, { ...first, kg: 99 }, T0)).toEqual(first);
    expect(await patients.lastWeight(clinicId, id)).toEqual(corrected);
    const detail = await patients.detail(clinicId, id);
    expect(detail?.weights).toEqual([corrected, second, first]);
    const nobody = patients.addWeight(clinicId, randomUUID(), weight(80, T0), T0);
    expect(await refused(nobody)).toBe('not-found');
    const other = await registered('W-2');
    expect(await refused(patients.addWeight(clinicId, other.id, first, T0))).toBe('not-found');
  });

  it('PT-10 adds follow-ups, the newest first, each id once', async () => {
    const { patients } = home.store;
    const { id } = await registered('F-1');
    const asked = (more: Partial<FollowUp>): FollowUp => ({
      ...{ id: randomUUID(), term: 'dependence', answer: 'none', severity: null, note: null },
      ...{ at: T0, by: NURSE, ...more },
    });
    const first = asked({});
    const second = asked({ at: T0 + 5, answer: 'present', severity: 'mild', note: 'since May' });
    await patients.addFollowUp(clinicId, id, second, T0 + 5);
    await patients.addFollowUp(clinicId, id, first, T0 + 6);
    expect(await patients.addFollowUp(clinicId, id, { ...first, note: 'no' }, T0)).toEqual(first);
    expect((await patients.detail(clinicId, id))?.followUps).toEqual([second, first]);
    expect(await refused(patients.addFollowUp(clinicId, randomUUID(), asked({}), T0))).toBe(
      'not-found',
    );
  });

  it('PT-14 keeps every version of a course, with the patient it is of', async () => {
    const { patients } = home.store;
    const { id: patientId } = await registered('C-1');
    const of = { id: randomUUID(), patientId };
    const begun = await patients.saveCourse(clinicId, of, saved(1, course()));
    expect(begun).toMatchObject({ ...of, planned: 3, given: 0, version: 1, indication: 'ptsd' });
    const ended = course({ status: 'ended', statusReason: 'moved away' });
    await patients.saveCourse(clinicId, of, saved(2, ended, PROVIDER));
    const stale = patients.saveCourse(clinicId, of, saved(2, course({ indication: 'ocd' })));
    expect(await refused(stale)).toBe('version-conflict');
    expect(await patients.courseVersions(clinicId, of.id)).toEqual([
      saved(2, ended, PROVIDER),
      saved(1, course()),
    ]);
    const later = { id: randomUUID(), patientId };
    await patients.saveCourse(clinicId, later, saved(1, course({ startedOn: '2026-06-01' })));
    const detail = await patients.detail(clinicId, patientId);
    expect(detail?.courses.map(({ id }) => id)).toEqual([later.id, of.id]);
    const other = await registered('C-2');
    const moved = { id: of.id, patientId: other.id };
    expect(await refused(patients.saveCourse(clinicId, moved, saved(3, course())))).toBe(
      'not-found',
    );
    const nobody = { id: randomUUID(), patientId: randomUUID() };
    expect(await refused(patients.saveCourse(clinicId, nobody, saved(1, course())))).toBe(
      'not-found',
    );
    expect(await patients.course(clinicId, randomUUID())).toBeNull();
  });

  it('PT-15 keeps the templates that a clinic saved, version by version', async () => {
    const { patients } = home.store;
    const own = await makeWard(home.store);
    expect(await patients.templates(own.clinicId)).toBeNull();
    const first = { ...DEFAULT_SCHEDULE_TEMPLATES, closedWeekdays: [7] };
    await patients.saveTemplates(own.clinicId, saved(1, first, PROVIDER));
    const stale = patients.saveTemplates(own.clinicId, saved(1, DEFAULT_SCHEDULE_TEMPLATES));
    expect(await refused(stale)).toBe('version-conflict');
    const second = { ...first, templates: first.templates.slice(0, 1) };
    await patients.saveTemplates(own.clinicId, saved(2, second));
    expect(await patients.templates(own.clinicId)).toEqual(saved(2, second));
    expect(await patients.templateVersions(own.clinicId)).toEqual([
      saved(2, second),
      saved(1, first, PROVIDER),
    ]);
    expect(await patients.templates(clinicId)).toBeNull();
  });

  it('PT-17 shows nothing of a patient to another clinic', async () => {
    const { patients } = home.store;
    const { id } = await registered('X-1');
    const of = { id: randomUUID(), patientId: id };
    await patients.saveCourse(clinicId, of, saved(1, course()));
    const { clinicId: other } = await makeWard(home.store);
    expect(await patients.detail(other, id)).toBeNull();
    expect(await patients.patient(other, id)).toBeNull();
    expect(await patients.course(other, of.id)).toBeNull();
    expect(await patients.courseVersions(other, of.id)).toEqual([]);
    expect(await patients.patientVersions(other, id)).toEqual([]);
    expect((await patients.list(other, { limit: 5 })).patients).toEqual([]);
    expect(await refused(patients.saveCourse(other, of, saved(2, course())))).toBe('not-found');
  });
});
