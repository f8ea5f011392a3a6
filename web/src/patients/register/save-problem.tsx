import { ApiError, errorText } from '../../http/problem.ts';
import { say } from '../../language/say.ts';
import { Problem } from '../../ui/text.tsx';

const FIELDS: Readonly<Record<string, string>> = {
  indication: say('patients-register.the-indication'),
  indicationNote: say('patients-register.its-words'),
  schedule: say('patients-register.the-schedule'),
  startedOn: say('patients-register.the-first-day'),
  status: say('patients-register.the-status'),
  statusReason: say('patients-register.the-reason'),
  templates: say('patients-register.the-templates'),
  closedWeekdays: say('patients-register.the-closed-days'),
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
    <Problem>
      {say('patients-register.the-what-is-not-saved-error', {
        what,
        error: errorText(error),
        value:
          differs.length === 0
            ? ''
            : ` ${say('patients-register.saved-now-and-different-from-yours', { differs: differs.join(', ') })}`,
      })}
    </Problem>
  );
}
