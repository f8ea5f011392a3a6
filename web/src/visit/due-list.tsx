import { type Check, checkState, checkText } from '@chairside/shared/session/checks';
import type { SessionState } from '@chairside/shared/session/state';
import { useFromNow } from '../live/clock-store.ts';
import { openSheet, type Sheet } from './sheet-store.ts';
import { useChecks } from './use-checks.ts';
import classes from './visit.module.css';

/** Where a check is done; the monitor's own cuff does the first by itself. */
const SHEETS: Readonly<Record<Check['kind'], Sheet>> = {
  cuff: { kind: 'manual-vitals' },
  sedation: { kind: 'assess', scale: 'moaas' },
  dissociation: { kind: 'assess', scale: 'dissociation' },
  'discharge-score': { kind: 'assess', scale: 'padss' },
  stop: { kind: 'stop-infusion' },
};

/** The next check of each kind. */
export function DueList({ session }: { readonly session: SessionState }) {
  const checks = useChecks(session);
  if (checks.length === 0) return null;
  return (
    <ul className={classes.due} aria-label="Checks due">
      {checks.map((check) => (
        <li key={check.kind}>
          <button
            type="button"
            className={classes.dueButton}
            onClick={() => openSheet(session.id, SHEETS[check.kind])}
          >
            <Due check={check} />
          </button>
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
