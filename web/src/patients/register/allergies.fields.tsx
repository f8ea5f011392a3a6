import { ActionIcon, Button, SegmentedControl, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconTrash } from '@tabler/icons-react';
import { say } from '../../language/say.ts';
import { FieldGroup } from '../../ui/fields.tsx';
import { Problem, Soft } from '../../ui/text.tsx';
import classes from '../styles/patients.module.css';
import type { PatientDraft } from './patient-draft.ts';

const ANSWERS = [
  { value: 'unknown', label: say('patients-register.not-known') },
  { value: 'none', label: say('patients-register.none-known') },
  { value: 'list', label: say('patients-register.allergic-to') },
];

interface Props {
  readonly form: UseFormReturnType<PatientDraft>;
}

/** Three answers that are told apart: nobody has asked, none, and these. */
export function AllergiesFields({ form }: Props) {
  const { allergies, allergyList } = form.values;
  const problem = form.errors.allergies;
  return (
    <FieldGroup legend={say('patients-register.allergies')}>
      <SegmentedControl
        data={ANSWERS}
        value={allergies}
        aria-label={say('patients-register.allergies')}
        onChange={(value) => {
          form.setFieldValue('allergies', value as PatientDraft['allergies']);
          form.clearFieldError('allergies');
          if (value === 'list' && allergyList.length === 0) {
            form.insertListItem('allergyList', { substance: '', reaction: '' });
          }
        }}
      />
      <Soft>
        {allergies === 'unknown'
          ? say('patients-register.not-asked-yet-it-is-shown')
          : allergies === 'none'
            ? say('patients-register.the-patient-was-asked-and-named')
            : say('patients-register.what-was-reported-with-the')}
      </Soft>
      {allergies === 'list'
        ? allergyList.map((_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines have no other identity while they are typed
            <div key={index} className={classes.line}>
              <TextInput
                label={say('patients-register.substance-index', { index: index + 1 })}
                maxLength={80}
                {...form.getInputProps(`allergyList.${index}.substance`)}
              />
              <TextInput
                label={say('patients-register.reaction')}
                maxLength={120}
                {...form.getInputProps(`allergyList.${index}.reaction`)}
              />
              <ActionIcon
                variant="subtle"
                color="gray"
                size={36}
                aria-label={say('patients-register.remove-substance-index', { index: index + 1 })}
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
          {say('patients-register.add-a-substance')}
        </Button>
      ) : null}
      {problem ? <Problem>{problem}</Problem> : null}
    </FieldGroup>
  );
}
