import { Link } from 'react-router';
import { Due } from '../visit/due-list.tsx';
import classes from './due-strip.module.css';
import { useDueNext } from './use-due-next.ts';

/** What is due next, and where: always there, so that no chair moves when something falls due. */
export function DueStrip() {
  const due = useDueNext();
  return (
    <section className={classes.strip} aria-label="Due next">
      <span className={classes.title}>Due next</span>
      {due.length === 0 ? (
        <span className={classes.none}>nothing in the next 10 min</span>
      ) : (
        <ul className={classes.list}>
          {due.map(({ chairId, label, check }) => (
            <li key={`${chairId} ${check.kind}`}>
              <Link to={`/chairs/${chairId}`} className={classes.item ?? ''}>
                <b>{label}</b> <Due check={check} />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
