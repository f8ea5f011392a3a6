import type { Course } from '@chairside/shared/patients/course';
import { useState } from 'react';
import { say } from '../../language/say.ts';
import { Form } from '../../ui/form.tsx';
import { TextField } from '../../ui/inputs.tsx';
import { Segments } from '../../ui/segments.tsx';
import { SaveProblem } from '../register/save-problem.tsx';
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
  const end = () => {
    setAsked(true);
    if (missing) return;
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
    <Form
      label={say('patients-courses.complete-or-end-the-course')}
      submit={
        status === 'completed'
          ? say('patients-courses.complete-the-course')
          : say('patients-courses.end-the-course')
      }
      pending={save.isPending}
      onSubmit={end}
      onCancel={onDone}
    >
      <Segments
        label={say('patients-courses.how-the-course-ended')}
        of={['completed', 'ended']}
        text={{
          completed: say('patients-courses.completed-as-planned'),
          ended: say('patients-courses.ended-before-that'),
        }}
        value={status}
        onPick={setStatus}
      />
      <TextField
        label={
          status === 'ended'
            ? say('patients-courses.reason')
            : say('patients-courses.note-if-it-needs-one')
        }
        max={300}
        optional={status !== 'ended'}
        value={reason}
        error={asked && missing ? say('patients-courses.enter-why-the-course-ends') : null}
        onChange={setReason}
      />
      <SaveProblem error={save.error} what={say('patients-courses.course-2')} />
    </Form>
  );
}
