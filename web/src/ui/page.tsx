import type { ReactNode } from 'react';
import classes from './page.module.css';

interface PageProps {
  /** `narrow`: forms and text, which are not read in lines as long as a table. */
  readonly width?: 'wide' | 'narrow';
  /** What it shows is being asked for anew. */
  readonly busy?: boolean;
  readonly children: ReactNode;
}

/** The room that a page has under the header: its greatest width and its edges. */
export function Page({ width = 'wide', busy = false, children }: PageProps) {
  return (
    <div className={classes.page} data-width={width} aria-busy={busy}>
      {children}
    </div>
  );
}

interface PageHeadProps {
  readonly title: ReactNode;
  /** One smaller line under the title. */
  readonly under?: ReactNode;
  /** The pages above this one, as links. */
  readonly trail?: ReactNode;
  /** Beside the title: a search, what may be done here. */
  readonly children?: ReactNode;
}

/** The title of a page, and what may be done on it. */
export function PageHead({ title, under, trail, children }: PageHeadProps) {
  return (
    <>
      {trail ? <p className={classes.trail}>{trail}</p> : null}
      <header className={classes.head}>
        <h1>
          {title}
          {under ? <small>{under}</small> : null}
        </h1>
        {children}
      </header>
    </>
  );
}
