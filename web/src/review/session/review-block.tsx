import type { ReactNode } from 'react';
import { Soft } from '../../ui/text.tsx';
import classes from './review.module.css';

interface Props {
  readonly id: string;
  readonly title: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

export function ReviewBlock({ id, title, aside, children }: Props) {
  return (
    <section className={classes.block} aria-labelledby={`review-${id}`}>
      <div className={classes.blockHead}>
        <h2 id={`review-${id}`}>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}

export function Empty({ children }: { readonly children: ReactNode }) {
  return <Soft>{children}</Soft>;
}
