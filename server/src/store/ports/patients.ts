/** What patients and courses ask of the store; part of `Store`. */
import type { Course, CourseDocument } from '@chairside/shared/patients/course';
import type { FollowUp } from '@chairside/shared/patients/follow-up';
import type { Height } from '@chairside/shared/patients/height';
import type { Patient, PatientDocument } from '@chairside/shared/patients/patient';
import type { ScheduleTemplates } from '@chairside/shared/patients/schedule-templates';
import type { Weight } from '@chairside/shared/patients/weight';
import type { Actor } from '@chairside/shared/people/roles';
import type { Baseline } from '@chairside/shared/vitals/baseline';
import type { PatientDetail, PatientList, PatientListQuery } from '@chairside/shared/wire/patients';

/** One version of a document, with who saved it and when (server clock, epoch ms). */
export interface Version<T> {
  /** 1, 2, 3 ... */
  readonly version: number;
  readonly at: number;
  readonly by: Actor;
  readonly document: T;
}

/**
 * Documents are kept with every version they had. Saving a version that is not the next one, or that somebody else
 * saved already, rejects with `version-conflict`; saving the very same a second time answers what is there.
 */
export interface PatientStore {
  /** Version 1 registers; the same id with the same content again answers what is there. Rejects with `record-number-taken`. */
  savePatient(clinicId: number, id: string, saved: Version<PatientDocument>): Promise<Patient>;
  patient(clinicId: number, id: string): Promise<Patient | null>;
  list(clinicId: number, query: PatientListQuery): Promise<PatientList>;
  /** Who else of the clinic has this name and date of birth. */
  namesakes(clinicId: number, person: { name: string; dateOfBirth: string }): Promise<Patient[]>;
  /** With courses, weights, follow-ups and sessions. */
  detail(clinicId: number, id: string): Promise<Omit<PatientDetail, 'height'> | null>;
  /** Newest first. */
  patientVersions(clinicId: number, id: string): Promise<Version<PatientDocument>[]>;

  /** Rejects with `not-found` where the clinic has no such patient, or the course is another patient's. */
  saveCourse(
    clinicId: number,
    of: { readonly id: string; readonly patientId: string },
    saved: Version<CourseDocument>,
  ): Promise<Course>;
  course(clinicId: number, id: string): Promise<Course | null>;
  /** Newest first. */
  courseVersions(clinicId: number, id: string): Promise<Version<CourseDocument>[]>;
  /** Sessions of the course in which an infusion was started, without the session named. */
  infusionsGiven(clinicId: number, courseId: string, exceptSessionId?: string): Promise<number>;

  /** An id that is there already stays as it is, and is what is answered. Rejects with `not-found`. */
  addWeight(
    clinicId: number,
    patientId: string,
    weight: Weight,
    recordedAt: number,
  ): Promise<Weight>;
  /** Newest that was measured in a session of the patient; null: none. */
  measuredHeight(clinicId: number, patientId: string): Promise<Height | null>;
  /** Baselines of the patient's sessions that started an infusion, one of each, newest first. */
  earlierBaselines(clinicId: number, patientId: string, most: number): Promise<Baseline[]>;
  lastWeight(clinicId: number, patientId: string): Promise<Weight | null>;
  /** As with weights. */
  addFollowUp(
    clinicId: number,
    patientId: string,
    entry: FollowUp,
    recordedAt: number,
  ): Promise<FollowUp>;

  /** What the clinic saved last; null: nothing yet. */
  templates(clinicId: number): Promise<Version<ScheduleTemplates> | null>;
  saveTemplates(
    clinicId: number,
    saved: Version<ScheduleTemplates>,
  ): Promise<Version<ScheduleTemplates>>;
  /** Newest first. */
  templateVersions(clinicId: number): Promise<Version<ScheduleTemplates>[]>;
}
