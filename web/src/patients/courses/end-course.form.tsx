import type { Course } from '@chairside/shared/patients/course';
import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { say } from '../../language/say.ts';
import { SaveProblem } from '../register/save-problem.tsx';
import classes from '../styles/patients.module.css';
import { useSaveCourse } from './use-save-course.ts';

/** Completed as planned, or ended before that for a reason. */
export function EndCourseForm({ course, onDone }: { course: Course; onDone: () => void }) {
  const [status, setStatus] = useState<'completed' | 'ended'>(
    course.given >= course.planned ? 'completed' : 'ended',
  );
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const save = useSaveCourse(course, onDone);
  const missing = status === 'ended' && reason.trim() === '';
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (missing || save.isPending) return;
    const { indication, indicationNote, schedule, startedOn, version } = course;
    save.mutate({
      version,
      course: {
        ...{ indication, schedule, startedOn, status },
        ...(indicationNote === undefined ? {} : { indicationNote }),
        ...(reason.trim() === '' ? {} : { statusReason: reason.trim() }),
      },
    });
  };
  return (
    <form
      className={classes.form}
      onSubmit={onSubmit}
      aria-label={say('patients-courses.complete-or-end-the-course')}
    >
      <SegmentedControl
        aria-label={say('patients-courses.how-the-course-ended')}
        value={status}
        onChange={(value) => setStatus(value === 'completed' ? 'completed' : 'ended')}
        data={[
          { value: 'completed', label: say('patients-courses.completed-as-planned') },
          { value: 'ended', label: say('patients-courses.ended-before-that') },
        ]}
      />
      <TextInput
        label={status === 'ended' ? 'Reason' : say('patients-courses.note-if-it-needs-one')}
        maxLength={300}
        required={status === 'ended'}
        value={reason}
        error={asked && missing ? say('patients-courses.enter-why-the-course-ends') : null}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <SaveProblem error={save.error} what={say('patients-courses.course-2')} />
      <div className={classes.actions}>
        <Button type="submit" loading={save.isPending}>
          {status === 'completed'
            ? say('patients-courses.complete-the-course')
            : say('patients-courses.end-the-course')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {say('patients-courses.cancel')}
        </Button>
      </div>
    </form>
  );
}
