import type { SessionSummary } from '@chairside/shared/protocol/session-list';
import { Link } from 'react-router';
import { AlarmGlyph } from '../alarms/glyph.tsx';
import { PHASE_LABELS } from '../chair/phase-text.ts';
import { clinicDay, clockTime } from '../ui/clinic-time.ts';
import { durationText } from '../ui/time-text.ts';
import classes from './session.module.css';

interface Props {
  readonly sessions: readonly SessionSummary[];
  readonly zone: string;
}

export function SessionTable({ sessions, zone }: Props) {
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">Patient</th>
          <th scope="col">Chair</th>
          <th scope="col">Opened</th>
          <th scope="col">Phase</th>
          <th scope="col" className={classes.right}>
            Start to stop
          </th>
          <th scope="col" className={classes.right}>
            Effects
          </th>
          <th scope="col" className={classes.right}>
            Alarms
          </th>
        </tr>
      </thead>
      <tbody>
        {sessions.map((session) => (
          <tr key={session.id}>
            <th scope="row">
              <Link to={`/sessions/${session.id}`}>{session.patientRef}</Link>
            </th>
            <td>{session.chairLabel}</td>
            <td className={classes.opened}>
              {clinicDay(session.openedAt, zone)} <b>{clockTime(session.openedAt, zone)}</b>
            </td>
            <td>
              <span className={classes.phase} data-phase={session.phase}>
                {PHASE_LABELS[session.phase]}
              </span>
            </td>
            <td className={classes.right}>{infusionTime(session)}</td>
            <td className={classes.right}>{session.effects}</td>
            <td className={classes.right}>
              <AlarmFigures session={session} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function infusionTime({ startedAt, stoppedAt }: SessionSummary): string {
  if (startedAt === null) return '--';
  return stoppedAt === null ? 'running' : durationText(stoppedAt - startedAt);
}

function AlarmFigures({ session }: { session: SessionSummary }) {
  const { criticalAlarms, warningAlarms } = session;
  if (criticalAlarms + warningAlarms === 0) return <>0</>;
  return (
    <span className={classes.figures}>
      {criticalAlarms === 0 ? null : (
        <span data-look="high">
          <AlarmGlyph look="high" size={11} /> {criticalAlarms}
          <span className="visually-hidden"> critical</span>
        </span>
      )}
      {warningAlarms === 0 ? null : (
        <span data-look="medium">
          <AlarmGlyph look="medium" size={11} /> {warningAlarms}
          <span className="visually-hidden"> warning</span>
        </span>
      )}
    </span>
  );
}
