import { useState } from 'react';
import { Link } from 'react-router';
import { OpenSessionForm } from '../charting/preparation/open-session.form.tsx';
import { useMay } from '../identity/use-may.ts';
import { say } from '../language/say.ts';
import type { Chair } from '../live/chairs-store.ts';
import classes from './free-chair.module.css';

/** A chair without a session: how to begin, and what is missing for live vitals. */
export function FreeChair({ chair }: { readonly chair: Chair }) {
  const [opening, setOpening] = useState(false);
  const mayChart = useMay('chart-session');
  const mayManage = useMay('manage-clinic');
  if (opening) return <OpenSessionForm chairId={chair.id} onCancel={() => setOpening(false)} />;
  return (
    <div className={classes.free}>
      {chair.monitors.length === 0 ? (
        <p className={classes.text}>
          {say('station.no-monitor-bound')}{' '}
          {mayManage ? (
            <Link to="/administration">{say('station.bind-one-in-administration')}</Link>
          ) : (
            say('station.an-administrator-binds-one-under')
          )}
        </p>
      ) : (
        <MonitorNote chair={chair} />
      )}
      {mayChart ? (
        <button type="button" className={classes.button} onClick={() => setOpening(true)}>
          {say('station.open-a-session')}
        </button>
      ) : null}
    </div>
  );
}

function MonitorNote({ chair }: { readonly chair: Chair }) {
  const mayManage = useMay('manage-clinic');
  const online = chair.monitors.some((monitor) => monitor.online);
  const names = chair.monitors.map((monitor) => monitor.label).join(', ');
  return (
    <p className={`${classes.text} ${classes.beside}`}>
      {online ? (
        say('station.names-is-connected-readings-are', { names })
      ) : (
        <>
          {say('station.names-is-offline-turn-it-on', { names })}{' '}
          {mayManage ? (
            <Link to="/administration">{say('station.make-a-new-token-in-administration')}</Link>
          ) : (
            say('station.an-administrator-makes-a-new-one')
          )}
        </>
      )}
    </p>
  );
}
