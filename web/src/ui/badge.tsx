import type { ReactNode } from 'react';
import classes from './badge.module.css';

interface BadgeProps {
  /** `open`: something is still to be done. `level`: one of a few kinds. */
  readonly look?: 'settled' | 'open' | 'level';
  readonly children: ReactNode;
}

/** A state in one or two words, beside what has it. */
export function Badge({ look = 'settled', children }: BadgeProps) {
  return (
    <span className={classes.badge} data-look={look}>
      {children}
    </span>
  );
}
