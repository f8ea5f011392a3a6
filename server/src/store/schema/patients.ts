import type { CourseDocument } from '@chairside/shared/patients/course';
import type { FollowUp } from '@chairside/shared/patients/follow-up';
import type { PatientDocument } from '@chairside/shared/patients/patient';
import type { ScheduleTemplates } from '@chairside/shared/patients/schedule-templates';
import type { Actor } from '@chairside/shared/people/roles';
import {
  bigint,
  customType,
  doublePrecision,
  foreignKey,
  index,
  integer,
  json,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { clinicId, instant } from './places.ts';

/**
 * Ordered by code point: a prefix is then a range. `like` could not use the index under row-level security,
 * because it is not leakproof; comparisons are.
 */
const plainText = customType<{ data: string }>({ dataType: () => 'text collate "C"' });

/** Who saved a version, and when. */
const saved = {
  version: integer().notNull(),
  at: instant('at').notNull(),
  by: json().$type<Actor>().notNull(),
};

/** The current version of each patient. */
export const patients = pgTable(
  'patients',
  {
    clinicId: clinicId(),
    id: uuid().notNull(),
    recordNumber: text('record_number').notNull(),
    dateOfBirth: text('date_of_birth').notNull(),
    /** The name as it is compared and ordered. */
    nameKey: plainText('name_key').notNull(),
    document: json().$type<PatientDocument>().notNull(),
    ...saved,
  },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.id] }),
    unique('patients_record_number').on(t.clinicId, t.recordNumber),
    index('patients_list').on(t.clinicId, t.nameKey, t.id),
    index('patients_born').on(t.clinicId, t.dateOfBirth),
  ],
);

/** What patients are found by: a row for each beginning that a person may type. */
export const patientTerms = pgTable(
  'patient_terms',
  {
    clinicId: clinicId(),
    patientId: uuid('patient_id').notNull(),
    term: plainText('term').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.patientId, t.term] }),
    index('patient_terms_term').on(t.clinicId, t.term, t.patientId),
    foreignKey({
      name: 'patient_terms_patient',
      columns: [t.clinicId, t.patientId],
      foreignColumns: [patients.clinicId, patients.id],
    }),
  ],
);

/** Append-only by grant and by trigger. */
export const patientVersions = pgTable(
  'patient_versions',
  {
    clinicId: clinicId(),
    patientId: uuid('patient_id').notNull(),
    document: json().$type<PatientDocument>().notNull(),
    ...saved,
  },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.patientId, t.version] }),
    foreignKey({
      name: 'patient_versions_patient',
      columns: [t.clinicId, t.patientId],
      foreignColumns: [patients.clinicId, patients.id],
    }),
  ],
);

export const courses = pgTable(
  'courses',
  {
    clinicId: clinicId(),
    id: uuid().notNull(),
    patientId: uuid('patient_id').notNull(),
    document: json().$type<CourseDocument>().notNull(),
    ...saved,
  },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.id] }),
    /** A session names both: so its course is one of its patient. */
    unique('courses_of_patient').on(t.clinicId, t.patientId, t.id),
    foreignKey({
      name: 'courses_patient',
      columns: [t.clinicId, t.patientId],
      foreignColumns: [patients.clinicId, patients.id],
    }),
  ],
);

/** Append-only by grant and by trigger. */
export const courseVersions = pgTable(
  'course_versions',
  {
    clinicId: clinicId(),
    courseId: uuid('course_id').notNull(),
    document: json().$type<CourseDocument>().notNull(),
    ...saved,
  },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.courseId, t.version] }),
    foreignKey({
      name: 'course_versions_course',
      columns: [t.clinicId, t.courseId],
      foreignColumns: [courses.clinicId, courses.id],
    }),
  ],
);

/** Append-only by grant and by trigger. */
export const patientWeights = pgTable(
  'patient_weights',
  {
    clinicId: clinicId(),
    id: uuid().notNull(),
    patientId: uuid('patient_id').notNull(),
    kg: doublePrecision().notNull(),
    at: instant('at').notNull(),
    by: json().$type<Actor>().notNull(),
    /** No reference: a session reaches the database behind its first commands. */
    sessionId: uuid('session_id'),
    recordedAt: instant('recorded_at').notNull(),
    position: bigint({ mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
  },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.id] }),
    index('patient_weights_history').on(t.clinicId, t.patientId, t.at, t.position),
    foreignKey({
      name: 'patient_weights_patient',
      columns: [t.clinicId, t.patientId],
      foreignColumns: [patients.clinicId, patients.id],
    }),
  ],
);

/** Append-only by grant and by trigger. */
export const followUps = pgTable(
  'follow_ups',
  {
    clinicId: clinicId(),
    id: uuid().notNull(),
    patientId: uuid('patient_id').notNull(),
    term: text().notNull(),
    answer: text().$type<FollowUp['answer']>().notNull(),
    severity: text().$type<NonNullable<FollowUp['severity']>>(),
    note: text(),
    at: instant('at').notNull(),
    by: json().$type<Actor>().notNull(),
    recordedAt: instant('recorded_at').notNull(),
    position: bigint({ mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
  },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.id] }),
    index('follow_ups_history').on(t.clinicId, t.patientId, t.at, t.position),
    foreignKey({
      name: 'follow_ups_patient',
      columns: [t.clinicId, t.patientId],
      foreignColumns: [patients.clinicId, patients.id],
    }),
  ],
);

/** Every version that a clinic saved; the last one is in use. Append-only by grant and by trigger. */
export const scheduleTemplates = pgTable(
  'schedule_templates',
  {
    clinicId: clinicId(),
    document: json().$type<ScheduleTemplates>().notNull(),
    ...saved,
  },
  (t) => [primaryKey({ columns: [t.clinicId, t.version] })],
);
