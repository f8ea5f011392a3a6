import type { Patient } from '@chairside/shared/patients/patient';
import type { Identifier } from '@chairside/shared/session/entries';
import { useState } from 'react';
import { CommandSheet, type SheetProps } from '../chair/command-sheet.tsx';
import { CourseSelect } from './course.fields.tsx';
import { IDENTIFIERS_NEEDED, IdentityFields } from './identity.fields.tsx';
import { PatientSearch, useRunningCourses } from './patient-search.tsx';
import classes from './visit.module.css';

/** Who sits in the chair: a registered patient, and what was compared with them. */
export function IdentifyForm({ patientRef, ...sheet }: SheetProps & { patientRef: string }) {
  const [typed, setTyped] = useState(patientRef);
  const [patient, setPatient] = useState<Patient | null>(null);
  const [identifiers, setIdentifiers] = useState<readonly Identifier[]>([]);
  const [courseId, setCourseId] = useState('');
  const courses = useRunningCourses(patient?.id ?? null);
  return (
    <CommandSheet
      {...sheet}
      title="Check identity"
      submit="Identified"
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
        label="Registered patient"
        value={typed}
        autoFocus
        onType={(text) => {
          setTyped(text);
          setPatient(null);
          setIdentifiers([]);
          setCourseId('');
        }}
        onPick={(found) => {
          setPatient(found);
          setTyped(found.name.slice(0, 40));
        }}
      />
      {patient === null ? (
        <p className={classes.hint}>
          Choose the patient from the list: name, record number or date of birth finds them. Who is
          not there yet is registered under Patients.
        </p>
      ) : (
        <>
          <IdentityFields patient={patient} value={identifiers} onChange={setIdentifiers} />
          <CourseSelect courses={courses} value={courseId} onChange={setCourseId} />
        </>
      )}
    </CommandSheet>
  );
}
