import { durationText } from '@chairside/shared/text/time-text';
import type { SessionSummary } from '@chairside/shared/wire/session-list';
import { Checkbox } from '@mantine/core';
import { Link } from 'react-router';
import { AlarmGlyph } from '../alarms/glyph.tsx';
import { say } from '../language/say.ts';
import { clinicDay, clockTime } from '../time/clinic-time.ts';
import { PHASE_LABELS } from '../wording/phase-text.ts';
import classes from './session.module.css';

interface Props {
  readonly sessions: readonly SessionSummary[];
  readonly zone: string;
  /** With who is answerable and whether it is signed. */
  readonly detailed?: boolean;
  /** Ticked rows; absent: rows cannot be ticked. */
  readonly chosen?: ReadonlySet<string>;
  readonly onChosen?: (chosen: ReadonlySet<string>) => void;
}

export function SessionTable({ sessions, zone, detailed = false, chosen, onChosen }: Props) {
  const tick = (ids: readonly string[], on: boolean) => {
    const next = new Set(chosen);
    for (const id of ids) {
      if (on) next.add(id);
      else next.delete(id);
    }
    onChosen?.(next);
  };
  const ids = sessions.map(({ id }) => id);
  const ticked = ids.filter((id) => chosen?.has(id)).length;
  return (
    <table className={classes.table} data-detailed={detailed || undefined}>
      <thead>
        <tr>
          {chosen === undefined ? null : (
            <th scope="col" className={classes.tick}>
              <Checkbox
                size="xs"
                aria-label={say('sessions.tick-every-session-that-is-shown')}
                checked={ticked > 0 && ticked === ids.length}
                indeterminate={ticked > 0 && ticked < ids.length}
                onChange={(event) => tick(ids, event.currentTarget.checked)}
              />
            </th>
          )}
          <th scope="col">{say('sessions.patient')}</th>
          <th scope="col">{say('sessions.chair')}</th>
          <th scope="col">{say('sessions.opened')}</th>
          <th scope="col">{say('sessions.phase')}</th>
          <th scope="col" className={classes.right}>
            {say('sessions.start-to-stop')}
          </th>
          <th scope="col" className={classes.right}>
            {say('sessions.effects')}
          </th>
          <th scope="col" className={classes.right}>
            {say('sessions.alarms')}
          </th>
          {detailed ? <th scope="col">{say('sessions.provider')}</th> : null}
          {detailed ? <th scope="col">{say('sessions.signed')}</th> : null}
        </tr>
      </thead>
      <tbody>
        {sessions.map((session) => (
          <tr key={session.id}>
            {chosen === undefined ? null : (
              <td className={classes.tick}>
                <Checkbox
                  size="xs"
                  aria-label={say('sessions.tick-the-session-of-patientref', {
                    patientRef: session.patientRef,
                    openedAt: clinicDay(session.openedAt, zone),
                    openedAt2: clockTime(session.openedAt, zone),
                  })}
                  checked={chosen.has(session.id)}
                  onChange={(event) => tick([session.id], event.currentTarget.checked)}
                />
              </td>
            )}
            <th scope="row" data-column="Patient">
              <Link to={`/sessions/${session.id}`}>{session.patientRef}</Link>
              {detailed && session.patientName !== null ? (
                <small>{session.patientName}</small>
              ) : null}
            </th>
            <td data-column="Chair">{session.chairLabel}</td>
            <td className={classes.opened} data-column="Opened">
              {clinicDay(session.openedAt, zone)} <b>{clockTime(session.openedAt, zone)}</b>
            </td>
            <td data-column="Phase">
              <span className={classes.phase} data-phase={session.phase}>
                {PHASE_LABELS[session.phase]}
              </span>
            </td>
            <td className={classes.right} data-column="Start to stop">
              {infusionTime(session)}
            </td>
            <td className={classes.right} data-column="Effects">
              {session.effects}
              {detailed && session.seriousEffects > 0 ? (
                <small>
                  {' '}
                  {say('sessions.seriouseffects-serious', {
                    seriousEffects: session.seriousEffects,
                  })}
                </small>
              ) : null}
            </td>
            <td className={classes.right} data-column="Alarms">
              <AlarmFigures session={session} />
            </td>
            {detailed ? <td data-column="Provider">{session.providerName ?? '--'}</td> : null}
            {detailed ? (
              <td data-column="Signed" className={classes.signed}>
                <SignedText session={session} zone={zone} />
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function SignedText({ session, zone }: { session: SessionSummary; zone: string }) {
  if (session.closedAt === null)
    return <span className={classes.soft}>{say('sessions.open')}</span>;
  if (session.signedAt === null) return <b>{say('sessions.not-signed')}</b>;
  return <span className={classes.soft}>{clinicDay(session.signedAt, zone)}</span>;
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
          <span className="visually-hidden"> {say('sessions.critical')}</span>
        </span>
      )}
      {warningAlarms === 0 ? null : (
        <span data-look="medium">
          <AlarmGlyph look="medium" size={11} /> {warningAlarms}
          <span className="visually-hidden"> {say('sessions.warning')}</span>
        </span>
      )}
    </span>
  );
}
