import type { Course } from '@chairside/shared/patients/course';
import { INDICATION_CATALOGUE } from '@chairside/shared/patients/indications';
import { infusionLabel } from '@chairside/shared/patients/schedule';
import { dateText } from '@chairside/shared/time/calendar';
import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { useMe } from '../../identity/use-me.ts';
import { say } from '../../language/say.ts';
import { useToday } from '../../live/use-today.ts';
import { clockTime } from '../../time/clinic-time.ts';
import { Details } from '../../ui/details.tsx';
import { Fact, Facts } from '../../ui/facts.tsx';
import { ButtonRow } from '../../ui/fields.tsx';
import { Table, TableHead } from '../../ui/table.tsx';
import { dayText } from '../register/patient-text.ts';
import classes from '../styles/patients.module.css';
import { CourseHistory } from './course-history.tsx';
import { courseProgress, type Progress, type ProgressRow } from './course-progress.ts';

interface Props {
  readonly course: Course;
  readonly sessions: readonly { readonly id: string; readonly startedAt: number | null }[];
  readonly closedWeekdays: readonly number[];
  readonly onEdit: (() => void) | null;
  readonly onEnd: (() => void) | null;
}

const STATUS = {
  active: say('patients-courses.running'),
  completed: say('patients-courses.completed'),
  ended: say('patients-courses.ended'),
} as const;
const STATES: Readonly<Record<ProgressRow['state'], string>> = {
  given: say('patients-courses.was-given'),
  missed: say('patients-courses.missed'),
  today: say('patients-courses.due-today'),
  'to-come': say('patients-courses.is-planned'),
};

/** "Infusion 3 of 8" is the next one, as the session will count it. */
export function CourseCard({ course, sessions, closedWeekdays, onEdit, onEnd }: Props) {
  const { timeZone: zone } = useMe().clinic;
  const today = useToday();
  const progress = courseProgress(course, sessions, { today, zone, closedWeekdays });
  const { indication, indicationNote, status, statusReason, given, planned, patientId } = course;
  return (
    <article className={classes.course} aria-label={INDICATION_CATALOGUE[indication].label}>
      <div className={classes.courseHead}>
        <h3>
          {INDICATION_CATALOGUE[indication].label}
          {indicationNote === undefined ? '' : `: ${indicationNote}`}
        </h3>
        <ButtonRow>
          <Button
            component={Link}
            to={`/patients/${patientId}/courses/${course.id}`}
            variant="default"
            size="xs"
          >
            {say('patients-courses.compare-sessions')}
          </Button>
          {onEdit === null ? null : (
            <Button variant="default" size="xs" onClick={onEdit}>
              {say('patients-courses.edit')}
            </Button>
          )}
          {onEnd === null ? null : (
            <Button variant="default" size="xs" onClick={onEnd}>
              {say('patients-courses.complete-or-end')}
            </Button>
          )}
        </ButtonRow>
      </div>
      <Facts>
        <Fact name={say('patients-courses.given')}>
          <b>{say('patients-courses.given-of-planned', { given, planned })}</b>
        </Fact>
        <Fact name={status === 'active' ? say('patients-courses.next') : STATUS[status]}>
          {status === 'active' ? (
            <NextText progress={progress} given={given} planned={planned} />
          ) : (
            (statusReason ?? say('patients-courses.as-planned'))
          )}
        </Fact>
        <Fact name={say('patients-courses.begun')}>{dateText(course.startedOn)}</Fact>
      </Facts>
      <ProgressBar progress={progress} planned={planned} given={given} />
      <Details summary={say('patients-courses.planned-and-given-infusion-by')}>
        <ProgressTable rows={progress.rows} zone={zone} />
      </Details>
      <CourseHistory course={course} />
    </article>
  );
}

function NextText(props: { progress: Progress; given: number; planned: number }) {
  const { progress, given, planned } = props;
  const { next, missed } = progress;
  if (next === null) return <>{say('patients-courses.all-planned-infusions-are-given')}</>;
  const label = infusionLabel({ number: given + 1, planned });
  const day = dayText(next.planned.date);
  if (next.state === 'missed') {
    return (
      <>
        <b>{label}</b>{' '}
        {say('patients-courses.was-due-day-value-missed', {
          day,
          value:
            missed === 1
              ? say('patients-courses.1-infusion-is')
              : say('patients-courses.missed-infusions-are', { missed }),
        })}
      </>
    );
  }
  return (
    <>
      <b>{label}</b>{' '}
      {next.state === 'today'
        ? say('patients-courses.is-due-today')
        : say('patients-courses.is-due-day', { day })}
    </>
  );
}

function ProgressBar(props: { progress: Progress; planned: number; given: number }) {
  const { progress, planned, given } = props;
  const rows = progress.rows.slice(0, planned);
  const missed =
    progress.missed === 0 ? '' : say('patients-courses.missed-missed', { missed: progress.missed });
  return (
    <div
      className={classes.bar}
      role="img"
      aria-label={say('patients-courses.given-of-planned-given-missed', { given, planned, missed })}
    >
      {rows.map(({ planned: { number }, state }) => (
        <span
          key={number}
          data-given={state === 'given' || undefined}
          data-missed={state === 'missed' || undefined}
        />
      ))}
    </div>
  );
}

const COLUMNS = [
  say('patients-courses.infusion'),
  say('patients-courses.part'),
  say('patients-courses.planned'),
  say('patients-courses.given'),
];

function ProgressTable(props: { rows: readonly ProgressRow[]; zone: string }) {
  return (
    <Table>
      <TableHead columns={COLUMNS} />
      <tbody>
        {props.rows.map(({ planned, given, state }) => (
          <tr key={planned.number}>
            <th scope="row">{planned.number}</th>
            <td>{planned.label}</td>
            <td data-cell="whole">{dayText(planned.date)}</td>
            <td>
              {given === null ? (
                <span className={classes.state} data-state={state}>
                  {STATES[state]}
                </span>
              ) : (
                <Link to={`/sessions/${given.sessionId}`}>
                  {dayText(given.date)}, {clockTime(given.startedAt, props.zone)}
                </Link>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
