import type { Course, CourseDocument } from '@chairside/shared/patients/course';
import { type FollowUp, mayFollowUp, type NewFollowUp } from '@chairside/shared/patients/follow-up';
import { samePerson } from '@chairside/shared/patients/identity';
import {
  birthProblem,
  type Patient,
  type PatientDocument,
} from '@chairside/shared/patients/patient';
import type { NewWeight, Weight } from '@chairside/shared/patients/weight';
import { civilDateAt } from '@chairside/shared/time/calendar';
import type { PatientDetail, PatientList, PatientListQuery } from '@chairside/shared/wire/patients';
import type { SignedIn } from '../access/identity.ts';
import type { ClinicReadModel } from '../clinics/clinic.read-model.ts';
import type { Clock } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import type { PatientStore, Version } from '../store/ports/patients.ts';
import { heightOf } from './height-of.ts';

/** A client's clock may be this far ahead; it then counts as now. */
const AHEAD_MS = 5_000;

export interface PatientsServiceDeps {
  readonly patients: PatientStore;
  readonly clinics: ClinicReadModel;
  readonly clock: Clock;
}

/** Who is registered, with their courses, and who changed what. */
export class PatientsService {
  readonly #patients: PatientStore;
  readonly #clinics: ClinicReadModel;
  readonly #clock: Clock;

  constructor({ patients, clinics, clock }: PatientsServiceDeps) {
    this.#patients = patients;
    this.#clinics = clinics;
    this.#clock = clock;
  }

  list(clinicId: number, query: PatientListQuery): Promise<PatientList> {
    return this.#patients.list(clinicId, query);
  }

  /** @throws AppError `not-found` */
  async detail(clinicId: number, id: string): Promise<PatientDetail> {
    const found = await this.#patients.detail(clinicId, id);
    if (!found) throw noSuchPatient();
    return { ...found, height: await heightOf(this.#patients, clinicId, id) };
  }

  /**
   * `anotherPerson`: who else has this name and date of birth was looked at.
   * @throws AppError `bad-request`, `record-number-taken`, `possible-duplicate`
   */
  async register(
    by: SignedIn,
    id: string,
    document: PatientDocument,
    anotherPerson: boolean,
  ): Promise<Patient> {
    await this.#checkBirth(by.clinicId, document);
    if (!anotherPerson) await this.#askAboutNamesakes(by.clinicId, id, document);
    return this.#patients.savePatient(by.clinicId, id, this.#next(by, 0, document));
  }

  /**
   * `version`: what the change was made from.
   * @throws AppError `not-found`, `version-conflict`, and as `register`
   */
  async change(
    by: SignedIn,
    id: string,
    version: number,
    document: PatientDocument,
    anotherPerson: boolean,
  ): Promise<Patient> {
    await this.#checkBirth(by.clinicId, document);
    const known = await this.#patients.patient(by.clinicId, id);
    if (!known) throw noSuchPatient();
    if (!anotherPerson && !samePerson(known, document)) {
      await this.#askAboutNamesakes(by.clinicId, id, document);
    }
    return this.#patients.savePatient(by.clinicId, id, this.#next(by, version, document));
  }

  /** Newest first. @throws AppError `not-found` */
  async versions(clinicId: number, id: string): Promise<Version<PatientDocument>[]> {
    const versions = await this.#patients.patientVersions(clinicId, id);
    if (versions.length === 0) throw noSuchPatient();
    return versions;
  }

  /** `version` 0 begins a course. @throws AppError `not-found`, `version-conflict` */
  saveCourse(
    by: SignedIn,
    of: { id: string; patientId: string },
    version: number,
    document: CourseDocument,
  ): Promise<Course> {
    return this.#patients.saveCourse(by.clinicId, of, this.#next(by, version, document));
  }

  /** Newest first. @throws AppError `not-found` */
  async courseVersions(
    clinicId: number,
    of: { id: string; patientId: string },
  ): Promise<Version<CourseDocument>[]> {
    const course = await this.#patients.course(clinicId, of.id);
    if (course?.patientId !== of.patientId) {
      throw new AppError('not-found', 'The patient has no such course.');
    }
    return this.#patients.courseVersions(clinicId, of.id);
  }

  /** @throws AppError `not-found`, `bad-request` for a time to come */
  addWeight(by: SignedIn, patientId: string, given: NewWeight): Promise<Weight> {
    const now = this.#clock.now();
    const weight: Weight = {
      ...{ id: given.id, kg: given.kg, at: this.#when(given.at, now), by: by.actor },
      sessionId: given.sessionId ?? null,
    };
    return this.#patients.addWeight(by.clinicId, patientId, weight, now);
  }

  /** @throws AppError `not-found`, `not-allowed`, `bad-request` for a time to come */
  addFollowUp(by: SignedIn, patientId: string, given: NewFollowUp): Promise<FollowUp> {
    if (!mayFollowUp(by.role, given.term)) {
      throw new AppError('not-allowed', 'This entry is for a provider.');
    }
    const now = this.#clock.now();
    const entry: FollowUp = {
      ...{ id: given.id, term: given.term, answer: given.answer },
      ...{ severity: given.severity ?? null, note: given.note ?? null },
      ...{ at: this.#when(given.at, now), by: by.actor },
    };
    return this.#patients.addFollowUp(by.clinicId, patientId, entry, now);
  }

  #next<T>(by: SignedIn, version: number, document: T): Version<T> {
    return { version: version + 1, at: this.#clock.now(), by: by.actor, document };
  }

  #when(at: number | undefined, now: number): number {
    if (at === undefined) return now;
    if (at > now + AHEAD_MS) {
      throw new AppError('bad-request', 'That time lies in the future.', {
        issues: [{ path: 'at', message: 'lies in the future' }],
      });
    }
    return Math.min(at, now);
  }

  async #checkBirth(clinicId: number, { dateOfBirth }: PatientDocument): Promise<void> {
    const clinic = await this.#clinics.get(clinicId);
    const today = civilDateAt(this.#clock.now(), clinic?.timeZone ?? 'UTC');
    const message = birthProblem(dateOfBirth, today);
    if (message === null) return;
    throw new AppError('bad-request', `The date of birth ${message}. Check it.`, {
      issues: [{ path: 'dateOfBirth', message }],
    });
  }

  async #askAboutNamesakes(clinicId: number, id: string, document: PatientDocument): Promise<void> {
    const others = (await this.#patients.namesakes(clinicId, document)).filter(
      (other) => other.id !== id,
    );
    if (others.length === 0) return;
    throw new AppError(
      'possible-duplicate',
      'A patient of this name and date of birth is registered. Look whether it is the same person.',
      {
        issues: others.map((other) => ({
          path: other.id,
          message: `record number ${other.recordNumber}`,
        })),
      },
    );
  }
}

function noSuchPatient(): AppError {
  return new AppError('not-found', 'The clinic has no such patient.');
}
