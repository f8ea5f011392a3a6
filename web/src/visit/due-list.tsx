import { type Check, checkState, checkText } from '@chairside/shared/session/checks';
import type { SessionState } from '@chairside/shared/session/state';
import { useFromNow } from '../live/clock-store.ts';
import { useChecks } from './use-checks.ts';
import classes from './visit.module.css';

/** The next check of each kind. */
export function DueList({ session }: { readonly session: SessionState }) {
  const checks = useChecks(session);
  if (checks.length === 0) return null;
  return (
    <ul className={classes.due} aria-label="Checks due">
      {checks.map((check) => (
        <li key={check.kind}>
          <Due check={check} />
        </li>
      ))}
    </ul>
  );
}

export function Due({ check }: { readonly check: Check }) {
  const text = useFromNow((now) => checkText(check, now));
  const state = useFromNow((now) => checkState(check, now));
  return <span data-due={state}>{text}</span>;
}
