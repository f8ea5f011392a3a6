import type { ReactNode } from 'react';
import classes from './details.module.css';

interface DetailsProps {
  readonly summary: string;
  readonly open?: boolean;
  readonly onToggle?: (open: boolean) => void;
  readonly children: ReactNode;
}

/** More of the same, for who asks for it. */
export function Details({ summary, open = false, onToggle, children }: DetailsProps) {
  return (
    <details
      className={classes.details}
      open={open || undefined}
      onToggle={(event) => onToggle?.(event.currentTarget.open)}
    >
      <summary>{summary}</summary>
      {children}
    </details>
  );
}
