import type { ReactNode } from 'react';
import classes from './message.module.css';

interface MessageProps {
  readonly title: string;
  readonly children?: ReactNode;
  /** What to do next. */
  readonly action?: ReactNode;
}

/** Empty, first-run and error states: what is the matter, and the next step. */
export function Message({ title, children, action }: MessageProps) {
  return (
    <div className={classes.message}>
      <h2 className={classes.title}>{title}</h2>
      {children ? <div className={classes.text}>{children}</div> : null}
      {action ? <div>{action}</div> : null}
    </div>
  );
}
