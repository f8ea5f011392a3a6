import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { newId } from '../api/new-id.ts';
import { useCommand } from '../api/use-command.ts';
import { forgetDraft, useDraft } from '../offline/draft.ts';
import classes from './chair.module.css';

interface Props {
  readonly chairId: string;
  /** With it the form is a small one that can be left, as on a tile. */
  readonly onCancel?: () => void;
}

/** One field opens a session. Whoever shows the form follows by itself when the stream says so. */
export function OpenSessionForm({ chairId, onCancel }: Props) {
  // The session's id is made here: sending the same "open" twice cannot make two sessions.
  const [sessionId] = useState(newId);
  const scope = `open-${chairId}`;
  const [patientRef, setPatientRef] = useDraft(scope, 'patient');
  const { state, send, retry } = useCommand(sessionId);
  const waiting = state.kind === 'sending' || state.kind === 'kept' || state.kind === 'done';
  const small = onCancel !== undefined;
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (patientRef.trim() === '' || waiting) return;
    forgetDraft(scope);
    void send({ type: 'open', chairId, patientRef: patientRef.trim() });
  };
  return (
    <form className={classes.open} data-small={small || undefined} onSubmit={onSubmit}>
      <TextInput
        size={small ? 'sm' : 'md'}
        label="Patient reference"
        placeholder={small ? undefined : 'Record number or other reference'}
        value={patientRef}
        maxLength={40}
        autoComplete="off"
        autoFocus={small}
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
      <div className={classes.openFoot}>
        <Button
          type="submit"
          {...(small ? {} : { h: 52, fz: 16 })}
          loading={waiting}
          disabled={patientRef.trim() === ''}
        >
          Open session
        </Button>
        {small ? (
          <Button variant="subtle" color="gray" onClick={onCancel}>
            Cancel
          </Button>
        ) : null}
      </div>
    </form>
  );
}
