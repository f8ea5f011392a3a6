import { useState } from 'react';
import { Link } from 'react-router';
import { OpenSessionForm } from '../charting/preparation/open-session.form.tsx';
import { useMay } from '../identity/use-may.ts';
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
          No monitor bound.{' '}
          {mayManage ? (
            <Link to="/administration">Bind one in Administration</Link>
          ) : (
            'An administrator binds one under Administration.'
          )}
        </p>
      ) : (
        <MonitorNote chair={chair} />
      )}
      {mayChart ? (
        <button type="button" className={classes.button} onClick={() => setOpening(true)}>
          Open a session
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
        `${names} is connected. Readings are kept once a session is open.`
      ) : (
        <>
          {names} is offline. Switch it on; it connects with its own token.{' '}
          {mayManage ? (
            <Link to="/administration">Make a new token in Administration</Link>
          ) : (
            'An administrator makes a new one in Administration > Monitors.'
          )}
        </>
      )}
    </p>
  );
}
