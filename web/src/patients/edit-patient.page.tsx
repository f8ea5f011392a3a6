import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from 'react-router';
import { KEYS } from '../http/patient-keys.ts';
import { errorText } from '../http/problem.ts';
import { useMay } from '../identity/use-may.ts';
import { say } from '../language/say.ts';
import { Loading } from '../ui/loading.tsx';
import { Message } from '../ui/message.tsx';
import { Page, PageHead } from '../ui/page.tsx';
import { PatientForm } from './register/patient.form.tsx';
import { getPatient } from './register/patient-queries.ts';

export function EditPatientPage() {
  const { patientId = '' } = useParams();
  const navigate = useNavigate();
  const may = useMay('edit-patients');
  const page = `/patients/${patientId}`;
  const { data, error, isFetchedAfterMount } = useQuery({
    queryKey: KEYS.patient(patientId),
    queryFn: () => getPatient(patientId),
    // What is being typed must not be replaced by what somebody else saves: that is told as a conflict.
    refetchOnWindowFocus: false,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnMount: 'always',
  });
  if (!may) {
    return (
      <Message
        title={say('patients.nurses-and-providers-change')}
        action={<Link to={page}>{say('patients.back')}</Link>}
      />
    );
  }
  if (error)
    return (
      <Message title={say('patients.the-patient-could-not-be-read')}>{errorText(error)}</Message>
    );
  if (!data || !isFetchedAfterMount) return <Loading />;
  return (
    <Page width="narrow">
      <PageHead
        title={say('patients.change-name', { name: data.patient.name })}
        trail={
          <>
            <Link to="/patients">{say('patients.patients')}</Link> /{' '}
            <Link to={page}>{data.patient.name}</Link>
          </>
        }
      />
      <PatientForm
        key={data.patient.version}
        id={patientId}
        patient={data.patient}
        submit={say('patients.save')}
        onSaved={() => void navigate(page, { replace: true })}
        onCancel={() => void navigate(page)}
      />
    </Page>
  );
}
