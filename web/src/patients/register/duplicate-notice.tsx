import { allergiesText } from '@chairside/shared/patients/allergies-text';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { KEYS } from '../../http/patient-keys.ts';
import type { ApiError } from '../../http/problem.ts';
import { say } from '../../language/say.ts';
import { useToday } from '../../live/use-today.ts';
import { ButtonRow } from '../../ui/fields.tsx';
import { Notice } from '../../ui/text.tsx';
import classes from '../styles/patients.module.css';
import { getPatient } from './patient-queries.ts';
import { bornText, SEX_LABELS } from './patient-text.ts';

interface Props {
  readonly error: ApiError;
  readonly saving: boolean;
  readonly submit: string;
  readonly onAnotherPerson: () => void;
}

/** Who else has this name and date of birth: looked at before a second registration is made. */
export function DuplicateNotice({ error, saving, submit, onAnotherPerson }: Props) {
  return (
    <Notice role="alert">
      <h2>{say('patients-register.is-this-the-same-person')}</h2>
      <p>{error.message}</p>
      <ul className={classes.plain}>
        {error.issues.map(({ path }) => (
          <li key={path}>
            <Namesake patientId={path} />
          </li>
        ))}
      </ul>
      <ButtonRow>
        <Button variant="default" loading={saving} onClick={onAnotherPerson}>
          {say('patients-register.this-is-a-different-person-submit', { submit })}
        </Button>
      </ButtonRow>
    </Notice>
  );
}

function Namesake({ patientId }: { readonly patientId: string }) {
  const today = useToday();
  const { data } = useQuery({
    queryKey: KEYS.patient(patientId),
    queryFn: () => getPatient(patientId),
  });
  if (data === undefined)
    return (
      <Link to={`/patients/${patientId}`}>{say('patients-register.open-the-other-patient')}</Link>
    );
  const { patient, courses, sessions } = data;
  return (
    <div className={classes.namesake}>
      <Link to={`/patients/${patientId}`}>{patient.name}</Link>
      <span>
        {patient.recordNumber} · {bornText(patient, today)} · {SEX_LABELS[patient.sex]}
      </span>
      <span>
        {say('patients-register.courses-courses-sessions-sessions', {
          courses: courses.length,
          sessions: sessions.length,
          allergies: allergiesText(patient.allergies),
        })}
      </span>
    </div>
  );
}
