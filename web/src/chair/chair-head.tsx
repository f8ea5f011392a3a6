import { may } from '@chairside/shared/people/roles';
import type { SessionState } from '@chairside/shared/session/state';
import { IconArrowLeft } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useMe } from '../identity/use-me.ts';
import { say } from '../language/say.ts';
import type { Chair } from '../live/chairs-store.ts';
import { useFromNow } from '../live/clock-store.ts';
import { elapsedText, infusedShare, PHASE_LABELS } from '../wording/phase-text.ts';
import classes from './chair.module.css';

interface Props {
  readonly chair: Chair;
  readonly session: SessionState | null;
  /** Last in the row, at every size. */
  readonly children?: ReactNode;
}

/** Chair, patient, phase and time in it. */
export function ChairHead({ chair, session, children }: Props) {
  return (
    <header className={classes.head}>
      <Link to="/" className={classes.back} aria-label={say('chair.all-chairs')}>
        <IconArrowLeft size={20} aria-hidden />
      </Link>
      <h1>
        <span className={classes.chairLabel}>
          {say('chair.chair-label', { label: chair.label })}
        </span>
        <span className={classes.patient}>{session?.patientRef ?? say('chair.no-session')}</span>
      </h1>
      {session === null ? null : <Phase session={session} />}
      <span className={classes.monitors}>
        {chair.monitors.length === 0
          ? say('chair.no-monitor-bound')
          : chair.monitors
              .map(({ label, online }) => (online ? label : say('chair.label-offline', { label })))
              .join(', ')}
      </span>
      <BedsideLink chairId={chair.id} />
      {children}
    </header>
  );
}

/** For whoever sits with the patient: it turns this very screen into the chair's own. */
function BedsideLink({ chairId }: { chairId: string }) {
  const me = useMe();
  return may(me.user.role, 'chart-session') ? (
    <Link to={`/chairs/${chairId}/bedside`} className={classes.bedside ?? ''}>
      {say('chair.bedside-screen')}
    </Link>
  ) : null;
}

function Phase({ session }: { session: SessionState }) {
  const elapsed = useFromNow((now) => elapsedText(session, now));
  const share = useFromNow((now) => Math.round((infusedShare(session, now) ?? 0) * 200) / 2);
  const running = session.phase === 'infusing' || session.phase === 'paused';
  return (
    <div className={classes.phase} data-phase={session.phase}>
      <span>
        <strong>{PHASE_LABELS[session.phase]}</strong> {elapsed}
      </span>
      {running ? (
        <span className={classes.progress} aria-hidden>
          <span style={{ width: `${share}%` }} />
        </span>
      ) : null}
    </div>
  );
}
