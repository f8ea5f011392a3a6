import type { ScheduleTemplate } from '@chairside/shared/patients/schedule-templates';
import type { SavedTemplates } from '@chairside/shared/wire/patients';
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { call } from '../../http/client.ts';
import { KEYS } from '../../http/patient-keys.ts';
import { errorText } from '../../http/problem.ts';
import { useMay } from '../../identity/use-may.ts';
import { useMe } from '../../identity/use-me.ts';
import { say } from '../../language/say.ts';
import { useToday } from '../../live/use-today.ts';
import { clinicDayAndTime } from '../../time/clinic-time.ts';
import { Block, Stack } from '../../ui/block.tsx';
import { Details } from '../../ui/details.tsx';
import { ButtonRow, FieldRow } from '../../ui/fields.tsx';
import { TextField, Tick } from '../../ui/inputs.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Message } from '../../ui/message.tsx';
import { Page, PageHead } from '../../ui/page.tsx';
import { Problem, Soft } from '../../ui/text.tsx';
import { getTemplates } from '../register/patient-queries.ts';
import { SaveProblem } from '../register/save-problem.tsx';
import classes from '../styles/patients.module.css';
import { PlanPreview } from './plan-preview.tsx';
import { ScheduleFields } from './schedule.fields.tsx';
import { ScheduleHistory } from './schedule-history.tsx';
import { scheduleProblems } from './schedule-problems.ts';

const WEEKDAYS = [
  say('patients-courses.monday'),
  say('patients-courses.tuesday'),
  say('patients-courses.wednesday'),
  say('patients-courses.thursday'),
  say('patients-courses.friday'),
  say('patients-courses.saturday'),
  say('patients-courses.sunday'),
];
const OWN = { ids: [], note: say('patients-courses.clinic-default-not-from-a') };

/** The schedules that courses begin from. A course keeps the schedule it began with. */
export function SchedulesPage() {
  const { timeZone } = useMe().clinic;
  const may = useMay('edit-schedule-templates');
  const { data, error, isFetchedAfterMount } = useQuery({
    queryKey: KEYS.templates,
    queryFn: getTemplates,
    refetchOnMount: 'always',
    refetchOnWindowFocus: false,
  });
  if (error)
    return (
      <Message title={say('patients-courses.the-schedules-could-not-be-read-2')}>
        {errorText(error)}
      </Message>
    );
  if (!data || !isFetchedAfterMount) return <Loading />;
  return (
    <Page width="narrow">
      <PageHead
        title={say('patients-courses.schedules-of-courses')}
        trail={<Link to="/patients">{say('patients-courses.patients')}</Link>}
      />
      <Soft>
        {data.saved === null
          ? say('patients-courses.as-shipped-with-the-product-the')
          : say('patients-courses.version-version-saved-by-value-at', {
              version: data.version,
              value: data.saved.by.kind === 'user' ? data.saved.by.name : '--',
              at: clinicDayAndTime(data.saved.at, timeZone),
            })}{' '}
        {may ? '' : say('patients-courses.providers-and-administrators')}
      </Soft>
      <Editor key={data.version} saved={data} readOnly={!may} />
      <ScheduleHistory />
    </Page>
  );
}

function freeId(name: string, taken: readonly string[]): string {
  const words = name.toLowerCase().match(/[a-z0-9]+/g) ?? ['schedule'];
  const base = words.join('-').slice(0, 50);
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? base : `${base}-${number}`;
    if (!taken.includes(id)) return id;
  }
}

