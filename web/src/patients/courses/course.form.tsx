import type { Course } from '@chairside/shared/patients/course';
import {
  INDICATION_CATALOGUE,
  INDICATIONS,
  type Indication,
} from '@chairside/shared/patients/indications';
import type { Schedule } from '@chairside/shared/patients/schedule';
import type { ScheduleTemplates } from '@chairside/shared/patients/schedule-templates';
import { isCivilDate } from '@chairside/shared/time/calendar';
import { NativeSelect, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { newId } from '../../http/new-id.ts';
import { say } from '../../language/say.ts';
import { useToday } from '../../live/use-today.ts';
import { FieldRow } from '../../ui/fields.tsx';
import { Form } from '../../ui/form.tsx';
import { Soft } from '../../ui/text.tsx';
import { SaveProblem } from '../register/save-problem.tsx';
import classes from '../styles/patients.module.css';
import { PlanPreview } from './plan-preview.tsx';
import { ScheduleFields } from './schedule.fields.tsx';
import { scheduleProblems } from './schedule-problems.ts';
import { useSaveCourse } from './use-save-course.ts';

interface Props {
  readonly patientId: string;
  /** Null begins one. */
  readonly course: Course | null;
  readonly templates: ScheduleTemplates;
  readonly onDone: () => void;
}

interface Draft {
  readonly template: string;
  readonly indication: Indication | '';
  readonly indicationNote: string;
  readonly startedOn: string;
  readonly schedule: Schedule;
}

const GROUPS = {
  mood: say('patients-courses.mood'),
  pain: say('patients-courses.pain'),
  other: say('patients-courses.other'),
} as const;

export function CourseForm({ patientId, course, templates, onDone }: Props) {
  const today = useToday();
  const [id] = useState(() => course?.id ?? newId());
  const first = templates.templates[0];
  const form = useForm<Draft>({
    initialValues: {
      template: course === null ? (first?.id ?? '') : '',
      indication: course?.indication ?? '',
      indicationNote: course?.indicationNote ?? '',
      startedOn: course?.startedOn ?? today,
      schedule: course?.schedule ??
        first?.schedule ?? [
          { label: say('patients-courses.week-1'), every: 'week', times: 1, infusions: 1 },
        ],
    },
    validate: {
      indication: (value) =>
        value === '' ? say('patients-courses.enter-what-the-infusions-are-for') : null,
      indicationNote: (value, { indication }) =>
        indication === 'other' && value.trim() === ''
          ? say('patients-courses.describe-what-they-are-for')
          : null,
      startedOn: (value) =>
        isCivilDate(value) ? null : say('patients-courses.enter-the-day-of-the-first'),
    },
  });
  const { template, indication, startedOn, schedule } = form.values;
  const problems = scheduleProblems(schedule);
  const sound = Object.keys(problems).length === 0;
  const save = useSaveCourse({ id, patientId }, onDone);
  const source = templates.templates.find((one) => one.id === template)?.source;
  const caution = indication === '' ? undefined : INDICATION_CATALOGUE[indication].caution;
  return (
    <Form
      label={
        course === null
          ? say('patients-courses.begin-a-course')
          : say('patients-courses.edit-the-course')
      }
      submit={
        course === null
          ? say('patients-courses.begin-the-course')
          : say('patients-courses.save-the-course')
      }
      pending={save.isPending}
      disabled={!sound}
      onCancel={onDone}
      onSubmit={form.onSubmit((values) => {
        if (!sound || values.indication === '') return;
        const note = values.indicationNote.trim();
        save.mutate({
          version: course?.version ?? 0,
          course: {
            indication: values.indication,
            ...(note === '' ? {} : { indicationNote: note }),
            schedule: values.schedule,
            startedOn: values.startedOn,
            status: course?.status ?? 'active',
            ...(course?.statusReason === undefined ? {} : { statusReason: course.statusReason }),
          },
        });
      })}
    >
      <FieldRow>
        <NativeSelect
          label={say('patients-courses.indication')}
          required
          {...form.getInputProps('indication')}
          data={[
            { value: '', label: say('patients-courses.choose') },
            ...(['mood', 'pain', 'other'] as const).map((group) => ({
              group: GROUPS[group],
              items: INDICATIONS.filter((one) => INDICATION_CATALOGUE[one].group === group).map(
                (value) => ({ value, label: INDICATION_CATALOGUE[value].label }),
              ),
            })),
          ]}
        />
        <TextInput
          label={
            indication === 'other'
              ? say('patients-courses.in-words')
              : say('patients-courses.in-words-if-it-needs-any')
          }
          maxLength={200}
          {...form.getInputProps('indicationNote')}
        />
        {course === null ? (
          <NativeSelect
            label={say('patients-courses.begin-from')}
            value={template}
            onChange={(event) => {
              const chosen = templates.templates.find(
                (one) => one.id === event.currentTarget.value,
              );
              form.setFieldValue('template', chosen?.id ?? '');
              if (chosen) form.setFieldValue('schedule', chosen.schedule);
            }}
            data={[
              ...templates.templates.map(({ id: value, name }) => ({ value, label: name })),
              { value: '', label: say('patients-courses.custom-schedule') },
            ]}
          />
        ) : null}
        <TextInput
          type="date"
          label={say('patients-courses.first-infusion')}
          required
          {...form.getInputProps('startedOn')}
        />
      </FieldRow>
      {caution === undefined ? null : <p className={classes.question}>{caution}</p>}
      {source === undefined ? null : (
        <Soft>{say('patients-courses.template-note', { note: source.note })}</Soft>
      )}
      <ScheduleFields
        value={schedule}
        errors={problems}
        onChange={(next) => form.setFieldValue('schedule', next)}
      />
      {sound && isCivilDate(startedOn) ? (
        <PlanPreview
          schedule={schedule}
          startedOn={startedOn}
          closedWeekdays={templates.closedWeekdays}
        />
      ) : null}
      <SaveProblem error={save.error} what={say('patients-courses.course-2')} />
    </Form>
  );
}
