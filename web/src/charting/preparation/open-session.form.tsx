import type { Identifier } from '@chairside/shared/patients/identifiers';
import { IDENTIFIERS_NEEDED } from '@chairside/shared/patients/identifiers';
import type { Patient } from '@chairside/shared/patients/patient';
import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { newId } from '../../http/new-id.ts';
import { say } from '../../language/say.ts';
import { forgetDraft, useDraft } from '../../outbox/draft.ts';
import { useCommand } from '../../outbox/use-command.ts';
import { CourseSelect } from '../../patients/courses/course.fields.tsx';
import { useCourseChoice } from '../../patients/courses/due-course.ts';
import { IdentityFields } from '../../patients/register/identity.fields.tsx';
import { PatientSearch } from '../../patients/register/patient-search.tsx';
import { RegisterInPlace } from '../../patients/register/register-in-place.tsx';
import { Problem, Soft } from '../../ui/text.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import classes from '../styles/charting.module.css';

interface Props {
  readonly chairId: string;
  /** With it the form is a small one that can be left, as on a tile. */
  readonly onCancel?: () => void;
}

/** A reference opens a session, a registered patient with two identifiers as well. Whoever shows the form follows by itself when the stream says so. */
export function OpenSessionForm({ chairId, onCancel }: Props) {
  // The session's id is made here: sending the same "open" twice cannot make two sessions.
  const [sessionId] = useState(newId);
  const scope = `open-${chairId}`;
  const [patientRef, setPatientRef] = useDraft(scope, 'patient');
  const [patient, setPatient] = useState<Patient | null>(null);
  const [identifiers, setIdentifiers] = useState<readonly Identifier[]>([]);
  const [registering, setRegistering] = useState(false);
  const { courses, due, courseId, choose } = useCourseChoice(patient?.id ?? null);
  const { state, send, retry } = useCommand(sessionId);
  const waiting = state.kind === 'sending' || state.kind === 'kept' || state.kind === 'done';
  const small = onCancel !== undefined;
  const complete =
    patientRef.trim() !== '' && (patient === null || identifiers.length >= IDENTIFIERS_NEEDED);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (!complete || waiting) return;
    forgetDraft(scope);
    void send({
      type: 'open',
      chairId,
      patientRef: patient?.recordNumber ?? patientRef.trim(),
      ...(patient === null ? {} : { patientId: patient.id, identifiers: [...identifiers] }),
      ...(courseId === '' ? {} : { courseId }),
    });
  };
  if (registering) {
    return (
      <RegisterInPlace
        typed={patientRef}
        onCancel={() => setRegistering(false)}
        onRegistered={(registered) => {
          setPatient(registered);
          setPatientRef(registered.recordNumber);
          setRegistering(false);
        }}
      />
    );
  }
  return (
    <form className={classes.open} data-small={small || undefined} onSubmit={onSubmit}>
      <PatientSearch
        small={small}
        label={say('charting-preparation.patient-reference')}
        value={patientRef}
        autoFocus={small}
        chosen={patient !== null}
        onType={(text) => {
          setPatientRef(text);
          setPatient(null);
          setIdentifiers([]);
        }}
        onPick={(found) => {
          setPatient(found);
          setPatientRef(found.recordNumber);
        }}
      />
      {patient === null ? (
        small ? null : (
          <Soft>
            {say('charting-preparation.new-to-the-clinic')}{' '}
            <TextButton onClick={() => setRegistering(true)}>
              {say('charting-preparation.register-patient')}
            </TextButton>
          </Soft>
        )
      ) : (
        <>
          <IdentityFields patient={patient} value={identifiers} onChange={setIdentifiers} />
          <CourseSelect courses={courses} due={due} value={courseId} onChange={choose} />
        </>
      )}
      {state.kind === 'failed' ? (
        <Problem>
          {say('charting-preparation.not-opened-text', { text: state.text })}{' '}
          <TextButton onClick={() => void retry()}>
            {say('charting-preparation.try-again')}
          </TextButton>
        </Problem>
      ) : null}
      <div className={classes.openFoot}>
        <Button
          type="submit"
          {...(small ? {} : { h: 52, fz: 16 })}
          loading={waiting}
          disabled={!complete}
        >
          {say('charting-preparation.open-session')}
        </Button>
        {small ? (
          <Button variant="subtle" color="gray" onClick={onCancel}>
            {say('charting-preparation.cancel')}
          </Button>
        ) : null}
      </div>
    </form>
  );
}
