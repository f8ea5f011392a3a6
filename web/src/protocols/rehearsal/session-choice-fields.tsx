import { MAX_REHEARSED_SESSIONS } from '@chairside/shared/wire/rehearsals';
import { NumberInput, SegmentedControl, TextInput } from '@mantine/core';
import { say } from '../../language/say.ts';
import classes from '../styles/protocols.module.css';
import type { ChoiceFields } from './session-choice.ts';
import { SessionPicker } from './session-picker.tsx';

const WAYS = [
  { value: 'newest', label: 'Newest' },
  { value: 'span', label: 'Days' },
  { value: 'patient', label: 'Patient' },
  { value: 'hand', label: say('protocols-rehearsal.by-hand') },
] as const;

interface Props {
  readonly fields: ChoiceFields;
  readonly onChange: (fields: ChoiceFields) => void;
}

/** Which past sessions: of the rehearsal, and of the rates beside the limits. */
export function SessionChoiceFields({ fields, onChange }: Props) {
  const put = (next: Partial<ChoiceFields>) => onChange({ ...fields, ...next });
  return (
    <fieldset className={classes.choice}>
      <legend>{say('protocols-rehearsal.past-sessions')}</legend>
      <SegmentedControl
        aria-label={say('protocols-rehearsal.which-sessions')}
        data={[...WAYS]}
        value={fields.by}
        onChange={(value) => {
          const way = WAYS.find((one) => one.value === value);
          if (way) put({ by: way.value });
        }}
      />
      {fields.by === 'newest' ? (
        <NumberInput
          label={say('protocols-rehearsal.newest-sessions')}
          min={1}
          max={MAX_REHEARSED_SESSIONS}
          value={fields.count}
          onChange={(count) => put({ count })}
        />
      ) : null}
      {fields.by === 'span' ? (
        <>
          <TextInput
            type="date"
            label={say('protocols-rehearsal.opened-from')}
            value={fields.from}
            onChange={(event) => put({ from: event.currentTarget.value })}
          />
          <TextInput
            type="date"
            label={say('protocols-rehearsal.to')}
            value={fields.to}
            onChange={(event) => put({ to: event.currentTarget.value })}
          />
        </>
      ) : null}
      {fields.by === 'patient' ? (
        <TextInput
          label={say('protocols-rehearsal.patient-reference-2')}
          maxLength={80}
          value={fields.patient}
          onChange={(event) => put({ patient: event.currentTarget.value })}
        />
      ) : null}
      {fields.by === 'hand' ? (
        <SessionPicker ids={fields.ids} onChange={(ids) => put({ ids })} />
      ) : null}
    </fieldset>
  );
}
