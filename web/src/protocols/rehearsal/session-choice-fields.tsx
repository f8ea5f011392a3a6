import { MAX_REHEARSED_SESSIONS } from '@chairside/shared/wire/rehearsals';
import { NumberInput, SegmentedControl, TextInput } from '@mantine/core';
import classes from '../styles/protocols.module.css';
import type { ChoiceFields } from './session-choice.ts';
import { SessionPicker } from './session-picker.tsx';

const WAYS = [
  { value: 'newest', label: 'Newest' },
  { value: 'span', label: 'Days' },
  { value: 'patient', label: 'Patient' },
  { value: 'hand', label: 'By hand' },
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
      <legend>Past sessions</legend>
      <SegmentedControl
        aria-label="Which sessions"
        data={[...WAYS]}
        value={fields.by}
        onChange={(value) => {
          const way = WAYS.find((one) => one.value === value);
          if (way) put({ by: way.value });
        }}
      />
      {fields.by === 'newest' ? (
        <NumberInput
          label="Newest sessions"
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
            label="Opened from"
            value={fields.from}
            onChange={(event) => put({ from: event.currentTarget.value })}
          />
          <TextInput
            type="date"
            label="to"
            value={fields.to}
            onChange={(event) => put({ to: event.currentTarget.value })}
          />
        </>
      ) : null}
      {fields.by === 'patient' ? (
        <TextInput
          label="Patient reference"
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
