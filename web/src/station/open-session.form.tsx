import { TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { newId } from '../api/new-id.ts';
import { useCommand } from '../api/use-command.ts';
import classes from './free-chair.module.css';

interface OpenSessionFormProps {
  readonly chairId: string;
  readonly onDone: () => void;
}

/** Opens a session by the clinic's own reference for the patient. */
export function OpenSessionForm({ chairId, onDone }: OpenSessionFormProps) {
  // The session's id is made here: sending the same "open" twice cannot make two sessions.
  const [sessionId] = useState(newId);
  const { state, send } = useCommand(sessionId);
  const form = useForm({
    initialValues: { patientRef: '' },
    validate: {
      patientRef: (value) => (value.trim() === '' ? 'Enter the patient reference.' : null),
    },
  });
  const open = async (patientRef: string) => {
    const answer = await send({ type: 'open', chairId, patientRef: patientRef.trim() });
    if (answer) onDone();
  };
  return (
    <form
      className={classes.form}
      onSubmit={form.onSubmit(({ patientRef }) => void open(patientRef))}
    >
      <TextInput
        label="Patient reference"
        size="sm"
        maxLength={40}
        autoFocus
        autoComplete="off"
        error={state.kind === 'failed' ? state.text : undefined}
        {...form.getInputProps('patientRef')}
      />
      <div className={classes.actions}>
        <button type="submit" className={classes.button} disabled={state.kind === 'sending'}>
          {state.kind === 'sending' ? 'Opening' : 'Open session'}
        </button>
        <button type="button" className={classes.quiet} onClick={onDone}>
          Cancel
        </button>
      </div>
    </form>
  );
}
