import type { Course, CourseDocument } from '@chairside/shared/patients/course';
import { INDICATION_CATALOGUE } from '@chairside/shared/patients/indications';
import { plannedInfusions } from '@chairside/shared/patients/schedule';
import { dateText } from '@chairside/shared/time/calendar';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../http/client.ts';
import { KEYS } from '../../http/patient-keys.ts';
import { useMe } from '../../identity/use-me.ts';
import { say } from '../../language/say.ts';
import { clinicDayAndTime } from '../../time/clinic-time.ts';
import { Details } from '../../ui/details.tsx';
import { Problem, Soft } from '../../ui/text.tsx';
import classes from '../styles/patients.module.css';

const STATUS = {
  active: say('patients-courses.is-running'),
  completed: say('patients-courses.is-completed'),
  ended: say('patients-courses.is-ended'),
} as const;

/** "Depression, 8 infusions from 5 Jan 2026, ended: moved away". */
function documentText(document: CourseDocument): string {
  const { indication, indicationNote, schedule, startedOn, status, statusReason } = document;
  const what = INDICATION_CATALOGUE[indication].label;
  const note = indicationNote === undefined ? '' : ` (${indicationNote})`;
  const count = plannedInfusions(schedule);
  const infusions =
    count === 1
      ? say('patients-courses.1-infusion')
      : say('patients-courses.count-infusions', { count });
  const reason = statusReason === undefined ? '' : `: ${statusReason}`;
  return say('patients-courses.what-note-infusions-from-startedon', {
    what,
    note,
    infusions,
    startedOn: dateText(startedOn),
    value: STATUS[status],
    reason,
  });
}

/** Who changed the course, read once it is asked for. */
export function CourseHistory({ course }: { readonly course: Course }) {
  const { timeZone } = useMe().clinic;
  const [open, setOpen] = useState(false);
  const { data, error } = useQuery({
    queryKey: [...KEYS.patient(course.patientId), 'course', course.id, course.version],
    queryFn: () =>
      call('GET /api/patients/:id/courses/:courseId/versions', {
        params: { id: course.patientId, courseId: course.id },
      }),
    enabled: open,
  });
  return (
    <Details summary={say('patients-courses.changes-of-the-course')} open={open} onToggle={setOpen}>
      <Problem error={error} />
      <ul className={classes.plain}>
        {(data?.versions ?? []).map(({ version, at, by, document }) => (
          <li key={version}>
            {documentText(document)}
            <Soft>
              {say('patients-courses.version-version-value', {
                version,
                value: by.kind === 'user' ? by.name : '--',
                clinicDayAndTime: clinicDayAndTime(at, timeZone),
              })}
            </Soft>
          </li>
        ))}
      </ul>
    </Details>
  );
}
