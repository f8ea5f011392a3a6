import { z } from 'zod';
import { IDENTIFIERS, identifierSchema } from '../patients/identifiers.ts';
import { sessionCourseSchema, sessionPatientSchema } from '../session/entries.ts';
import { uuid } from '../text/bounded.ts';
import { type CommandMove, commandFields } from './command-move.ts';
import { accept, refuse } from './decision.ts';
import { type EventMove, eventBody, noInput } from './event-move.ts';
import { compared, courseText, identityOf } from './identity.ts';

/** The patient was seated before anybody knew who they are, or under a reference alone. */
const body = eventBody('patient-identified', {
  patient: sessionPatientSchema,
  course: sessionCourseSchema.optional(),
  identifiers: z.array(identifierSchema).min(2),
});

export const patientIdentified: EventMove<typeof body> = {
  body,
  evolve(_, { at, by, body: { patient, course, identifiers } }) {
    return {
      patient,
      course: course ?? null,
      patientRef: patient.recordNumber,
      identified: { identifiers, by, at },
    };
  },
  alarmInputs: noInput,
  lane: () => 'infusion',
  sentence({ body: { patient, course, identifiers } }, { words }) {
    const { name, dateOfBirth: born, recordNumber: number } = patient;
    const who = words.say('events.identified', { name, born, number });
    return `${who}${courseText(course, words)}${compared(identifiers, words)}`;
  },
  project(change, { body: { patient, course } }) {
    const ids = { patientId: patient.id, courseId: course?.id ?? null };
    change.identified = { ...ids, patientRef: patient.recordNumber };
    change.weighed = true;
  },
};

const fields = commandFields('identify-patient', {
  patientId: uuid,
  courseId: uuid.optional(),
  identifiers: z.array(identifierSchema).max(IDENTIFIERS.length),
});

const NOBODY = '00000000-0000-4000-8000-000000000000';
const SOME_PATIENT = {
  id: NOBODY,
  recordNumber: '-',
  name: '-',
  dateOfBirth: '-',
  inSession: null,
};

export const identifyPatient: CommandMove<typeof fields, [typeof patientIdentified], 'running'> = {
  fields,
  gives: [patientIdentified],
  who: 'chart-session',
  when: 'running',
  isStep: false,
  bySecondPerson: false,
  offline: 'shown',
  decide(session, command, context, at) {
    if (session.patient !== null) return refuse('already-identified');
    const who = identityOf(command, context);
    if (!who.ok) return who;
    if (who.identity === undefined) return refuse('no-such-patient');
    return accept(at, { type: 'patient-identified', ...who.identity });
  },
  example: (_, { patient }) => ({
    patientId: patient?.id ?? NOBODY,
    identifiers: ['name', 'date-of-birth'],
  }),
  standIn: (_, context) => (context.patient ? context : { ...context, patient: SOME_PATIENT }),
};
