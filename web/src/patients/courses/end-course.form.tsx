import type { Course } from '@chairside/shared/patients/course';
import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
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
    <form className={classes.form} onSubmit={onSubmit} aria-label="Complete or end the course">
      <SegmentedControl
        aria-label="How the course is over"
        value={status}
        onChange={(value) => setStatus(value === 'completed' ? 'completed' : 'ended')}
        data={[
          { value: 'completed', label: 'Completed as planned' },
          { value: 'ended', label: 'Ended before that' },
        ]}
      />
      <TextInput
        label={status === 'ended' ? 'Reason' : 'Note, if it needs one'}
        maxLength={300}
        required={status === 'ended'}
        value={reason}
        error={asked && missing ? 'Say why the course ends.' : null}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <SaveProblem error={save.error} what="course" />
      <div className={classes.actions}>
        <Button type="submit" loading={save.isPending}>
          {status === 'completed' ? 'Complete the course' : 'End the course'}
        </Button>
        <Button variant="default" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
