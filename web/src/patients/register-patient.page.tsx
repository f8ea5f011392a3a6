import { useEffect, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { newId } from '../http/new-id.ts';
import { useMay } from '../identity/use-may.ts';
import { say } from '../language/say.ts';
import { useDraft } from '../outbox/draft.ts';
import { useQueue } from '../outbox/queue-store.ts';
import { Loading } from '../ui/loading.tsx';
import { Message } from '../ui/message.tsx';
import { Page, PageHead } from '../ui/page.tsx';
import { PatientForm } from './register/patient.form.tsx';

const SCOPE = 'patient-registration';

export function RegisterPatientPage() {
  const may = useMay('edit-patients');
  // Drafts belong to a person: right after a reload it is not known yet whose are to be read.
  const known = useQueue(({ user }) => user !== null);
  if (!may) {
    return (
      <Message
        title={say('patients.nurses-and-providers-register-2')}
        action={<Link to="/patients">{say('patients.patients')}</Link>}
      >
        {say('patients.your-role-reads-what-they')}
      </Message>
    );
  }
  return known ? <Registration /> : <Loading />;
}

function Registration() {
  const navigate = useNavigate();
  // The same id after a reload: sending it once more is the same registration.
  const [kept, keep] = useDraft(SCOPE, 'id');
  const [id] = useState(() => (kept === '' ? newId() : kept));
  // Not while rendering: a render that is begun anew would keep one id and use another.
  useEffect(() => keep(id), [keep, id]);
  return (
    <Page width="narrow">
      <PageHead
        title={say('patients.register-a-patient')}
        trail={<Link to="/patients">{say('patients.patients')}</Link>}
      />
      <PatientForm
        id={id}
        patient={null}
        submit={say('patients.register')}
        onSaved={(patient) => {
          keep('');
          void navigate(`/patients/${patient.id}`, { replace: true });
        }}
        onCancel={() => {
          keep('');
          void navigate('/patients');
        }}
      />
    </Page>
  );
}
