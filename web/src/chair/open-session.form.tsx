import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { newId } from '../api/new-id.ts';
import { useCommand } from '../api/use-command.ts';
import classes from './chair.module.css';

interface Props {
  readonly chairId: string;
  readonly chairLabel: string;
}

/** An empty chair: one field opens a session. The page follows by itself when the stream says so. */
export function OpenSessionForm({ chairId, chairLabel }: Props) {
  const [sessionId] = useState(newId);
  const [patientRef, setPatientRef] = useState('');
  const { state, send, retry } = useCommand(sessionId);
  const waiting = state.kind === 'sending' || state.kind === 'done';
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (patientRef.trim() === '' || waiting) return;
    void send({ type: 'open', chairId, patientRef: patientRef.trim() });
  };
  return (
    <form className={classes.open} onSubmit={onSubmit}>
      <h2>Open a session in chair {chairLabel}</h2>
      <p className={classes.hint}>
        Check the patient with two identifiers at the chair. The monitors bound to this chair are
        attached at once.
      </p>
      <TextInput
        size="md"
        label="Patient reference"
        placeholder="Record number or other reference"
        value={patientRef}
        maxLength={40}
        autoComplete="off"
        onChange={(event) => setPatientRef(event.currentTarget.value)}
        required
      />
      {state.kind === 'failed' ? (
        <p className={classes.failed} role="alert">
          Not opened. {state.text}{' '}
          <button type="button" className={classes.textButton} onClick={() => void retry()}>
            Try again
          </button>
        </p>
      ) : null}
      <Button type="submit" h={52} fz={16} loading={waiting} disabled={patientRef.trim() === ''}>
        Open session
      </Button>
    </form>
  );
}
