import type { ReactNode } from 'react';
import classes from './facts.module.css';

interface FactsProps {
  /** `figures`: a few big numbers on a panel, over what they sum up. */
  readonly look?: 'plain' | 'figures';
  readonly children: ReactNode;
}

/** Names with what they stand for, beside each other. */
export function Facts({ look = 'plain', children }: FactsProps) {
  return (
    <dl className={classes.facts} data-look={look}>
      {children}
    </dl>
  );
}

interface FactProps {
  readonly name: ReactNode;
  readonly children: ReactNode;
}

export function Fact({ name, children }: FactProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