function Editor({ saved, readOnly }: { saved: SavedTemplates; readOnly: boolean }) {
  const client = useQueryClient();
  const today = useToday();
  const [templates, setTemplates] = useState(saved.templates);
  const [closed, setClosed] = useState(saved.closedWeekdays);
  const save = useMutation({
    mutationFn: () =>
      call('PUT /api/schedule-templates', {
        body: { templates, closedWeekdays: closed, version: saved.version },
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: KEYS.templates }),
  });
  const changed =
    JSON.stringify([templates, closed]) !== JSON.stringify([saved.templates, saved.closedWeekdays]);
  const sound = templates.every(
    ({ name, schedule }) =>
      name.trim() !== '' && Object.keys(scheduleProblems(schedule)).length === 0,
  );
  const change = (index: number, more: Partial<ScheduleTemplate>) =>
    setTemplates(templates.map((one, at) => (at === index ? { ...one, ...more } : one)));
  const add = () => {
    const id = freeId(
      say('patients-courses.own-schedule'),
      templates.map((one) => one.id),
    );
    const schedule = [
      { label: say('patients-courses.week-1'), every: 'week' as const, times: 1, infusions: 1 },
    ];
    setTemplates([
      ...templates,
      { id, name: say('patients-courses.new-schedule'), schedule, source: OWN },
    ]);
  };
  return (
    <fieldset className={classes.bare} disabled={readOnly}>
      <legend className="visually-hidden">{say('patients-courses.schedules')}</legend>
      <Stack>
        <Block title={say('patients-courses.days-without-infusions')}>
          <FieldRow look="line">
            {WEEKDAYS.map((label, index) => (
              <Tick
                key={label}
                label={label}
                value={closed.includes(index + 1)}
                onChange={(on) =>
                  setClosed(
                    on
                      ? [...closed, index + 1].sort((a, b) => a - b)
                      : closed.filter((day) => day !== index + 1),
                  )
                }
              />
            ))}
          </FieldRow>
          {closed.length === 7 ? (
            <Problem>{say('patients-courses.at-least-one-day-has-to')}</Problem>
          ) : null}
        </Block>
        {templates.map((template, index) => (
          <Template
            key={template.id}
            template={template}
            today={today}
            closedWeekdays={closed}
            onChange={(more) => change(index, more)}
            onRemove={
              readOnly ? null : () => setTemplates(templates.filter((_, at) => at !== index))
            }
          />
        ))}
        <SaveProblem error={save.error} what={say('patients-courses.set-of-schedules')} />
        {readOnly ? null : (
          <ButtonRow>
            <Button
              loading={save.isPending}
              disabled={!changed || !sound || closed.length === 7}
              onClick={() => save.mutate()}
            >
              {say('patients-courses.save-schedules')}
            </Button>
            <Button variant="default" disabled={templates.length >= 40} onClick={add}>
              {say('patients-courses.add-a-schedule')}
            </Button>
          </ButtonRow>
        )}
      </Stack>
    </fieldset>
  );
}

interface TemplateProps {
  readonly template: ScheduleTemplate;
  readonly today: string;
  readonly closedWeekdays: readonly number[];
  readonly onChange: (more: Partial<ScheduleTemplate>) => void;
  readonly onRemove: (() => void) | null;
}

function Template({ template, today, closedWeekdays, onChange, onRemove }: TemplateProps) {
  const { name, schedule, source } = template;
  const problems = scheduleProblems(schedule);
  const changedSource = () => ({
    ids: [],
    note: say('patients-courses.changed-by-the-clinic-before-note', {
      note: source.note,
    }).slice(0, 300),
  });
  return (
    <Block
      label={name}
      aside={
        <>
          <TextField
            label={say('patients-courses.name')}
            max={80}
            optional
            value={name}
            error={name.trim() === '' ? say('patients-courses.name-the-schedule') : null}
            onChange={(text) => onChange({ name: text })}
          />
          {onRemove === null ? null : (
            <Button variant="default" size="xs" onClick={onRemove}>
              {say('patients-courses.remove')}
            </Button>
          )}
        </>
      }
    >
      <ScheduleFields
        value={schedule}
        errors={problems}
        onChange={(next) =>
          onChange({ schedule: next, source: source.ids.length > 0 ? changedSource() : source })
        }
      />
      <Soft>
        {source.note}
        {source.ids.length > 0 ? ` [${source.ids.join(', ')}]` : ''}
      </Soft>
      {Object.keys(problems).length === 0 ? (
        <Details summary={say('patients-courses.dates-if-it-began-today')}>
          <PlanPreview schedule={schedule} startedOn={today} closedWeekdays={closedWeekdays} />
        </Details>
      ) : null}
    </Block>
  );
}
