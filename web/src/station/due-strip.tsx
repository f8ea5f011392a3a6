import { useLocation } from 'react-router';
import { Due, DueLink } from '../charting/due-list.tsx';
import { useMay } from '../identity/use-may.ts';
import { say } from '../language/say.ts';
import { openRound } from './charting-store.ts';
import classes from './due-strip.module.css';
import { useDueNext } from './use-due-next.ts';

/** What is due next, and where: always there, so that no chair moves when something falls due. */
export function DueStrip() {
  const due = useDueNext();
  const mayChart = useMay('chart-session');
  const onStation = useLocation().pathname === '/';
  return (
    <section className={classes.strip} aria-label={say('station.due-next')}>
      <span className={classes.title}>{say('station.due-next')}</span>
      {due.length === 0 ? (
        <span className={classes.none}>{say('station.nothing-in-the-next-10-min')}</span>
      ) : (
        <ul className={classes.list}>
          {due.map(({ label, ...of }) => (
            <li key={`${of.chairId} ${of.check.kind}`}>
              <DueLink {...of} className={classes.item}>
                <b>{label}</b> <Due check={of.check} />
              </DueLink>
            </li>
          ))}
        </ul>
      )}
      {mayChart && onStation ? (
        <button type="button" className={classes.round} onClick={() => openRound(true)}>
          {say('station.chart-several-as-awake')}
        </button>
      ) : null}
    </section>
  );
}
