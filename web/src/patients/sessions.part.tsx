import type { PatientDetail } from '@chairside/shared/patients/http';
import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { SessionTable } from '../session/session-table.tsx';
import { useMe } from '../sign-in/use-me.ts';
import classes from './patients.module.css';

/** What the server sends at most with a patient. */
const SENT = 100;

export function SessionsPart({ detail }: { readonly detail: PatientDetail }) {
  const { timeZone } = useMe().clinic;
  const { patient, sessions } = detail;
  return (
    <section className={classes.block} aria-labelledby="sessions">
      <div className={classes.blockHead}>
        <h2 id="sessions">Sessions</h2>
        {sessions.length > 0 ? (
          <Button
            component={Link}
            to={`/patients/${patient.id}/review`}
            variant="default"
            size="xs"
          >
            Compare all sessions
          </Button>
        ) : null}
      </div>
      {sessions.length === 0 ? (
        <p className={classes.soft}>
          No session yet. Open one above, or at a free chair on the station.
        </p>
      ) : (
        <div className={classes.scroll}>
          <SessionTable sessions={sessions} zone={timeZone} />
        </div>
      )}
      {sessions.length >= SENT ? (
        <p className={classes.hint}>
          The newest {SENT}. Older ones stand under{' '}
          <Link className={classes.link ?? ''} to="/sessions">
            Sessions
          </Link>
          .
        </p>
      ) : null}
    </section>
  );
}
