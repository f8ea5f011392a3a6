import type { Identifier } from '@chairside/shared/patients/identifiers';
import { IDENTIFIERS_NEEDED } from '@chairside/shared/patients/identifiers';
import type { PatientDetail } from '@chairside/shared/wire/patients';
import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { newId } from '../http/new-id.ts';
import { say } from '../language/say.ts';
import { useChairs } from '../live/chairs-store.ts';
import { useSessions } from '../live/sessions-store.ts';
import { useCommand } from '../outbox/use-command.ts';
import { Block } from '../ui/block.tsx';
import { FieldRow } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { Problem, Soft } from '../ui/text.tsx';
import { TextButton } from '../ui/text-button.tsx';
import { CourseSelect } from './courses/course.fields.tsx';
import { useCourseChoice } from './courses/due-course.ts';
import { IdentityFields } from './register/identity.fields.tsx';

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
  const open = async () => {
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
    <Block title={say('patients.open-a-session')}>
      <Form
        label={say('patients.open-a-session')}
        submit={say('patients.open-session')}
        pending={waiting}
        disabled={!complete}
        onSubmit={() => void open()}
        onCancel={onCancel}
      >
        {free.length === 0 ? (
          <Soft>{say('patients.every-chair-has-a-session-close')}</Soft>
        ) : (
          <FieldRow>
            <NativeSelect
              label={say('patients.chair')}
              size="md"
              value={chairId}
              onChange={(event) => setChairId(event.currentTarget.value)}
              data={[
                { value: '', label: say('patients.choose-a-free-chair') },
                ...free.map((id) => ({
                  value: id,
                  label: say('patients.chair-label', { label: chairs[id]?.label ?? '' }),
                })),
              ]}
            />
            <CourseSelect courses={courses} due={due} value={courseId} onChange={choose} />
          </FieldRow>
        )}
        <IdentityFields patient={patient} value={identifiers} onChange={setIdentifiers} />
        {state.kind === 'failed' ? (
          <Problem>
            {say('patients.not-opened-text', { text: state.text })}{' '}
            <TextButton onClick={() => void retry()}>{say('patients.try-again')}</TextButton>
          </Problem>
        ) : null}
        {state.kind === 'kept' ? (
          <Soft>{say('patients.kept-in-this-browser-opened-as')}</Soft>
        ) : null}
      </Form>
    </Block>
  );
}
