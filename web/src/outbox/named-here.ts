/** Patients and courses that a queued command names, as far as this page has asked for them. */

import type { Command } from '@chairside/shared/moves/commands';
import type { DecideContext } from '@chairside/shared/session/decide-context';
import type { PatientDetail } from '@chairside/shared/wire/patients';
import { KEYS } from '../http/patient-keys.ts';
import { queryClient } from '../http/query-client.ts';
import { useSessions } from '../live/sessions-store.ts';

type Named = Pick<DecideContext, 'patient' | 'course'>;

/** What `decide` is told of them; `command`: without them where they are not known here, so that the chair is shown taken. */
export function namedHere(command: Command): { readonly command: Command; readonly named: Named } {
  if (command.type !== 'open' && command.type !== 'identify-patient') return { command, named: {} };
  const { patientId, courseId } = command;
  if (patientId === undefined) return { command, named: {} };
  const detail = queryClient.getQueryData<PatientDetail>(KEYS.patient(patientId));
  const course = detail?.courses.find(({ id }) => id === courseId);
  const unknown = detail === undefined || (courseId !== undefined && course === undefined);
  if (unknown) return { command: withoutPatient(command), named: {} };
  const { id, recordNumber, name, dateOfBirth, sex, allergies, riskFactors } = detail.patient;
  const person = { id, recordNumber, name, dateOfBirth, sex, allergies, riskFactors };
  return {
    command,
    named: {
      patient: { ...person, inSession: sessionOf(patientId) },
      course: course === undefined ? null : { ...course, number: course.given + 1 },
    },
  };
}

/** Who it is follows with the server's receipt. */
function withoutPatient(command: Command): Command {
  if (command.type !== 'open') return command;
  const { patientId: _, courseId: __, identifiers: ___, ...open } = command;
  return open;
}

function sessionOf(patientId: string): string | null {
  const { sessions } = useSessions.getState();
  const running = Object.values(sessions).find(
    ({ patient, phase }) => patient?.id === patientId && phase !== 'closed',
  );
  return running?.id ?? null;
}
