import { type ReactNode, type RefObject, useId } from 'react';
import classes from './block.module.css';

interface BlockProps {
  /** `plain`: in a column that is a panel itself. */
  readonly look?: 'panel' | 'plain';
  readonly title?: ReactNode;
  /** Its name where it shows no title. */
  readonly label?: string;
  /** At the other end of the title's line. */
  readonly aside?: ReactNode;
  /** What it shows is being asked for. */
  readonly busy?: boolean;
  readonly place?: RefObject<HTMLElement | null>;
  readonly children: ReactNode;
}

/** One section of a page: a panel with its title. */
export function Block({ look = 'panel', title, label, aside, busy, place, children }: BlockProps) {
  const id = useId();
  return (
    <section
      ref={place}
      className={classes.block}
      data-look={look}
      aria-busy={busy}
      {...(title === undefined ? { 'aria-label': label } : { 'aria-labelledby': id })}
    >
      {title === undefined && aside === undefined ? null : (
        <div className={classes.head}>
          {title === undefined ? null : <h2 id={id}>{title}</h2>}
          {aside}
        </div>
      )}
      {children}
    </section>
  );
}

/** Blocks under each other, or anything else that stands in a column. */
export function Stack({ children }: { readonly children: ReactNode }) {
  return <div className={classes.stack}>{children}</div>;
}
