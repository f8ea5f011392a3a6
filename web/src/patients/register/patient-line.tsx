import { allergiesText } from '@chairside/shared/patients/allergies-text';
import { INDICATION_CATALOGUE, indicationSchema } from '@chairside/shared/patients/indications';
import type { Allergies } from '@chairside/shared/patients/patient';
import type { SessionState } from '@chairside/shared/session/state';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { KEYS } from '../../http/patient-keys.ts';
import { say } from '../../language/say.ts';
import { useToday } from '../../live/use-today.ts';
import classes from './in-chair.module.css';
import { getPatient } from './patient-queries.ts';
import { bornText } from './patient-text.ts';

const AGAIN_MS = 30_000;

/** As the register has it now; while it cannot be asked, as it was when the session was opened. Null: not known here. */
export function useAllergies({ patient }: SessionState): Allergies | null {
  const id = patient?.id ?? '';
  const { data } = useQuery({
    queryKey: KEYS.patient(id),
    queryFn: () => getPatient(id),
    enabled: patient !== null,
    refetchInterval: AGAIN_MS,
  });
  return data?.patient.allergies ?? patient?.allergies ?? null;
}

/** Wherever a drug is given. What nobody has asked is said as loudly as an allergy, and never as none. */
export function AllergyText({ session }: { readonly session: SessionState }) {
  const allergies = useAllergies(session);
  const none = allergies !== null && allergies !== 'unknown' && 'none' in allergies;
  const text =
    allergies === null
      ? say('patients-register.not-known-here-ask-the-patient')
      : allergiesText(allergies);
  return (
    <span className={classes.allergies} data-known={none ? 'none' : 'look'}>
      <strong>{say('patients-register.allergies-2')}</strong> {text}
    </span>
  );
}

/** Who sits in the chair, why, and what everybody who gives them a drug has to know; the way to the rest of it. */
export function PatientLine({ session }: { readonly session: SessionState }) {
  const today = useToday();
  const { patient, course } = session;
  const indication = indicationSchema.safeParse(course?.indication);
  return (
    <section className={classes.patientLine} aria-label={say('patients-register.patient')}>
      {patient === null ? (
        <span>{say('patients-register.patient-not-identified-reference')}</span>
      ) : (
        <>
          <Link to={`/patients/${patient.id}`}>{patient.name}</Link>
          <span>{bornText(patient, today)}</span>
        </>
      )}
      {course === null ? null : (
        <span>
          {say('patients-register.value-infusion-number-of-planned', {
            value: indication.success
              ? INDICATION_CATALOGUE[indication.data].label
              : course.indication,
            number: course.number,
            planned: course.planned,
          })}
        </span>
      )}
      <AllergyText session={session} />
    </section>
  );
}
