import { DEFAULT_SCHEDULE_TEMPLATES } from '@chairside/shared/patients/schedule-templates';
import type { PatientDetail } from '@chairside/shared/wire/patients';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { KEYS } from '../../http/patient-keys.ts';
import { errorText } from '../../http/problem.ts';
import { useMay } from '../../identity/use-may.ts';
import { say } from '../../language/say.ts';
import { Block } from '../../ui/block.tsx';
import { Problem, Soft } from '../../ui/text.tsx';
import { getTemplates } from '../register/patient-queries.ts';
import { CourseForm } from './course.form.tsx';
import { CourseCard } from './course-card.tsx';
import { EndCourseForm } from './end-course.form.tsx';

type Open = { kind: 'none' } | { kind: 'begin' } | { kind: 'edit' | 'end'; id: string };

/** Newest start first; what is over stays to be looked at. */
export function CoursesPanel({ detail }: { readonly detail: PatientDetail }) {
  const { patient, courses, sessions } = detail;
  const may = useMay('edit-patients');
  const [open, setOpen] = useState<Open>({ kind: 'none' });
  const close = () => setOpen({ kind: 'none' });
  const templates = useQuery({ queryKey: KEYS.templates, queryFn: getTemplates });
  const closedWeekdays =
    templates.data?.closedWeekdays ?? DEFAULT_SCHEDULE_TEMPLATES.closedWeekdays;
  return (
    <Block
      title={say('patients-courses.courses')}
      aside={
        may && open.kind !== 'begin' ? (
          <Button size="xs" onClick={() => setOpen({ kind: 'begin' })}>
            {say('patients-courses.begin-a-course')}
          </Button>
        ) : null
      }
    >
      {open.kind === 'begin' && templates.data ? (
        <CourseForm
          patientId={patient.id}
          course={null}
          templates={templates.data}
          onDone={close}
        />
      ) : null}
      {open.kind !== 'none' && templates.error ? (
        <Problem>
          {say('patients-courses.the-schedules-could-not-be-read', {
            error: errorText(templates.error),
          })}
        </Problem>
      ) : null}
      {courses.length === 0 && open.kind === 'none' ? (
        <Soft>
          {say('patients-courses.no-course-yet-value', {
            value: may
              ? say('patients-courses.begin-one-its-dates-are-shown')
              : say('patients-courses.nurses-and-providers-begin-one'),
          })}
        </Soft>
      ) : null}
      {courses.map((course) => {
        const own = open.kind !== 'none' && open.kind !== 'begin' && open.id === course.id;
        if (own && open.kind === 'edit' && templates.data) {
          return (
            <CourseForm
              key={course.id}
              patientId={patient.id}
              course={course}
              templates={templates.data}
              onDone={close}
            />
          );
        }
        if (own && open.kind === 'end') {
          return <EndCourseForm key={course.id} course={course} onDone={close} />;
        }
        return (
          <CourseCard
            key={course.id}
            course={course}
            sessions={sessions.filter(({ courseId }) => courseId === course.id)}
            closedWeekdays={closedWeekdays}
            onEdit={may ? () => setOpen({ kind: 'edit', id: course.id }) : null}
            onEnd={
              may && course.status === 'active'
                ? () => setOpen({ kind: 'end', id: course.id })
                : null
            }
          />
        );
      })}
    </Block>
  );
}
