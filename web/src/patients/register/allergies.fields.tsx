import { ActionIcon, Button, SegmentedControl, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconTrash } from '@tabler/icons-react';
import classes from '../styles/patients.module.css';
import type { PatientDraft } from './patient-draft.ts';

const ANSWERS = [
  { value: 'unknown', label: 'Not known' },
  { value: 'none', label: 'None known' },
  { value: 'list', label: 'Allergic to' },
];

interface Props {
  readonly form: UseFormReturnType<PatientDraft>;
}

/** Three answers that are told apart: nobody has asked, none, and these. */
export function AllergiesFields({ form }: Props) {
  const { allergies, allergyList } = form.values;
  const problem = form.errors.allergies;
  return (
    <fieldset className={classes.group}>
      <legend>Allergies</legend>
      <SegmentedControl
        data={ANSWERS}
        value={allergies}
        aria-label="Allergies"
        onChange={(value) => {
          form.setFieldValue('allergies', value as PatientDraft['allergies']);
          form.clearFieldError('allergies');
          if (value === 'list' && allergyList.length === 0) {
            form.insertListItem('allergyList', { substance: '', reaction: '' });
          }
        }}
      />
      <p className={classes.hint}>
        {allergies === 'unknown'
          ? 'Nobody has asked yet. It is shown as not known everywhere, never as none.'
          : allergies === 'none'
            ? 'The patient was asked and named none.'
            : 'What was named, with what happened.'}
      </p>
      {allergies === 'list'
        ? allergyList.map((_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines have no other identity while they are typed
            <div key={index} className={classes.line}>
              <TextInput
                label={`Substance ${index + 1}`}
                maxLength={80}
                {...form.getInputProps(`allergyList.${index}.substance`)}
              />
              <TextInput
                label="Reaction"
                maxLength={120}
                {...form.getInputProps(`allergyList.${index}.reaction`)}
              />
              <ActionIcon
                variant="subtle"
                color="gray"
                size={36}
                aria-label={`Remove substance ${index + 1}`}
                onClick={() => form.removeListItem('allergyList', index)}
              >
                <IconTrash size={16} aria-hidden />
              </ActionIcon>
            </div>
          ))
        : null}
      {allergies === 'list' ? (
        <Button
          variant="default"
          size="xs"
          w="fit-content"
          disabled={allergyList.length >= 40}
          onClick={() => form.insertListItem('allergyList', { substance: '', reaction: '' })}
        >
          Add a substance
        </Button>
      ) : null}
      {problem ? (
        <p className={classes.problem} role="alert">
          {problem}
        </p>
      ) : null}
    </fieldset>
  );
}
