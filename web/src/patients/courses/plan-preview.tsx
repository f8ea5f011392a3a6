import { planDates, plannedInfusions, type Schedule } from '@chairside/shared/patients/schedule';
import { say } from '../../language/say.ts';
import { dayText } from '../register/patient-text.ts';
import classes from './schedule.module.css';

interface Props {
  readonly schedule: Schedule;
  /** YYYY-MM-DD on the clinic's calendar. */
  readonly startedOn: string;
  readonly closedWeekdays: readonly number[];
}

const MAINTENANCE = 3;

/** The dates as they will stand, before anything is saved. */
export function PlanPreview({ schedule, startedOn, closedWeekdays }: Props) {
  const maintenance = schedule.at(-1)?.times === null ? MAINTENANCE : 0;
  const dates = planDates(schedule, startedOn, { closedWeekdays, maintenance });
  return (
    <section aria-label={say('patients-courses.planned-dates')}>
      <p>
        {say('patients-courses.schedule-planned-value-days-on', {
          schedule: plannedInfusions(schedule),
          value: maintenance > 0 ? say('patients-courses.then-maintenance-as-long-as-it') : '',
        })}
      </p>
      <ol className={classes.dates}>
        {dates.map(({ number, date, maintenance: open }) => (
          <li key={number} data-open={open || undefined}>
            <span>{number}</span>
            {dayText(date)}
          </li>
        ))}
      </ol>
    </section>
  );
}
