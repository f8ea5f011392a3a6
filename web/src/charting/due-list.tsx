import { type Check, checkState, checkText } from '@chairside/shared/session/checks';
import type { SessionState } from '@chairside/shared/session/state';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useMay } from '../identity/use-may.ts';
import { say } from '../language/say.ts';
import { useFromNow } from '../live/clock-store.ts';
import { openSheet, type Sheet } from './sheet/sheet-store.ts';
import { useChecks } from './sheet/use-checks.ts';
import classes from './styles/charting.module.css';

/** Where a check is done; the monitor's own cuff does the first by itself. */
const SHEETS: Readonly<Record<Check['kind'], Sheet>> = {
  cuff: { kind: 'manual-vitals' },
  sedation: { kind: 'assess', scale: 'moaas' },
  dissociation: { kind: 'assess', scale: 'dissociation' },
  'discharge-score': { kind: 'assess', scale: 'padss' },
  stop: { kind: 'stop-infusion' },
};

interface DueLinkProps {
  readonly chairId: string;
  readonly sessionId: string;
  readonly check: Check;
  readonly className: string | undefined;
  readonly children: ReactNode;
}

/** One tap to the form of a check, wherever it is told: at its chair, open and in view. */
export function DueLink({ chairId, sessionId, check, className, children }: DueLinkProps) {
  const mayChart = useMay('chart-session');
  return (
    <Link
      to={`/chairs/${chairId}`}
      className={className ?? ''}
      onClick={() => {
        if (mayChart) openSheet(sessionId, SHEETS[check.kind]);
      }}
    >
      {children}
    </Link>
  );
}

interface DueProps {
  readonly session: SessionState;
}

/** The next check of each kind, on a page that has no form of its own. */
export function DueLinks({ session }: DueProps) {
  return (
    <EachDue session={session}>
      {(check) => (
        <DueLink
          chairId={session.chairId}
          sessionId={session.id}
          check={check}
          className={classes.dueButton}
        >
          <Due check={check} />
        </DueLink>
      )}
    </EachDue>
  );
}

/** The next check of each kind, at the chair. */
export function DueList({ session }: DueProps) {
  return (
    <EachDue session={session}>
      {(check) => (
        <button
          type="button"
          className={classes.dueButton}
          onClick={() => openSheet(session.id, SHEETS[check.kind])}
        >
          <Due check={check} />
        </button>
      )}
    </EachDue>
  );
}

function EachDue({ session, children }: DueProps & { children: (check: Check) => ReactNode }) {
  const checks = useChecks(session);
  if (checks.length === 0) return null;
  return (
    <ul className={classes.due} aria-label={say('charting.checks-due')}>
      {checks.map((check) => (
        <li key={check.kind}>{children(check)}</li>
      ))}
    </ul>
  );
}

export function Due({ check }: { readonly check: Check }) {
  const text = useFromNow((now) => checkText(check, now));
  const state = useFromNow((now) => checkState(check, now));
  return <span data-due={state}>{text}</span>;
}
