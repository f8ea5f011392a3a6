import type { Course, CourseDocument } from '@chairside/shared/patients/course';
import { isFoundBy, nameKey, samePerson, searchWords } from '@chairside/shared/patients/identity';
import type { Patient } from '@chairside/shared/patients/patient';
import { plannedInfusions } from '@chairside/shared/patients/schedule';
import { AppError } from '../../platform/errors.ts';
import { noSuchPatient } from '../courses.store.ts';
import { isNextVersion } from '../document-version.ts';
import { readPatientMark, writePatientMark } from '../patient-page.ts';
import type { PatientStore, Version } from '../ports/patients.ts';
import type { FakeCourse, FakeData, FakePatient } from './fake-data.ts';

const compare = (a: string, b: string) => Buffer.from(a).compare(Buffer.from(b));
const newest = <T>(versions: readonly Version<T>[]): Version<T> => {
  const last = versions.at(-1);
  if (!last) throw new Error('a document has at least one version');
  return last;
};

function toPatient({ id, versions }: FakePatient): Patient {
  const { document, ...saved } = newest(versions);
  return { id, ...document, ...saved };
}

/** As the database keeps it: nobody who holds the original can change it. */
const copied = <T>(version: Version<T>): Version<T> => JSON.parse(JSON.stringify(version));

