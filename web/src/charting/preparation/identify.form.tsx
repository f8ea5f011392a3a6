import type { Identifier } from '@chairside/shared/patients/identifiers';
import { IDENTIFIERS_NEEDED } from '@chairside/shared/patients/identifiers';
import type { Patient } from '@chairside/shared/patients/patient';
import { useState } from 'react';
import { say } from '../../language/say.ts';
import { CourseSelect } from '../../patients/courses/course.fields.tsx';
import { useCourseChoice } from '../../patients/courses/due-course.ts';
import { IdentityFields } from '../../patients/register/identity.fields.tsx';
import { PatientSearch, usePatientOfRecord } from '../../patients/register/patient-search.tsx';
import { RegisterInPlace } from '../../patients/register/register-in-place.tsx';
import { Soft } from '../../ui/text.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { CommandSheet, type OfSession } from '../sheet/command-sheet.tsx';

/** Who sits in the chair: a registered patient, and what was compared with them. */
export function IdentifyForm({ session, ...sheet }: OfSession) {
  const { patientRef } = session;
  const [typed, setTyped] = useState<string | null>(null);
  const [picked, setPicked] = useState<Patient | null>(null);
  const [registering, setRegistering] = useState(false);
  const [identifiers, setIdentifiers] = useState<readonly Identifier[]>([]);
  // The chair waits under a record number that is registered: that patient is offered at once.
  const referred = usePatientOfRecord(patientRef);
  const patient = picked ?? (typed === null ? referred : null);
  const { courses, due, courseId, choose } = useCourseChoice(patient?.id ?? null);
  const pick = (found: Patient) => {
    setPicked(found);
    setTyped(found.name.slice(0, 40));
    setIdentifiers([]);
  };
  if (registering) {
    return (
      <RegisterInPlace
        typed={typed ?? patientRef}
        onCancel={() => setRegistering(false)}
        onRegistered={(registered) => {
          pick(registered);
          setRegistering(false);
        }}
      />
    );
  }
  return (
    <CommandSheet
      {...sheet}
      title={say('charting-preparation.check-identity')}
      submit={say('charting-preparation.identified')}
      draft={() =>
        patient === null || identifiers.length < IDENTIFIERS_NEEDED
          ? null
          : {
              type: 'identify-patient',
              patientId: patient.id,
              identifiers: [...identifiers],
              ...(courseId === '' ? {} : { courseId }),
            }
      }
    >
      <PatientSearch
        label={say('charting-preparation.registered-patient')}
        value={typed ?? patientRef}
        autoFocus={patient === null}
        chosen={patient !== null}
        onType={(text) => {
          setTyped(text);
          setPicked(null);
          setIdentifiers([]);
        }}
        onPick={pick}
      />
      {patient === null ? (
        <Soft>
          {say('charting-preparation.find-the-patient-by-name-record')}{' '}
          <TextButton onClick={() => setRegistering(true)}>
            {say('charting-preparation.register-patient')}
          </TextButton>
        </Soft>
      ) : (
        <>
          <IdentityFields patient={patient} value={identifiers} onChange={setIdentifiers} />
          <CourseSelect courses={courses} due={due} value={courseId} onChange={choose} />
        </>
      )}
    </CommandSheet>
  );
}
