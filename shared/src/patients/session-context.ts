/** What the rules of a session are told of its patient and course. */
import type { Baseline } from '../vitals/baseline.ts';
import type { Course } from './course.ts';
import type { Patient } from './patient.ts';

export interface PatientForSession
  extends Pick<
    Patient,
    'id' | 'recordNumber' | 'name' | 'dateOfBirth' | 'sex' | 'allergies' | 'riskFactors'
  > {
  /** The last weighing; null: never weighed. kg, epoch ms. */
  readonly weight: { readonly kg: number; readonly at: number } | null;
  /** Registered or measured; null: not known. cm, epoch ms. */
  readonly height: { readonly cm: number; readonly at: number } | null;
  /** Of earlier visits, newest first. */
  readonly earlierBaselines: readonly Baseline[];
}

export interface CourseForSession
  extends Pick<Course, 'id' | 'patientId' | 'indication' | 'planned' | 'status'> {
  /** The n of "infusion n of m": sessions of the course that started an infusion before, and this one. */
  readonly number: number;
}
