import type { Course } from '@chairside/shared/patients/course';
import { plannedInfusions } from '@chairside/shared/patients/schedule';
import { and, count, desc, eq, isNotNull, ne } from 'drizzle-orm';
import { AppError } from '../platform/errors.ts';
import type { Connection, Transaction } from './database/connection.ts';
import { isNextVersion } from './document-version.ts';
import type { PatientStore } from './ports/patients.ts';
import { courses, courseVersions, patients } from './schema/patients.ts';
import { sessions } from './schema/sessions.ts';

type CourseRow = typeof courses.$inferSelect;

export function noSuchPatient(): AppError {
  return new AppError('not-found', 'The clinic has no such patient.');
}

async function toCourse(tx: Transaction, row: CourseRow): Promise<Course> {
  const { id, patientId, document, version, at, by, clinicId } = row;
  const given = await countInfusions(tx, clinicId, id);
  const planned = plannedInfusions(document.schedule);
  return { id, patientId, ...document, planned, given, version, at, by };
}

async function countInfusions(
  tx: Transaction,
  clinicId: number,
  courseId: string,
  exceptSessionId?: string,
): Promise<number> {
  const [found] = await tx
    .select({ sessions: count() })
    .from(sessions)
    .where(
      and(
        eq(sessions.clinicId, clinicId),
        eq(sessions.courseId, courseId),
        isNotNull(sessions.startedAt),
        exceptSessionId === undefined ? undefined : ne(sessions.id, exceptSessionId),
      ),
    );
  return found?.sessions ?? 0;
}

export async function coursesOf(
  tx: Transaction,
  clinicId: number,
  patientId: string,
): Promise<Course[]> {
  const rows = await tx
    .select()
    .from(courses)
    .where(and(eq(courses.clinicId, clinicId), eq(courses.patientId, patientId)));
  const all: Course[] = [];
  for (const row of rows) all.push(await toCourse(tx, row));
  return all.sort((a, b) => b.startedOn.localeCompare(a.startedOn) || a.id.localeCompare(b.id));
}

export function createCourseStore({
  scoped,
}: Pick<Connection, 'scoped'>): Pick<
  PatientStore,
  'saveCourse' | 'course' | 'courseVersions' | 'infusionsGiven'
> {
  const one = (clinicId: number, id: string) =>
    and(eq(courses.clinicId, clinicId), eq(courses.id, id));
  return {
    saveCourse: (clinicId, { id, patientId }, saved) =>
      scoped(clinicId, async (tx) => {
        // Locks the patient: two that save at once come one after the other, and see each other.
        const [patient] = await tx
          .select({ id: patients.id })
          .from(patients)
          .where(and(eq(patients.clinicId, clinicId), eq(patients.id, patientId)))
          .for('update');
        if (!patient) throw noSuchPatient();
        const [current] = await tx.select().from(courses).where(one(clinicId, id));
        if (current && current.patientId !== patientId) {
          throw new AppError('not-found', 'The patient has no such course.');
        }
        if (!isNextVersion(current ?? null, saved) && current) return toCourse(tx, current);
        const row = { clinicId, id, patientId, ...saved };
        if (current) await tx.update(courses).set(saved).where(one(clinicId, id));
        else await tx.insert(courses).values(row);
        await tx.insert(courseVersions).values({ clinicId, courseId: id, ...saved });
        return toCourse(tx, row);
      }),

    course: (clinicId, id) =>
      scoped(clinicId, async (tx) => {
        const [row] = await tx.select().from(courses).where(one(clinicId, id));
        return row ? toCourse(tx, row) : null;
      }),

    courseVersions: (clinicId, id) =>
      scoped(clinicId, async (tx) => {
        const { version, at, by, document } = courseVersions;
        return tx
          .select({ version, at, by, document })
          .from(courseVersions)
          .where(and(eq(courseVersions.clinicId, clinicId), eq(courseVersions.courseId, id)))
          .orderBy(desc(courseVersions.version));
      }),

    infusionsGiven: (clinicId, courseId, exceptSessionId) =>
      scoped(clinicId, (tx) => countInfusions(tx, clinicId, courseId, exceptSessionId)),
  };
}