export function createFakePatients(data: FakeData): PatientStore {
  const own = (clinicId: number) => data.patients.filter((each) => each.clinicId === clinicId);
  const find = (clinicId: number, id: string) => own(clinicId).find((each) => each.id === id);
  const need = (clinicId: number, id: string) => {
    const found = find(clinicId, id);
    if (!found) throw noSuchPatient();
    return found;
  };
  const findCourse = (clinicId: number, id: string) =>
    data.courses.find((each) => each.clinicId === clinicId && each.id === id);
  const given = (clinicId: number, courseId: string, except?: string) =>
    data.sessions.filter(
      (each) =>
        each.clinicId === clinicId &&
        each.courseId === courseId &&
        each.summary.startedAt !== null &&
        each.summary.id !== except,
    ).length;
  const toCourse = ({ clinicId, id, patientId, versions }: FakeCourse): Course => {
    const { document, ...saved } = newest<CourseDocument>(versions);
    const planned = plannedInfusions(document.schedule);
    return { id, patientId, ...document, planned, given: given(clinicId, id), ...saved };
  };
  /** Newest first; of two of one instant the one entered later. */
  const entries = <T extends { clinicId: number; patientId: string; at: number }>(
    all: readonly T[],
    clinicId: number,
    patientId: string,
  ) =>
    all
      .filter((each) => each.clinicId === clinicId && each.patientId === patientId)
      .map(({ clinicId: _, patientId: __, ...entry }, order) => ({ entry, order }))
      .sort((a, b) => b.entry.at - a.entry.at || b.order - a.order)
      .map(({ entry }) => entry);

  return {
    async savePatient(clinicId, id, saved) {
      const current = find(clinicId, id);
      const next = isNextVersion(current ? newest(current.versions) : null, saved);
      if (!next && current) return toPatient(current);
      const { recordNumber } = saved.document;
      if (own(clinicId).some((p) => p.id !== id && toPatient(p).recordNumber === recordNumber)) {
        throw new AppError(
          'record-number-taken',
          'Another patient of the clinic has this record number.',
        );
      }
      const row = current ?? { clinicId, id, versions: [] };
      row.versions.push(copied(saved));
      if (!current) data.patients.push(row);
      return toPatient(row);
    },
    async patient(clinicId, id) {
      const found = find(clinicId, id);
      return found ? toPatient(found) : null;
    },
    async list(clinicId, query) {
      const mark = query.before === undefined ? null : readPatientMark(query.before);
      const wanted = searchWords(query.search ?? '');
      const found = own(clinicId)
        .map((row) => ({ patient: toPatient(row), key: nameKey(toPatient(row).name) }))
        .filter(({ patient }) => isFoundBy(patient, wanted))
        .sort((a, b) => compare(a.key, b.key) || compare(a.patient.id, b.patient.id))
        .filter(({ key, patient }) => {
          if (!mark) return true;
          return (compare(key, mark.nameKey) || compare(patient.id, mark.id)) > 0;
        });
      const page = found.slice(0, query.limit);
      const last = page.at(-1);
      return {
        patients: page.map(({ patient }) => patient),
        next:
          found.length > query.limit && last
            ? writePatientMark({ nameKey: last.key, id: last.patient.id })
            : null,
      };
    },
    namesakes: async (clinicId, person) =>
      own(clinicId)
        .map(toPatient)
        .filter((patient) => samePerson(patient, person))
        .sort((a, b) => a.recordNumber.localeCompare(b.recordNumber)),
    async detail(clinicId, id) {
      const found = find(clinicId, id);
      if (!found) return null;
      return {
        patient: toPatient(found),
        courses: data.courses
          .filter((each) => each.clinicId === clinicId && each.patientId === id)
          .map(toCourse)
          .sort((a, b) => b.startedOn.localeCompare(a.startedOn) || a.id.localeCompare(b.id)),
        weights: entries(data.weights, clinicId, id),
        followUps: entries(data.followUps, clinicId, id),
        sessions: data.sessions
          .filter((each) => each.clinicId === clinicId && each.patientId === id)
          .sort((a, b) => b.summary.openedAt - a.summary.openedAt || b.key - a.key)
          .slice(0, 100)
          .map(({ summary, courseId }) => ({ ...summary, courseId: courseId ?? null })),
      };
    },
    patientVersions: async (clinicId, id) => find(clinicId, id)?.versions.toReversed() ?? [],

    async saveCourse(clinicId, { id, patientId }, saved) {
      need(clinicId, patientId);
      const current = findCourse(clinicId, id);
      if (current && current.patientId !== patientId) {
        throw new AppError('not-found', 'The patient has no such course.');
      }
      const next = isNextVersion(current ? newest(current.versions) : null, saved);
      if (!next && current) return toCourse(current);
      const row = current ?? { clinicId, id, patientId, versions: [] };
      row.versions.push(copied(saved));
      if (!current) data.courses.push(row);
      return toCourse(row);
    },
    async course(clinicId, id) {
      const found = findCourse(clinicId, id);
      return found ? toCourse(found) : null;
    },
    courseVersions: async (clinicId, id) => findCourse(clinicId, id)?.versions.toReversed() ?? [],
    infusionsGiven: async (clinicId, courseId, except) => given(clinicId, courseId, except),

    async addWeight(clinicId, patientId, weight) {
      need(clinicId, patientId);
      const known = data.weights.find((w) => w.clinicId === clinicId && w.id === weight.id);
      if (!known) data.weights.push({ clinicId, patientId, ...weight });
      const kept = entries(data.weights, clinicId, patientId).find(({ id }) => id === weight.id);
      if (!kept) throw new AppError('not-found', 'The patient has no such entry.');
      return kept;
    },
    measuredHeight: async (clinicId, patientId) => {
      const own = new Set(
        data.sessions
          .filter((one) => one.clinicId === clinicId && one.patientId === patientId)
          .map(({ key }) => key),
      );
      const log = data.log.filter(({ sessionKey }) => own.has(sessionKey));
      const heights = log.flatMap(({ event, sessionKey }) => {
        const { body, at, by, seq, sessionId } = event;
        const isWithdrawn = log.some(
          ({ sessionKey: key, event: { body: later } }) =>
            key === sessionKey && later.type === 'entry-withdrawn' && later.amends === seq,
        );
        if (isWithdrawn || body.type !== 'weight-recorded' || body.heightCm === undefined)
          return [];
        return [{ cm: body.heightCm, at, by, sessionId }];
      });
      return heights.sort((a, b) => b.at - a.at)[0] ?? null;
    },
    earlierBaselines: async (clinicId, patientId, most) =>
      data.sessions
        .filter((one) => one.clinicId === clinicId && one.patientId === patientId)
        .filter(({ summary }) => summary.startedAt !== null)
        .sort((a, b) => b.summary.openedAt - a.summary.openedAt)
        .slice(0, most)
        .flatMap(({ summary: { id } }) => {
          const set = data.log.findLast(
            ({ event }) => event.sessionId === id && event.body.type === 'baseline-set',
          );
          return set?.event.body.type === 'baseline-set' ? [set.event.body.baseline] : [];
        }),
    lastWeight: async (clinicId, patientId) =>
      entries(data.weights, clinicId, patientId)[0] ?? null,
    async addFollowUp(clinicId, patientId, entry) {
      need(clinicId, patientId);
      const known = data.followUps.find((e) => e.clinicId === clinicId && e.id === entry.id);
      if (!known) data.followUps.push({ clinicId, patientId, ...entry });
      const kept = entries(data.followUps, clinicId, patientId).find(({ id }) => id === entry.id);
      if (!kept) throw new AppError('not-found', 'The patient has no such entry.');
      return kept;
    },

    templates: async (clinicId) =>
      data.templates.findLast((each) => each.clinicId === clinicId)?.version ?? null,
    templateVersions: async (clinicId) =>
      data.templates
        .filter((each) => each.clinicId === clinicId)
        .map(({ version }) => version)
        .reverse(),
    async saveTemplates(clinicId, saved) {
      const current = data.templates.findLast((each) => each.clinicId === clinicId)?.version;
      if (!isNextVersion(current ?? null, saved) && current) return current;
      data.templates.push({ clinicId, version: copied(saved) });
      return saved;
    },
  };
}
