import { ApiError, errorText } from '../../http/problem.ts';
import classes from '../styles/patients.module.css';

const FIELDS: Readonly<Record<string, string>> = {
  indication: 'the indication',
  indicationNote: 'its words',
  schedule: 'the schedule',
  startedOn: 'the first day',
  status: 'the status',
  statusReason: 'the reason',
  templates: 'the templates',
  closedWeekdays: 'the closed days',
};

interface Props {
  readonly error: Error | null;
  /** What could not be saved, as in "the course". */
  readonly what: string;
}

/** Why something was not saved; of two people's changes what differs. What was typed is still there. */
export function SaveProblem({ error, what }: Props) {
  if (error === null) return null;
  const differs =
    error instanceof ApiError && error.code === 'version-conflict'
      ? error.issues.map(({ path }) => FIELDS[path] ?? path)
      : [];
  return (
    <p className={classes.problem} role="alert">
      The {what} is not saved. {errorText(error)}
      {differs.length === 0 ? '' : ` Saved now and different from yours: ${differs.join(', ')}.`}
    </p>
  );
}
