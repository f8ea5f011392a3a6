import type { Patient } from '@chairside/shared/patients/patient';
import { useEffect, useRef, useState } from 'react';
import { newId } from '../../http/new-id.ts';
import { useMay } from '../../identity/use-may.ts';
import { say } from '../../language/say.ts';
import { Soft } from '../../ui/text.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import classes from './in-chair.module.css';
import { PatientForm } from './patient.form.tsx';

interface Props {
  /** What was looked for: a record number where it has a digit, else a name. */
  readonly typed: string;
  readonly onRegistered: (patient: Patient) => void;
  readonly onCancel: () => void;
}

/** Registers a patient without leaving the chair; who is registered is then linked like anybody else. */
export function RegisterInPlace({ typed, onRegistered, onCancel }: Props) {
  const may = useMay('edit-patients');
  const [id] = useState(newId);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const said = typed.trim();
  return (
    <section className={classes.inPlace} aria-labelledby="register-in-place">
      <h2 id="register-in-place" ref={heading} tabIndex={-1}>
        {say('patients-register.register-patient')}
      </h2>
      {may ? (
        <PatientForm
          id={id}
          patient={null}
          begin={/\d/.test(said) ? { recordNumber: said } : { name: said }}
          submit={say('patients-register.register')}
          onSaved={onRegistered}
          onCancel={onCancel}
        />
      ) : (
        <Soft>
          {say('patients-register.nurses-and-providers-register')}{' '}
          <TextButton onClick={onCancel}>{say('patients-register.back')}</TextButton>
        </Soft>
      )}
    </section>
  );
}
