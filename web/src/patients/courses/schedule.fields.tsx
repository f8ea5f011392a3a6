import type { Schedule, ScheduleBlock } from '@chairside/shared/patients/schedule';
import { ActionIcon, Button, Checkbox, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { say } from '../../language/say.ts';
import { FieldGroup } from '../../ui/fields.tsx';
import { Problem } from '../../ui/text.tsx';
import classes from './schedule.module.css';

interface Props {
  readonly value: Schedule;
  readonly onChange: (schedule: Schedule) => void;
  /** By path within the schedule; '' for the whole. */
  readonly errors: Readonly<Record<string, string>>;
}

const EVERY = [
  { value: 'day', label: 'days' },
  { value: 'week', label: 'weeks' },
  { value: 'month', label: 'months' },
];
const MAX_PARTS = 12;
const PART: ScheduleBlock = {
  label: say('patients-courses.next-part'),
  every: 'week',
  times: 1,
  infusions: 1,
};

/** Parts of a course, one after the other; the last one may be open-ended. */
export function ScheduleFields({ value, onChange, errors }: Props) {
  const change = (index: number, more: Partial<ScheduleBlock>) =>
    onChange(value.map((block, at) => (at === index ? { ...block, ...more } : block)));
  return (
    <FieldGroup legend={say('patients-courses.schedule')}>
      {value.map((block, index) => {
        const last = index === value.length - 1;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a part is known by its place alone
          <div key={index} className={classes.part}>
            <TextInput
              label={say('patients-courses.part-index', { index: index + 1 })}
              maxLength={60}
              value={block.label}
              error={errors[`${index}.label`]}
              onChange={(event) => change(index, { label: event.currentTarget.value })}
            />
            <NumberInput
              label={say('patients-courses.infusions-each')}
              min={1}
              max={7}
              allowDecimal={false}
              value={block.infusions}
              error={errors[`${index}.infusions`]}
              onChange={(number) => change(index, { infusions: Number(number) })}
            />
            <NumberInput
              label={say('patients-courses.for')}
              min={1}
              max={60}
              allowDecimal={false}
              value={block.times ?? ''}
              disabled={block.times === null}
              placeholder={say('patients-courses.as-needed')}
              error={errors[`${index}.times`]}
              onChange={(number) => change(index, { times: Number(number) })}
            />
            <NativeSelect
              label={say('patients-courses.unit')}
              data={EVERY}
              value={block.every}
              onChange={(event) =>
                change(index, { every: event.currentTarget.value as ScheduleBlock['every'] })
              }
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              size={36}
              aria-label={say('patients-courses.remove-part-index', { index: index + 1 })}
              disabled={value.length === 1}
              onClick={() => onChange(value.filter((_, at) => at !== index))}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
            {last && index > 0 ? (
              <Checkbox
                className={classes.open ?? ''}
                label={say('patients-courses.open-ended-continues-as-long-as')}
                checked={block.times === null}
                onChange={(event) =>
                  change(index, { times: event.currentTarget.checked ? null : 1 })
                }
              />
            ) : null}
          </div>
        );
      })}
      {errors[''] === undefined ? null : <Problem>{errors['']}</Problem>}
      <Button
        variant="default"
        size="xs"
        w="fit-content"
        disabled={value.length >= MAX_PARTS || value.at(-1)?.times === null}
        onClick={() => onChange([...value, PART])}
      >
        {say('patients-courses.add-a-part')}
      </Button>
    </FieldGroup>
  );
}
