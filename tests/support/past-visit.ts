import { randomUUID } from 'node:crypto';
import type { Store } from '@chairside/server/store/ports/store';
import type { CourseDocument } from '@chairside/shared/patients/course';
import type { Actor } from '@chairside/shared/people/roles';
import { batchOf, newWriter, readingAt, type Ward } from '../contract/store/ward.ts';

const MINUTE = 60_000;

export interface SeededPatient {
  readonly patientId: string;
  readonly courseId: string;
  readonly recordNumber: string;
}

/** Somebody who is registered by a reference, with a course of three infusions. */
export async function seedPatient(
  store: Store,
  clinicId: number,
  recordNumber: string,
  { at, by }: { readonly at: number; readonly by: Actor },
): Promise<SeededPatient> {
  const [patientId, courseId] = [randomUUID(), randomUUID()];
  await store.patients.savePatient(clinicId, patientId, {
    ...{ version: 1, at, by },
    document: {
      ...{ recordNumber, name: `Patient ${recordNumber}`, dateOfBirth: '1984-03-11' },
      ...{ sex: 'female', allergies: 'unknown', riskFactors: [] },
    },
  });
  const document: CourseDocument = {
    ...{ indication: 'depression', startedOn: '2026-01-05', status: 'active' },
    schedule: [{ label: 'Week 1', every: 'week', times: 1, infusions: 3 }],
  };
  await store.patients.saveCourse(
    clinicId,
    { id: courseId, patientId },
    { version: 1, at, by, document },
  );
  return { patientId, courseId, recordNumber };
}

/** A session with an hour of readings and, unless it never began, an infusion with one effect. Answers its id. */
export async function pastVisit(
  store: Store,
  ward: Ward,
  begin: number,
  options: { readonly patient?: SeededPatient; readonly number?: number; readonly start?: boolean },
): Promise<string> {
  const { patient, number = 1, start = true } = options;
  const session = await newWriter(store, ward);
  const opened = session.opened(begin, patient?.recordNumber);
  if (patient && opened.body.type === 'session-opened') {
    const { patientId: id, courseId, recordNumber } = patient;
    const name = `Patient ${recordNumber}`;
    opened.body.patient = { id, recordNumber, name, dateOfBirth: '1984-03-11' };
    opened.body.course = { id: courseId, indication: 'depression', number, planned: 3 };
  }
  const at = begin + 30 * MINUTE;
  const rest = [session.attached(ward.channel.id, begin)];
  if (start) {
    rest.push(
      session.event({ type: 'infusion-started', drug: 'ketamine', plannedMinutes: 40 }, at),
      session.event(
        {
          ...{ type: 'effect-observed', term: 'nausea', severity: 'moderate', source: 'observed' },
          ...{ onset: at + 10 * MINUTE, infusedMs: 10 * MINUTE, vitals: {} },
        },
        at + 10 * MINUTE,
      ),
      session.event({ type: 'infusion-stopped', reason: 'completed' }, at + 40 * MINUTE),
    );
  }
  const home = at + 100 * MINUTE;
  rest.push(session.event({ type: 'session-closed', outcome: 'discharged' }, home));
  await store.lane.events(session.batch(opened));
  const readings = Array.from({ length: 60 }, (_, index) =>
    readingAt(index + 1, begin + (index + 1) * MINUTE, { values: { hr: 70 + index } }),
  );
  await store.lane.readings(batchOf(ward, session.key, randomUUID(), readings));
  await store.lane.events(session.batch(...rest));
  return session.id;
}
