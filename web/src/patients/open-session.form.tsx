import type { Identifier } from '@chairside/shared/patients/identifiers';
import { IDENTIFIERS_NEEDED } from '@chairside/shared/patients/identifiers';
import type { PatientDetail } from '@chairside/shared/wire/patients';
import { Button, NativeSelect } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { newId } from '../http/new-id.ts';
import { useChairs } from '../live/chairs-store.ts';
import { useSessions } from '../live/sessions-store.ts';
import { useCommand } from '../outbox/use-command.ts';
import { CourseSelect } from './courses/course.fields.tsx';
import { useCourseChoice } from './courses/due-course.ts';
import { IdentityFields } from './register/identity.fields.tsx';
import classes from './styles/patients.module.css';

interface Props {
  readonly detail: PatientDetail;
  readonly onCancel: () => void;
}

/** From the patient to a free chair: two identifiers are compared at the chair before it is opened. */
export function OpenSessionForm({ detail, onCancel }: Props) {
  const { patient } = detail;
  const navigate = useNavigate();
  const [sessionId] = useState(newId);
  const order = useChairs((state) => state.order);
  const chairs = useChairs((state) => state.chairs);
  const busy = useSessions((state) => state.byChair);
  const free = order.filter((id) => busy[id] === undefined);
  const { courses, due, courseId, choose } = useCourseChoice(patient.id);
  const [chairId, setChairId] = useState('');
  const [identifiers, setIdentifiers] = useState<readonly Identifier[]>([]);
  const { state, send, retry } = useCommand(sessionId);
  const waiting = state.kind === 'sending' || state.kind === 'kept' || state.kind === 'done';
  const complete = free.includes(chairId) && identifiers.length >= IDENTIFIERS_NEEDED;
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (!complete || waiting) return;
    const answer = await send({
      type: 'open',
      ...{ chairId, patientRef: patient.recordNumber, patientId: patient.id },
      identifiers: [...identifiers],
      ...(courseId === '' ? {} : { courseId }),
    });
    if (answer !== null) await navigate(`/chairs/${chairId}`);
  };
  return (
    <form
      className={classes.block}
      aria-label="Open a session"
      onSubmit={(event) => void onSubmit(event)}
    >
      <h2>Open a session</h2>
      {free.length === 0 ? (
        <p className={classes.soft}>
          Every chair has a session. Close one, or wait for a chair to come free.
        </p>
      ) : (
        <div className={classes.fields}>
          <NativeSelect
            label="Chair"
            size="md"
            value={chairId}
            onChange={(event) => setChairId(event.currentTarget.value)}
            data={[
              { value: '', label: 'Choose a free chair' },
              ...free.map((id) => ({ value: id, label: `Chair ${chairs[id]?.label ?? ''}` })),
            ]}
          />
          <CourseSelect courses={courses} due={due} value={courseId} onChange={choose} />
        </div>
      )}
      <IdentityFields patient={patient} value={identifiers} onChange={setIdentifiers} />
      {state.kind === 'failed' ? (
        <p className={classes.problem} role="alert">
          Not opened. {state.text}{' '}
          <Button variant="default" size="xs" onClick={() => void retry()}>
            Try again
          </Button>
        </p>
      ) : null}
      {state.kind === 'kept' ? (
        <p className={classes.soft}>Kept in this browser; opened as soon as the server answers.</p>
      ) : null}
      <div className={classes.actions}>
        <Button type="submit" loading={waiting} disabled={!complete}>
          Open session
        </Button>
        <Button variant="default" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
