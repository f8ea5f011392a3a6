import { IDENTIFIERS_NEEDED, type Identifier } from '../patients/identifiers.ts';
import type { DecideContext } from '../session/decide-context.ts';
import { allOf } from '../session/describe-charting.ts';
import type { SessionCourse, SessionPatient } from '../session/entries.ts';
import type { MessageKey } from '../wording/message.ts';
import type { Words } from '../wording/words.ts';
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
  name: 'events.identifier-name',
  'date-of-birth': 'events.identifier-date-of-birth',
  'record-number': 'events.identifier-record-number',
  photo: 'events.identifier-photo',
} as const satisfies Record<Identifier, MessageKey>;

export function courseText(course: SessionCourse | undefined, { say }: Words): string {
  if (course === undefined) return '';
  const { number, planned } = course;
  return `, ${say('events.course', { number, planned })}`;
}

export function compared(identifiers: readonly Identifier[] | undefined, words: Words): string {
  if (identifiers === undefined || identifiers.length === 0) return '';
  const named = identifiers.map((one) => words.say(IDENTIFIER_LABELS[one]));
  return `, ${words.say('events.compared', { identifiers: allOf(named, words) })}`;
}
