import type { ScheduleTemplate } from '@chairside/shared/patients/schedule-templates';
import type { SavedTemplates } from '@chairside/shared/wire/patients';
import { Button, Checkbox, TextInput } from '@mantine/core';
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
import { Loading } from '../../ui/loading.tsx';
import { Message } from '../../ui/message.tsx';
import { Soft } from '../../ui/text.tsx';
import { getTemplates } from '../register/patient-queries.ts';
import { SaveProblem } from '../register/save-problem.tsx';
import classes from '../styles/patients.module.css';
import { PlanPreview } from './plan-preview.tsx';
import { ScheduleFields } from './schedule.fields.tsx';
import { ScheduleHistory } from './schedule-history.tsx';
import { scheduleProblems } from './schedule-problems.ts';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
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
    <div className={classes.narrow}>
      <p className={classes.crumb}>
        <Link to="/patients">{say('patients-courses.patients')}</Link>
      </p>
      <h1 className={classes.title}>{say('patients-courses.schedules-of-courses')}</h1>
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
    </div>
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
    setTemplates([...templates, { id, name: 'New schedule', schedule, source: OWN }]);
  };
  return (
    <fieldset className={classes.bare} disabled={readOnly}>
      <legend className="visually-hidden">{say('patients-courses.schedules')}</legend>
      <div className={classes.stack}>
        <div className={classes.block}>
          <h2>{say('patients-courses.days-without-infusions')}</h2>
          <div className={classes.inline}>
            {WEEKDAYS.map((label, index) => (
              <Checkbox
                key={label}
                label={label}
                checked={closed.includes(index + 1)}
                onChange={(event) =>
                  setClosed(
                    event.currentTarget.checked
                      ? [...closed, index + 1].sort((a, b) => a - b)
                      : closed.filter((day) => day !== index + 1),
                  )
                }
              />
            ))}
          </div>
          {closed.length === 7 ? (
            <p className={classes.problem}>{say('patients-courses.at-least-one-day-has-to')}</p>
          ) : null}
        </div>
        {templates.map((template, index) => {
          const problems = scheduleProblems(template.schedule);
          return (
            <section key={template.id} className={classes.block} aria-label={template.name}>
              <div className={classes.blockHead}>
                <TextInput
                  label={say('patients-courses.name')}
                  maxLength={80}
                  value={template.name}
                  error={
                    template.name.trim() === '' ? say('patients-courses.name-the-schedule') : null
                  }
                  onChange={(event) => change(index, { name: event.currentTarget.value })}
                />
                {readOnly ? null : (
                  <Button
                    variant="default"
                    size="xs"
                    onClick={() => setTemplates(templates.filter((_, at) => at !== index))}
                  >
                    {say('patients-courses.remove')}
                  </Button>
                )}
              </div>
              <ScheduleFields
                value={template.schedule}
                errors={problems}
                onChange={(schedule) =>
                  change(index, {
                    schedule,
                    source:
                      template.source.ids.length > 0
                        ? {
                            ids: [],
                            note: say('patients-courses.changed-by-the-clinic-before-note', {
                              note: template.source.note,
                            }).slice(0, 300),
                          }
                        : template.source,
                  })
                }
              />
              <Soft>
                {template.source.note}
                {template.source.ids.length > 0 ? ` [${template.source.ids.join(', ')}]` : ''}
              </Soft>
              {Object.keys(problems).length === 0 ? (
                <details className={classes.details}>
                  <summary>{say('patients-courses.dates-if-it-began-today')}</summary>
                  <PlanPreview
                    schedule={template.schedule}
                    startedOn={today}
                    closedWeekdays={closed}
                  />
                </details>
              ) : null}
            </section>
          );
        })}
        <SaveProblem error={save.error} what={say('patients-courses.set-of-schedules')} />
        {readOnly ? null : (
          <div className={classes.actions}>
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
          </div>
        )}
      </div>
    </fieldset>
  );
}
