import type {
  CourseForSession,
  PatientForSession,
} from '@chairside/shared/patients/session-context';
import type { PatientStore } from '../store/ports/patients.ts';
import { heightOf } from './height-of.ts';

/** Visits whose baselines the gate may look at. */
const EARLIER = 5;

type Asked = Pick<
  PatientStore,
  | 'patient'
  | 'patientVersions'
  | 'measuredHeight'
  | 'lastWeight'
  | 'earlierBaselines'
  | 'course'
  | 'infusionsGiven'
>;

/** Patients and courses as a session needs them. */
export class PatientReadModel {
  readonly #store: Asked;

  constructor(store: Asked) {
    this.#store = store;
  }

  /** Null where the clinic has none of that id. */
  async patientForSession(clinicId: number, patientId: string): Promise<PatientForSession | null> {
    const patient = await this.#store.patient(clinicId, patientId);
    if (!patient) return null;
    const last = await this.#store.lastWeight(clinicId, patientId);
    const earlierBaselines = await this.#store.earlierBaselines(clinicId, patientId, EARLIER);
    const height = await heightOf(this.#store, clinicId, patientId);
    const { id, recordNumber, name, dateOfBirth, sex, allergies, riskFactors } = patient;
    return {
      ...{ id, recordNumber, name, dateOfBirth, sex, allergies, riskFactors },
      weight: last && { kg: last.kg, at: last.at },
      height: height && { cm: height.cm, at: height.at },
      earlierBaselines,
    };
  }

  /** `sessionId`: the present session, which is not counted. Null where the clinic has none of that id. */
  async courseForSession(
    clinicId: number,
    courseId: string,
    sessionId?: string,
  ): Promise<CourseForSession | null> {
    const course = await this.#store.course(clinicId, courseId);
    if (!course) return null;
    const before = await this.#store.infusionsGiven(clinicId, courseId, sessionId);
    const { id, patientId, indication, planned, status } = course;
    return { id, patientId, indication, planned, status, number: before + 1 };
  }
}
