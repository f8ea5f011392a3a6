import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { KEYS } from '../http/patient-keys.ts';
import { ApiError, errorText } from '../http/problem.ts';
import { useMay } from '../identity/use-may.ts';
import { say } from '../language/say.ts';
import { useChairs } from '../live/chairs-store.ts';
import { useSessions } from '../live/sessions-store.ts';
import { Stack } from '../ui/block.tsx';
import { Loading } from '../ui/loading.tsx';
import { Message } from '../ui/message.tsx';
import { Page, PageHead } from '../ui/page.tsx';
import { Problem, Soft } from '../ui/text.tsx';
import { CoursesPanel } from './courses/courses.panel.tsx';
import { FollowUpsPanel } from './follow-ups.panel.tsx';
import { OpenSessionForm } from './open-session.form.tsx';
import { PatientFacts } from './patient-head.tsx';
import { getPatient } from './register/patient-queries.ts';
import { SessionsPanel } from './sessions.panel.tsx';
import classes from './styles/patients.module.css';
import { WeightsPanel } from './weights.panel.tsx';

/** One patient: who it is, what is planned and given, what was measured and asked. */
export function PatientPage() {
  const { patientId = '' } = useParams();
  const { data, error, refetch } = useQuery({
    queryKey: KEYS.patient(patientId),
    queryFn: () => getPatient(patientId),
    refetchInterval: 30_000,
  });
  const mayEdit = useMay('edit-patients');
  const mayOpen = useMay('chart-session');
  const [opening, setOpening] = useState(false);
  const inChair = useSessions(
    ({ byChair, sessions }) =>
      Object.entries(byChair).find(([, id]) => sessions[id]?.patient?.id === patientId)?.[0],
  );
  const recordNumber = data?.patient.recordNumber;
  const waiting = useSessions(({ byChair, sessions }) =>
    recordNumber === undefined
      ? undefined
      : Object.entries(byChair).find(([, id]) => {
          const session = sessions[id];
          return session?.patient === null && session.patientRef === recordNumber;
        })?.[0],
  );
  const navigate = useNavigate();
  const identify = () => void navigate(`/chairs/${waiting}?form=identify`);
  const waitingLabel = useChairs(({ chairs }) => chairs[waiting ?? '']?.label ?? '');
  if (data === undefined) {
    if (error === null) return <Loading />;
    const none = error instanceof ApiError && error.code === 'not-found';
    return (
      <Message
        title={
          none
            ? say('patients.the-clinic-has-no-such-patient')
            : say('patients.the-patient-could-not-be-read')
        }
        action={
          none ? (
            <Button component={Link} to="/patients">
              {say('patients.all-patients')}
            </Button>
          ) : (
            <Button onClick={() => void refetch()}>{say('patients.try-again')}</Button>
          )
        }
      >
        {none ? say('patients.the-address-may-belong-to-another') : errorText(error)}
      </Message>
    );
  }
  const { patient } = data;
  return (
    <Page>
      <PageHead title={patient.name} trail={<Link to="/patients">{say('patients.patients')}</Link>}>
        <Button component={Link} to={`/patients/${patientId}/versions`} variant="default">
          {say('patients.changes')}
        </Button>
        {mayEdit ? (
          <Button component={Link} to={`/patients/${patientId}/edit`} variant="default">
            {say('patients.edit')}
          </Button>
        ) : null}
        {inChair !== undefined ? (
          <Button component={Link} to={`/chairs/${inChair}`}>
            {say('patients.go-to-the-chair')}
          </Button>
        ) : mayOpen && waiting !== undefined ? (
          <Button onClick={identify}>
            {say('patients.check-identity-in-chair', { waitingLabel })}
          </Button>
        ) : mayOpen && !opening ? (
          <Button onClick={() => setOpening(true)}>{say('patients.open-a-session')}</Button>
        ) : null}
      </PageHead>
      {error === null ? null : (
        <Problem>{say('patients.error-what-is-shown-may-be', { error: errorText(error) })}</Problem>
      )}
      {inChair === undefined && waiting !== undefined ? (
        <Soft role="status">
          {say('patients.a-session-in-chair-waitinglabel-is', {
            waitingLabel: waitingLabel ?? '--',
            recordNumber: recordNumber ?? '--',
          })}
        </Soft>
      ) : null}
      <div className={classes.columns}>
        <Stack>
          <PatientFacts patient={patient} height={data.height} />
          {opening && inChair === undefined && waiting === undefined ? (
            <OpenSessionForm detail={data} onCancel={() => setOpening(false)} />
          ) : null}
          <CoursesPanel detail={data} />
          <SessionsPanel detail={data} />
        </Stack>
        <Stack>
          <WeightsPanel patient={patient} weights={data.weights} />
          <FollowUpsPanel patientId={patientId} entries={data.followUps} />
        </Stack>
      </div>
    </Page>
  );
}
