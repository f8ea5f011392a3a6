import { IDENTIFIERS_NEEDED, type Identifier } from '../patients/identifiers.ts';
import type { DecideContext } from '../session/decide-context.ts';
import type { SessionCourse, SessionPatient } from '../session/entries.ts';
import { type Refused, refuse } from './decision.ts';

/** Who the patient is: what `open` and `identify-patient` record of them, and how the log says it. */
interface Identity {
  readonly patient: SessionPatient;
  readonly course?: SessionCourse;
  readonly identifiers: Identifier[];
}
type Named = { readonly ok: true; readonly identity?: Identity } | Refused;

interface Asked {
  readonly patientId?: string | undefined;
  readonly courseId?: string | undefined;
  readonly identifiers?: readonly Identifier[] | undefined;
}

export function identityOf(asked: Asked, { patient, course, sessionId }: DecideContext): Named {
  const { patientId, courseId } = asked;
  if (patientId === undefined) {
    return courseId === undefined ? { ok: true } : refuse('no-such-course');
  }
  if (!patient || patient.id !== patientId) return refuse('no-such-patient');
  if (patient.inSession !== null && patient.inSession !== sessionId) {
    return refuse('patient-in-another-chair');
  }
  const identifiers = [...new Set(asked.identifiers ?? [])];
  if (identifiers.length < IDENTIFIERS_NEEDED) return refuse('identity-not-checked');
  const { inSession: _, ...person } = patient;
  if (courseId === undefined) return { ok: true, identity: { patient: person, identifiers } };
  if (!course || course.id !== courseId || course.patientId !== patientId) {
    return refuse('no-such-course');
  }
  const { patientId: __, status = 'active', ...own } = course;
  if (status !== 'active') return refuse('course-over');
  return { ok: true, identity: { patient: person, course: own, identifiers } };
}

const IDENTIFIER_LABELS = {
  name: 'name',
  'date-of-birth': 'date of birth',
  'record-number': 'record number',
  photo: 'photo',
} as const satisfies Record<Identifier, string>;

export function courseText(course: SessionCourse | undefined): string {
  return course === undefined ? '' : `, infusion ${course.number} of ${course.planned}`;
}

export function compared(identifiers: readonly Identifier[] | undefined): string {
  if (identifiers === undefined || identifiers.length === 0) return '';
  return `, compared ${identifiers.map((one) => IDENTIFIER_LABELS[one]).join(' and ')}`;
}
