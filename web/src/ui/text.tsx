import type { ReactNode } from 'react';
import { errorText } from '../http/problem.ts';
import classes from './text.module.css';

interface TextProps {
  readonly children: ReactNode;
  /** Read out when it comes up or changes. */
  readonly role?: 'status' | 'note';
}

/** Beside what matters: a hint, an explanation, where something is from. */
export function Soft({ children, role }: TextProps) {
  return (
    <p className={classes.soft} role={role}>
      {children}
    </p>
  );
}

interface ProblemProps {
  /** What was not done, before the reason: "Not saved." */
  readonly what?: string;
  /** A failed request; null: all is well, and nothing is shown. */
  readonly error?: unknown;
  /** The problem in words, instead of or after the error's. */
  readonly children?: ReactNode;
}

/** What went wrong and what to do. It is no alarm and has neither their colours nor their shapes. */
export function Problem({ what, error = null, children = null }: ProblemProps) {
  if (error === null && (children === null || children === false || children === '')) return null;
  return (
    <p className={classes.problem} role="alert">
      {what === undefined ? null : `${what} `}
      {error === null ? null : errorText(error)}
      {error === null || children === null ? null : ' '}
      {children}
    </p>
  );
}

interface NoticeProps {
  /** `strong`: what the record lacks or does not hold; on paper too. */
  readonly look?: 'plain' | 'strong';
  readonly children: ReactNode;
  /** `alert`: it has come up while they worked. */
  readonly role?: 'note' | 'alert';
}

/** What a person has to know before they go on. */
export function Notice({ look = 'plain', children, role = 'note' }: NoticeProps) {
  return (
    <div className={classes.notice} data-look={look} role={role}>
      {children}
    </div>
  );
}
